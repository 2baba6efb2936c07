package uk.hailsham.hub.town;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.Period;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The Index's feed: what another register knows of the same children, with its own errors and its own age. */
final class IndexWriter implements AutoCloseable {
    private final Text out;
    private final TownPlan plan;
    private final SplittableRandom random;
    private int written;

    IndexWriter(Path folder, TownPlan plan) throws IOException {
        this.plan = plan;
        this.random = new SplittableRandom(plan.seed() ^ 0x1DE);
        out = new Text(folder.resolve("index-000001.csv"), StandardCharsets.UTF_8);
        out.line("H,%s,1,%sT21:00:00Z,full,1".formatted(new UUID(plan.seed(), 1), plan.today()), "\n");
        out.line(
                "C,indexNumber,family,given,middle,formerNames,sex,dateOfBirth,addressLine1,addressLine2,town,postcode,uprn,upn,"
                        + "nhsNumber,parentalResponsibility,schoolLaestab,schoolName,schoolFrom,gpPractice,services,"
                        + "leadProfessional,assessmentExists,shielded,additionalService",
                "\n");
    }

    void write(Kid kid) {
        if (kid.number() != null) {
            row(kid);
        }
    }

    /** Children of other places, up to the plan's number. */
    void fill(Population population) {
        while (written < plan.index()) {
            row(population.elsewhere());
        }
    }

    private void row(Kid kid) {
        boolean changed = kid.kind().equals("changed-surname");
        String family = changed ? Words.pick(random, Words.FAMILY) : kid.family();
        String given =
                switch (kid.kind()) {
                    case "typo" -> slip(kid.given());
                    case "preferred-name" -> kid.given().substring(0, 3) + "y";
                    default -> kid.given();
                };
        Family home = kid.kind().equals("mover")
                ? kid.home()
                        .movedTo(
                                "" + (1 + random.nextInt(99)),
                                Words.pick(random, Words.STREETS),
                                Numbers.postcode(random))
                : kid.home();
        boolean atSchool = !kid.kind().equals("elsewhere");
        boolean college = Period.between(kid.born(), plan.today()).getYears() >= 11;
        Object[] cells = {
            "R",
            kid.number(),
            family,
            given,
            kid.middle(),
            null,
            kid.girl() ? "F" : "M",
            born(kid),
            home.house() + " " + home.street(),
            null,
            "Hailsham",
            home.postcode(),
            null,
            upn(kid),
            kid.nhs(),
            kid.home().surname() + "/" + kid.home().mother() + "/PAM",
            atSchool ? (college ? "8459991" : "8459992") : null,
            atSchool ? (college ? "Hailsham Community College" : "White House Primary School") : null,
            atSchool ? plan.today().minusYears(1).withMonth(9).withDayOfMonth(1) : null,
            "Hailsham Medical Group",
            kid.need() == null ? null : Words.pick(random, Words.SERVICES) + "/01632 960250",
            null,
            kid.serial() % 40 == 0 ? "Y" : "N",
            shielded(kid) ? "Y" : "N",
            kid.serial() % 150 == 0 ? "Y" : "N"
        };
        out.line(Stream.of(cells).map(Text::cell).collect(Collectors.joining(",")), "\n");
        written++;
    }

    static boolean shielded(Kid kid) {
        return kid.serial() % 331 == 0;
    }

    private static String upn(Kid kid) {
        return switch (kid.kind()) {
            case "former-upn" -> Numbers.upn(7001, 11 + kid.serial() / 1000, kid.serial());
            case "temporary-upn" -> null;
            default -> kid.upn();
        };
    }

    private static LocalDate born(Kid kid) {
        boolean swaps = kid.kind().equals("day-month-swapped") && kid.born().getDayOfMonth() <= 12;
        return swaps
                ? LocalDate.of(
                        kid.born().getYear(),
                        kid.born().getDayOfMonth(),
                        kid.born().getMonthValue())
                : kid.born();
    }

    /** Two neighbouring letters swapped. */
    private String slip(String name) {
        int at = 1 + random.nextInt(name.length() - 2);
        return name.substring(0, at) + name.charAt(at + 1) + name.charAt(at) + name.substring(at + 2);
    }

    @Override
    public void close() {
        out.line("T," + written + ",0", "\n");
        out.close();
    }
}
