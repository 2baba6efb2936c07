package uk.hailsham.hub.town;

import java.time.LocalDate;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/** Makes up children one after the other: siblings, twins, movers, changed names; the same seed, the same children. */
final class Population {
    private static final int COLLEGE = 9991;
    private final SplittableRandom random;
    private final LocalDate today;
    private int serial;
    private int numbers;

    Population(long seed, LocalDate today) {
        this.random = new SplittableRandom(seed);
        this.today = today;
    }

    /** Children of one school; twins come together, so that there may be one more than asked for. */
    void school(int count, int youngest, int oldest, int establishment, Consumer<Kid> to) {
        for (int made = 0; made < count; ) {
            Family family = family();
            LocalDate born = born(youngest, oldest);
            Kid kid = kid(family, born, establishment, kind());
            to.accept(kid);
            made++;
            if (random.nextInt(60) == 0 && made < count) {
                to.accept(twin(kid, family, born, establishment));
                made++;
            } else if (random.nextInt(5) == 0 && made < count) {
                to.accept(kid(family, born(youngest, oldest), establishment, "clean"));
                made++;
            }
        }
    }

    /** A child whom the Index knows and no school of the town has. */
    Kid elsewhere() {
        return kid(family(), born(0, 18), COLLEGE, "elsewhere");
    }

    private Kid twin(Kid kid, Family family, LocalDate born, int establishment) {
        boolean absent = random.nextInt(3) == 0;
        Kid twin = kid(family, born, establishment, "twin");
        while (twin.given().equals(kid.given())) {
            twin = kid(family, born, establishment, "twin");
        }
        return absent ? twin.withKind("twin-absent", null) : twin;
    }

    private String kind() {
        int dice = random.nextInt(1000);
        return dice < 25
                ? "absent"
                : dice < 75
                        ? "typo"
                        : dice < 110
                                ? "changed-surname"
                                : dice < 170
                                        ? "mover"
                                        : dice < 210
                                                ? "no-upn"
                                                : dice < 235
                                                        ? "preferred-name"
                                                        : dice < 250
                                                                ? "former-upn"
                                                                : dice < 260
                                                                        ? "day-month-swapped"
                                                                        : dice < 268
                                                                                ? "unsound-upn"
                                                                                : dice < 272
                                                                                        ? "temporary-upn"
                                                                                        : "clean";
    }

    private Kid kid(Family family, LocalDate born, int establishment, String kind) {
        boolean girl = random.nextBoolean();
        serial++;
        boolean senChild = random.nextInt(100) < 18;
        return new Kid(
                serial,
                family.surname(),
                Words.pick(random, girl ? Words.GIRLS : Words.BOYS),
                random.nextInt(3) == 0 ? Words.pick(random, girl ? Words.GIRLS : Words.BOYS) : null,
                girl,
                born,
                family,
                kind.equals("no-upn") ? null : upn(establishment, kind),
                kind.equals("absent") ? null : "CI" + "%08d".formatted(10_000_000 + ++numbers * 7),
                random.nextInt(2) == 0 ? Numbers.nhs(random) : null,
                kind,
                Words.pick(random, Words.ETHNICITY),
                senChild ? Words.pick(random, Words.NEEDS) : null,
                senChild ? (random.nextInt(4) == 0 ? "E" : "K") : "N");
    }

    /** Each serial its own UPN: the year of allocation carries what three digits cannot. */
    private String upn(int establishment, String kind) {
        int year = 11 + serial / 1000;
        return kind.equals("temporary-upn")
                ? Numbers.temporaryUpn(8000 + serial % 1000 / 100, year, serial)
                : Numbers.upn(establishment - year / 100, year, serial);
    }

    private Family family() {
        return new Family(
                Words.pick(random, Words.FAMILY),
                Words.pick(random, Words.GIRLS),
                Words.pick(random, Words.BOYS),
                String.valueOf(1 + random.nextInt(180)),
                Words.pick(random, Words.STREETS),
                Numbers.postcode(random));
    }

    private LocalDate born(int youngest, int oldest) {
        int days = 366 + random.nextInt((oldest - youngest) * 365);
        return today.minusYears(youngest).minusDays(days - 366L);
    }

    SplittableRandom random() {
        return random;
    }
}
