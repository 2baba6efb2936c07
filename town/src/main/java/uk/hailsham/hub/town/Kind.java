package uk.hailsham.hub.town;

import java.util.Locale;
import java.util.SplittableRandom;

/** What makes a pupil easy or hard to recognise in the Index; how many in a thousand are so. */
enum Kind {
    ABSENT(32),
    TYPO(35),
    CHANGED_SURNAME(35),
    MOVER(90),
    PREFERRED_NAME(40),
    NO_UPN(30),
    FORMER_UPN(12),
    DAY_MONTH_SWAPPED(8),
    JANUARY_FIRST(4),
    UNSOUND_UPN(6),
    TEMPORARY_UPN(6),
    DOUBLE_BARRELLED(10),
    MIDDLE_NAME(8),
    SWAPPED_NAMES(4),
    /** By birth, not by chance. */
    TWIN(0),
    TWIN_ABSENT(0),
    CLEAN(0);

    private final int share;

    Kind(int share) {
        this.share = share;
    }

    static Kind any(SplittableRandom random) {
        int dice = random.nextInt(1000);
        for (Kind kind : values()) {
            dice -= kind.share;
            if (dice < 0) {
                return kind;
            }
        }
        return CLEAN;
    }

    boolean inIndex() {
        return this != ABSENT && this != TWIN_ABSENT;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
