package uk.hailsham.hub.town;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.Collectors;

/** The Index's feed. */
final class IndexWriter implements AutoCloseable {
    private final Text out;
    private final long seed;
    private final LocalDate day;
    private final SchoolYear year;
    private int written;
    private int deleted;

    /** @param sequence 1 is a full feed, what follows are deltas */
    IndexWriter(Path folder, TownPlan plan, LocalDate day, int sequence) throws IOException {
        this.seed = plan.seed();
        this.day = day;
        this.year = new SchoolYear(day);
        out = new Text(folder.resolve("index-%06d.csv".formatted(sequence)), StandardCharsets.UTF_8);
        row("H", new UUID(seed, sequence), sequence, day + "T02:00:00Z", sequence == 1 ? "full" : "delta", 1);
        line(
                "C,indexNumber,family,given,middle,formerNames,sex,dateOfBirth,addressLine1,addressLine2,town,postcode,uprn,upn,"
                        + "nhsNumber,parentalResponsibility,schoolLaestab,schoolName,schoolFrom,gpPractice,services,leadProfessional,"
                        + "assessmentExists,shielded,additionalService");
    }

    /** An entry, if the Index knows the child. */
    void write(Kid kid) {
        if (kid.papers().number() == null) {
            return;
        }
        SplittableRandom random = Seeds.of(seed ^ 0x5E7L, kid.serial());
        IndexView view = IndexView.of(kid, seed, day);
        boolean helped = kid.sen().any() && Words.chance(random, 400);
        row(
                "R",
                kid.papers().number(),
                view.family(),
                view.given(),
                view.middle(),
                view.former(),
                view.sex(),
                view.born(),
                view.home().line(),
                null,
                view.home().town(),
                view.home().postcode(),
                view.home().uprn(),
                view.upn(),
                view.nhs(),
                responsible(kid.family()),
                kid.place().laestab,
                kid.place().label,
                from(kid),
                "Hailsham Medical Group",
                helped ? Words.pick(random, Words.SERVICES) + "/01632 960250" : null,
                helped && Words.chance(random, 300) ? "R. Hale, Early Help keyworker" : null,
                flag(helped && Words.chance(random, 350)),
                flag(kid.family().shielded()),
                flag(Words.chance(random, 8)));
        written++;
    }

    void delete(Kid kid) {
        row("D", kid.papers().number());
        deleted++;
    }

    private static String responsible(Family family) {
        return family.parents().stream()
                .filter(Family.Parent::responsible)
                .map(parent -> parent.family() + "/" + parent.given() + "/" + parent.relationship())
                .collect(Collectors.joining(";"));
    }

    private LocalDate from(Kid kid) {
        if (kid.place() == Place.NOWHERE) {
            return null;
        }
        return year.firstDayOf(year.group(kid.born()) > 6 ? 7 : 0, kid.born());
    }

    private static String flag(boolean set) {
        return set ? "Y" : "N";
    }

    private void row(Object... cells) {
        line(Text.cells(cells));
    }

    private void line(String text) {
        out.line(text, "\n");
    }

    @Override
    public void close() {
        row("T", written, deleted);
        out.close();
    }
}
