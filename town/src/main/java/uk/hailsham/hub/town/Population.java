package uk.hailsham.hub.town;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;

/** The town, child after child: fills the two rolls and the Index to the number, and nothing is kept but who has no UPN. */
final class Population {
    private static final double PRIMARY_SHARE = 0.2625;
    private static final int ON_BOTH_ROLLS = 30;
    private static final List<Place> OTHER_PRIMARIES = List.of(Place.MARSHLANDS, Place.HAWKES_FARM, Place.GROVELANDS);

    private final SchoolYear year;
    private final Households households;
    private final Audience audience;
    private final SplittableRandom turns;
    private final Set<String> nameless = new HashSet<>();
    private int primaryLeft;
    private int collegeLeft;
    private int indexLeft;
    private int household;

    /** Who is told of each child. */
    interface Audience {
        void pupil(Kid kid);

        /** A pupil of the primary who stands on the college's roll as well. */
        void onBothRolls(Kid primary, Kid college);

        /** A child whom the Index knows and neither school has. */
        void elsewhere(Kid kid);
    }

    Population(TownPlan plan, Audience audience) {
        this.audience = audience;
        this.year = new SchoolYear(plan.today());
        this.households = new Households(plan.seed(), year);
        this.turns = Seeds.of(plan.seed(), -1);
        this.primaryLeft = (int) (plan.pupils() * PRIMARY_SHARE);
        this.collegeLeft = plan.pupils() - primaryLeft;
        this.indexLeft = plan.index();
    }

    void everybody() {
        pupils();
        while (indexLeft > 0) {
            households.household(household++, -5 + turns.nextInt(18)).forEach(this::elsewhere);
        }
    }

    /** Families who come to town later: pupils of the primary, all known to the Index. */
    void newcomers(int count) {
        primaryLeft = count;
        indexLeft = 5 * count;
        pupils();
    }

    private void pupils() {
        while (primaryLeft + collegeLeft > 0) {
            Place first = turns.nextInt(primaryLeft + collegeLeft) < primaryLeft ? Place.WHITE_HOUSE : Place.COLLEGE;
            boolean little = first == Place.WHITE_HOUSE || Words.chance(turns, 50);
            int group = little ? turns.nextInt(7) : 7 + turns.nextInt(5);
            Place place = first;
            Kid before = null;
            for (Kid kid : households.household(household++, group)) {
                boolean twin = before != null && kid.born().equals(before.born());
                settle(kid, before == null || twin ? place : placeOf(kid));
                before = kid;
            }
        }
    }

    private Place placeOf(Kid kid) {
        int group = year.group(kid.born());
        if (group < 0 || group > 11) {
            return Place.NOWHERE;
        }
        boolean near = Words.chance(turns, 800);
        if (group > 6) {
            return near && collegeLeft > 0 ? Place.COLLEGE : Place.OUTSIDE;
        }
        return near && primaryLeft > 0 ? Place.WHITE_HOUSE : Words.pick(turns, OTHER_PRIMARIES);
    }

    private void settle(Kid kid, Place place) {
        if (place == Place.WHITE_HOUSE && primaryLeft > 0) {
            primaryLeft--;
            enrol(kid.at(place));
        } else if (place == Place.COLLEGE && collegeLeft > 0) {
            collegeLeft--;
            enrol(kid.at(place));
        } else {
            elsewhere(kid.at(place.drops() ? Place.OUTSIDE : place));
        }
    }

    private void enrol(Kid kid) {
        Kid known = kid.papers().number() == null || indexLeft > 0 ? kid : kid.unknownToIndex();
        Kid pupil = known.nameless() && !nameless.add(key(known)) ? known.withRightUpn() : known;
        if (pupil.papers().number() != null) {
            indexLeft--;
        }
        audience.pupil(pupil);
        boolean both = pupil.place() == Place.WHITE_HOUSE && pupil.kind() == Kind.CLEAN && collegeLeft > 0;
        if (both && pupil.oddity() == Oddity.NONE && Words.chance(turns, ON_BOTH_ROLLS)) {
            collegeLeft--;
            audience.onBothRolls(pupil, pupil.at(Place.COLLEGE));
        }
    }

    private void elsewhere(Kid kid) {
        if (indexLeft > primaryLeft + collegeLeft && kid.papers().number() != null) {
            indexLeft--;
            audience.elsewhere(kid);
        }
    }

    private static String key(Kid kid) {
        return Town.id(kid.place(), kid).toUpperCase(Locale.ROOT);
    }
}
