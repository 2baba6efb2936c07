package uk.hailsham.hub.town;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;

/** All files of one night, each child written down by everybody who knows it. */
final class Drops implements AutoCloseable {
    final IndexWriter index;
    final ReferralWriter referrals;
    private final Map<Place, Roll> rolls = new EnumMap<>(Place.class);
    private final Text truth;

    /** @param night from 1 */
    Drops(Path out, TownPlan plan, LocalDate day, int night, int wanted) throws IOException {
        truth = new Text(out.resolve("truth.csv"), StandardCharsets.UTF_8);
        truth.line("left_id,right_id,kind", "\n");
        index = new IndexWriter(out.resolve("index"), plan, day, night);
        Path schools = out.resolve("schools");
        rolls.put(Place.WHITE_HOUSE, new SimsWriter(schools.resolve(Place.WHITE_HOUSE.id), day));
        rolls.put(Place.COLLEGE, new CtfWriter(schools.resolve(Place.COLLEGE.id), day, night));
        rolls.put(Place.MARSHLANDS, new CensusWriter(schools.resolve(Place.MARSHLANDS.id), day));
        rolls.put(Place.HAWKES_FARM, new WondeWriter(schools.resolve(Place.HAWKES_FARM.id), day));
        rolls.put(Place.GROVELANDS, new BromcomWriter(schools.resolve(Place.GROVELANDS.id), day));
        referrals = new ReferralWriter(out.resolve("referrals"), plan, day, wanted);
    }

    /** On the roll of its school, and in the truth. */
    void enrol(Kid kid) {
        rolls.get(kid.place()).write(kid);
        tell(Town.id(kid.place(), kid), kid.papers().number(), kid.kind().word());
    }

    /** One child on the rolls of two schools. */
    void tellTwo(Kid one, Kid other) {
        String kind = other.status().equals("S") ? "dual-registered" : "two-schools";
        tell(Town.id(one.place(), one), Town.id(other.place(), other), kind);
    }

    private void tell(String left, String right, String kind) {
        truth.line(Text.cells(left, right, kind), "\n");
    }

    @Override
    public void close() {
        referrals.close();
        rolls.values().forEach(Roll::close);
        index.close();
        truth.close();
    }
}
