package uk.hailsham.hub.town.people;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How often something is so; what is done to a record stands in the truth under the same key. */
public enum Rate {
    TWIN(0.035, Where.FAMILY, "a later birth in a household is a twin of the one before"),
    TWIN_OF_ONE_SEX(0.66, Where.FAMILY, "twins are of one sex"),
    TWIN_OF_ONE_INITIAL(0.25, Where.FAMILY, "twins' forenames begin alike"),
    HALF_SIBLING(0.07, Where.FAMILY, "a later child has another surname than the household"),
    DOUBLE_BARRELLED(0.04, Where.FAMILY, "a household has a double-barrelled surname"),
    ABSENT(0.029, Where.FAMILY, "a pupil is not in the index"),
    ABSENT_TWIN(0.015, Where.FAMILY, "a pupil is not in the index but a twin is (far above nature: a stress)"),
    TWIN_AT_SCHOOL(0.1, Where.FAMILY, "the twin of an absent twin is on the roll too"),
    DUPLICATE(0.005, Where.FAMILY, "a child stands in the index twice"),
    COPIES(0.4, Where.FAMILY, "a person comes again, with --one-file; up to four times more"),

    MOVER(0.09, Where.ROLL, "another address"),
    CHANGED_SURNAME(0.035, Where.ROLL, "another surname"),
    NICKNAME(0.05, Where.ROLL, "a name in use instead of the forename"),
    MIDDLE_AS_FIRST(0.015, Where.ROLL, "the middle name is used as forename"),
    INITIAL(0.003, Where.ROLL, "the forename is an initial"),
    SWAPPED_NAMES(0.004, Where.EITHER, "forename and surname in each other's column"),
    TYPO(0.02, Where.EITHER, "a slip on the keyboard, in forename and in surname each"),
    PHONETIC(0.015, Where.EITHER, "written as heard, forename and surname each"),
    HALF_NAME(0.25, Where.ROLL, "one half of a double-barrelled name"),
    HYPHEN_LOST(0.15, Where.EITHER, "a hyphen written as a space"),
    ACCENTS_LOST(0.6, Where.EITHER, "letters with accents written without"),
    DAY_MONTH_SWAPPED(0.006, Where.EITHER, "day and month of birth swapped, where the day can be a month"),
    FIRST_JANUARY(0.002, Where.EITHER, "1 January instead of the day of birth"),
    DATE_DIGIT(0.004, Where.EITHER, "one digit of the date of birth wrong"),
    DATE_MISSING(0.004, Where.EITHER, "no date of birth"),
    SEX_WRONG(0.002, Where.EITHER, "the other sex"),
    SEX_MISSING(0.005, Where.EITHER, "no sex"),
    MIDDLE_MISSING(0.2, Where.EITHER, "no middle names"),
    MIDDLE_INITIAL(0.1, Where.EITHER, "middle names as initials"),
    HOUSE_WRONG(0.01, Where.EITHER, "another house number"),
    STREET_SHORT(0.15, Where.EITHER, "Rd, St, Ave and the like"),
    POSTCODE_MISSING(0.02, Where.EITHER, "no postcode"),
    POSTCODE_TYPO(0.005, Where.EITHER, "a wrong letter at the postcode's end"),
    POSTCODE_UNSPACED(0.1, Where.EITHER, "a postcode without its space"),
    UPN_MISSING(0.03, Where.ROLL, "no UPN on the roll"),
    UPN_MISSING_IN_INDEX(0.03, Where.INDEX, "no UPN in the index though of school age"),
    UPN_DIGIT(0.004, Where.EITHER, "a digit of the UPN wrong"),
    UPN_OF_TWIN(0.02, Where.ROLL, "a twin's UPN, of twins"),
    NHS_MISSING(0.96, Where.ROLL, "no NHS number at school"),
    NHS_MISSING_IN_INDEX(0.04, Where.INDEX, "no NHS number in the index"),
    UPPER_CASE(0.08, Where.EITHER, "the record in capitals");

    /** Which record the chance is for; of what may happen in either, half falls to each. */
    private enum Where {
        FAMILY,
        ROLL,
        INDEX,
        EITHER
    }

    private final double usual;
    private final Where where;
    private final String meaning;

    Rate(double usual, Where where, String meaning) {
        this.usual = usual;
        this.where = where;
        this.meaning = meaning;
    }

    public static Optional<Rate> of(String key) {
        return Arrays.stream(values()).filter(rate -> rate.key().equals(key)).findFirst();
    }

    /** As in options and in the truth. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public double usual() {
        return usual;
    }

    public String meaning() {
        return meaning;
    }

    /** The share of this rate that falls to one of the two files. */
    double share(Side side) {
        return switch (where) {
            case EITHER -> 0.5;
            case ROLL -> side == Side.ROLL ? 1 : 0;
            case INDEX -> side == Side.INDEX ? 1 : 0;
            case FAMILY -> 0;
        };
    }
}
