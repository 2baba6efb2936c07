package uk.hailsham.hub.town;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;

/** All files of one night, each child written down by everybody who knows it. */
final class Drops implements AutoCloseable {
    final SimsWriter sims;
    final CtfWriter ctf;
    final IndexWriter index;
    final ReferralWriter referrals;
    private final Text truth;

    /** @param night from 1 */
    Drops(Path out, TownPlan plan, LocalDate day, int night, int wanted) throws IOException {
        truth = new Text(out.resolve("truth.csv"), StandardCharsets.UTF_8);
        truth.line("left_id,right_id,kind", "\n");
        index = new IndexWriter(out.resolve("index"), plan, day, night);
        sims = new SimsWriter(out.resolve("schools").resolve(Place.WHITE_HOUSE.id), day);
        ctf = new CtfWriter(out.resolve("schools").resolve(Place.COLLEGE.id), day, night);
        referrals = new ReferralWriter(out.resolve("referrals"), plan, day, wanted);
    }

    /** On the roll of its school, and in the truth. */
    void enrol(Kid kid) {
        if (kid.place() == Place.WHITE_HOUSE) {
            sims.write(kid);
        } else {
            ctf.write(kid);
        }
        tell(Town.id(kid.place(), kid), kid.papers().number(), kid.kind().word());
    }

    void tell(String left, String right, String kind) {
        truth.line(Text.cells(left, right, kind), "\n");
    }

    @Override
    public void close() {
        referrals.close();
        ctf.close();
        sims.close();
        index.close();
        truth.close();
    }
}
