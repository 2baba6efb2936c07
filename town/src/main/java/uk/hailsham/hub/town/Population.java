package uk.hailsham.hub.town;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/** The town, child after child: fills the five rolls and the Index to the number, and nothing is kept but who has no UPN. */
final class Population {
    private static final int MOVES_TO_COLLEGE = 15;
    /** Of autistic pupils of the other primaries, at the facility that Grovelands has. */
    private static final int DUAL_REGISTERED = 300;

    private final SchoolYear year;
    private final Households households;
    private final Audience audience;
    private final SplittableRandom turns;
    private final Set<String> nameless = new HashSet<>();
    private final Map<Place, Integer> left = new EnumMap<>(Place.class);
    private int indexLeft;
    private int household;

    /** Who is told of each child. */
    interface Audience {
        void pupil(Kid kid);

        /** A pupil who stands on another school's roll as well: on the way there, or registered with both. */
        void onTwoRolls(Kid one, Kid other);

        /** A child whom the Index knows and no school has. */
        void elsewhere(Kid kid);
    }

    Population(TownPlan plan, Audience audience) {
        this.audience = audience;
        this.year = new SchoolYear(plan.today());
        this.households = new Households(plan.seed(), year);
        this.turns = Seeds.of(plan.seed(), -1);
        share(plan.pupils());
        this.indexLeft = plan.index();
    }

    private void share(int pupils) {
        Place.PRIMARIES.forEach(place -> left.put(place, (int) ((long) pupils * place.share / 1000)));
        left.put(Place.COLLEGE, pupils - left(Place.PRIMARIES));
    }

    private int left(List<Place> places) {
        return places.stream().mapToInt(left::get).sum();
    }

    private int allLeft() {
        return left(Place.PRIMARIES) + left.get(Place.COLLEGE);
    }

    private boolean room(Place place) {
        return left.getOrDefault(place, 0) > 0;
    }

    void everybody() {
        pupils();
        while (indexLeft > 0) {
            households.household(household++, -5 + turns.nextInt(18)).forEach(this::elsewhere);
        }
    }

    /** Families who come to town later: new to every school, all known to the Index. */
    void newcomers(int count) {
        share(count);
        indexLeft = 5 * count;
        pupils();
    }

    private void pupils() {
        while (allLeft() > 0) {
            Place first = anyWithRoom();
            boolean little = first.primary() || Words.chance(turns, 50);
            int group = little ? turns.nextInt(7) : 7 + turns.nextInt(5);
            Kid before = null;
            for (Kid kid : households.household(household++, group)) {
                boolean twin = before != null && kid.born().equals(before.born());
                settle(kid, before == null || twin ? first : placeOf(kid, first));
                before = kid;
            }
        }
    }

    private Place anyWithRoom() {
        int dice = turns.nextInt(allLeft());
        for (Place primary : Place.PRIMARIES) {
            dice -= left.get(primary);
            if (dice < 0) {
                return primary;
            }
        }
        return Place.COLLEGE;
    }

    /** Brothers and sisters mostly go to one primary, and to the college when they are older. */
    private Place placeOf(Kid kid, Place first) {
        int group = year.group(kid.born());
        if (group < 0 || group > 11) {
            return Place.NOWHERE;
        }
        boolean near = Words.chance(turns, 800);
        if (group > 6) {
            return near ? Place.COLLEGE : Place.OUTSIDE;
        }
        return near && first.primary() ? first : Words.pick(turns, Place.PRIMARIES);
    }

    private void settle(Kid kid, Place place) {
        if (room(place)) {
            take(place);
            enrol(kid.at(place));
        } else {
            elsewhere(kid.at(place.drops() ? Place.OUTSIDE : place));
        }
    }

    private void take(Place place) {
        left.merge(place, -1, Integer::sum);
    }

    private void enrol(Kid kid) {
        Kid known = kid.papers().number() == null || indexLeft > 0 ? kid : kid.unknownToIndex();
        Kid pupil = known.nameless() && !nameless.add(key(known)) ? known.withRightUpn() : known;
        if (pupil.papers().number() != null) {
            indexLeft--;
        }
        Place other = otherSchool(pupil);
        if (other == null) {
            audience.pupil(pupil);
            return;
        }
        take(other);
        boolean dual = other.primary();
        Kid one = dual ? pupil.registered("M") : pupil;
        audience.pupil(one);
        audience.onTwoRolls(one, pupil.at(other).registered(dual ? "S" : "C"));
    }

    /** Null for nearly all. */
    private Place otherSchool(Kid pupil) {
        if (!pupil.place().primary() || pupil.kind() != Kind.CLEAN || pupil.oddity() != Oddity.NONE) {
            return null;
        }
        boolean autistic =
                pupil.place() != Place.GROVELANDS && pupil.sen().needs().contains("ASD");
        if (autistic && room(Place.GROVELANDS) && Words.chance(turns, DUAL_REGISTERED)) {
            return Place.GROVELANDS;
        }
        return room(Place.COLLEGE) && Words.chance(turns, MOVES_TO_COLLEGE) ? Place.COLLEGE : null;
    }

    private void elsewhere(Kid kid) {
        if (indexLeft > allLeft() && kid.papers().number() != null) {
            indexLeft--;
            audience.elsewhere(kid);
        }
    }

    private static String key(Kid kid) {
        return Town.id(kid.place(), kid).toUpperCase(Locale.ROOT);
    }
}
