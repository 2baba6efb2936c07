package uk.hailsham.hub.town;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A household.
 *
 * @param maiden another surname in it: half-siblings have it, and children had it before
 * @param shielded where it lives must not be told
 */
record Family(
        Origin origin, String surname, String maiden, List<Parent> parents, Home home, boolean shielded, int number) {
    private static final int SHIELDED = 3;

    /** @param elsewhere where this parent lives when not with the children, or null */
    record Parent(String family, String given, String relationship, boolean responsible, Home elsewhere) {}

    static Family any(SplittableRandom random, int number) {
        Origin origin = Origin.any(random);
        String maiden = origin.family(random);
        String surname = origin.family(random);
        while (surname.equals(maiden)) {
            surname = origin.family(random);
        }
        String shown = origin == Origin.BRITISH && Words.chance(random, 35) ? maiden + "-" + surname : surname;
        List<Parent> parents = parents(random, origin, shown, maiden);
        return new Family(origin, shown, maiden, parents, Home.any(random), Words.chance(random, SHIELDED), number);
    }

    private static List<Parent> parents(SplittableRandom random, Origin origin, String surname, String maiden) {
        List<Parent> parents = new ArrayList<>();
        boolean own = Words.chance(random, 250);
        parents.add(new Parent(own ? maiden : surname, origin.given(random, true), "PAM", true, null));
        if (Words.chance(random, 780)) {
            boolean away = Words.chance(random, 250);
            Home elsewhere = Home.any(random);
            parents.add(new Parent(
                    surname,
                    origin.given(random, false),
                    "PAF",
                    !away || Words.chance(random, 800),
                    away ? elsewhere : null));
        }
        return List.copyOf(parents);
    }

    Family movedTo(Home other) {
        return new Family(origin, surname, maiden, parents, other, shielded, number);
    }
}
