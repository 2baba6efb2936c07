package uk.hailsham.hub.town;

import java.util.SplittableRandom;

/** What writers of files get wrong, seen in the wild; about one pupil in a hundred has one. */
enum Oddity {
    NONE,
    ETHNICITY_THAT_IS_NONE,
    CLASS_FOR_YEAR,
    GENDER_O,
    NO_BIRTH_DATE,
    IMPOSSIBLE_BIRTH_DATE,
    HALF_A_POSTCODE,
    /** The parent's address in the pupil's {@code Email}; only a CTF can. */
    PARENTS_EMAIL,
    /** {@code SEN/SENprovision} without its history; only a CTF can. */
    FLAT_SEN,
    /** {@code LegalSurname} inside {@code BasicDetails}; only a CTF can. */
    LEGAL_SURNAME_INSIDE,
    RANK_TIE;

    private static final int IN_A_THOUSAND = 24;

    static Oddity any(SplittableRandom random) {
        int kind = random.nextInt(values().length - 1);
        return Words.chance(random, IN_A_THOUSAND) ? values()[1 + kind] : NONE;
    }

    /** Such a pupil is rejected. */
    boolean undated() {
        return this == NO_BIRTH_DATE || this == IMPOSSIBLE_BIRTH_DATE;
    }
}
