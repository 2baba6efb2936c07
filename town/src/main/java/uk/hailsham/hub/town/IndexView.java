package uk.hailsham.hub.town;

import java.time.LocalDate;
import java.util.SplittableRandom;

/**
 * What the Index says of a child: another register's knowledge, with its own errors and its own age.
 *
 * @param former {@code Family/Given}, or null
 * @param sex M, F or U
 * @param middle or null
 * @param upn or null
 * @param nhs or null
 */
record IndexView(
        String family,
        String given,
        String middle,
        String former,
        String sex,
        LocalDate born,
        Home home,
        String upn,
        String nhs) {
    private static final String KEYS = "qwertyuiopasdfghjklzxcvbnm";

    static IndexView of(Kid kid, long seed, LocalDate today) {
        SplittableRandom random = Seeds.of(seed ^ 0x1DEAL, kid.serial());
        Kid.Naming name = seen(kid, random);
        boolean ofSchoolAge = kid.born().plusYears(5).isBefore(today);
        String upn = ofSchoolAge && Words.chance(random, 920) ? upn(kid) : null;
        return new IndexView(
                name.family(),
                name.given(),
                name.middle(),
                name.formerFamily() == null ? null : name.formerFamily() + "/" + name.given(),
                Words.chance(random, 6) ? "U" : kid.girl() ? "F" : "M",
                born(kid),
                kid.kind() == Kind.MOVER ? Home.any(random) : kid.family().home(),
                upn,
                Words.chance(random, 950) ? kid.papers().nhs() : null);
    }

    private static Kid.Naming seen(Kid kid, SplittableRandom random) {
        Kid.Naming name = kid.name();
        String family = name.family();
        String given = name.given();
        String middle = Words.chance(random, 850) ? name.middle() : null;
        return switch (kid.kind()) {
            case TYPO ->
                Words.chance(random, 550)
                        ? new Kid.Naming(family, slip(given, random), middle, null, null)
                        : new Kid.Naming(slip(family, random), given, middle, null, null);
            case CHANGED_SURNAME -> new Kid.Naming(before(kid, random), given, middle, null, null);
            case PREFERRED_NAME -> new Kid.Naming(family, name.preferred(), middle, null, null);
            case DOUBLE_BARRELLED -> new Kid.Naming(half(family, random), given, middle, null, null);
            case MIDDLE_NAME -> new Kid.Naming(family, name.middle(), given, null, null);
            case SWAPPED_NAMES -> new Kid.Naming(given, family, middle, null, null);
            case CLEAN, MOVER -> new Kid.Naming(family, given, middle, null, formerOf(kid, random));
            default -> new Kid.Naming(family, given, middle, null, null);
        };
    }

    private static String before(Kid kid, SplittableRandom random) {
        String former = kid.name().formerFamily();
        return former == null ? kid.family().origin().family(random) : former;
    }

    private static String formerOf(Kid kid, SplittableRandom random) {
        String maiden = kid.family().maiden();
        return Words.chance(random, 12) && !maiden.equals(kid.name().family()) ? maiden : null;
    }

    private static String half(String family, SplittableRandom random) {
        int hyphen = family.indexOf('-');
        return random.nextBoolean() ? family.substring(0, hyphen) : family.substring(hyphen + 1);
    }

    private static LocalDate born(Kid kid) {
        LocalDate born = kid.born();
        return switch (kid.kind()) {
            case DAY_MONTH_SWAPPED -> LocalDate.of(born.getYear(), born.getDayOfMonth(), born.getMonthValue());
            case JANUARY_FIRST -> LocalDate.of(born.getYear(), 1, 1);
            default -> born;
        };
    }

    private static String upn(Kid kid) {
        return kid.kind() == Kind.FORMER_UPN
                ? kid.papers().before()
                : kid.papers().right();
    }

    /** A letter left out, doubled, swapped with the next one, or the neighbouring key. */
    static String slip(String name, SplittableRandom random) {
        int at = 1 + random.nextInt(Math.max(1, name.length() - 2));
        String head = name.substring(0, at);
        char letter = name.charAt(at);
        String tail = name.substring(at + 1);
        boolean swappable = !tail.isEmpty() && tail.charAt(0) != letter;
        return switch (random.nextInt(4)) {
            case 0 -> name.length() > 3 ? head + tail : head + letter + letter + tail;
            case 1 -> head + letter + letter + tail;
            case 2 -> swappable ? head + tail.charAt(0) + letter + tail.substring(1) : head + letter + letter + tail;
            default -> head + neighbour(letter) + tail;
        };
    }

    private static char neighbour(char letter) {
        int at = KEYS.indexOf(letter);
        return at < 0 ? 'x' : KEYS.charAt((at + 1) % KEYS.length());
    }
}
