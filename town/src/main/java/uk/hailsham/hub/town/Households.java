package uk.hailsham.hub.town;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Makes up households, one after the other: siblings, half-siblings, twins; the same number, the same household. */
final class Households {
    private static final int TWINS = 65;
    private static final int HALF_SIBLINGS = 70;
    private static final int YOUNGEST = -5;
    private static final int OLDEST = 12;

    private final long seed;
    private final SchoolYear year;
    private int serial;

    Households(long seed, SchoolYear year) {
        this.seed = seed;
        this.year = year;
    }

    /** Children as yet without a school; the first is of the year group asked for, its twin, if any, comes next. */
    List<Kid> household(int number, int group) {
        SplittableRandom random = Seeds.of(seed, number);
        Family family = Family.any(random, number);
        List<Integer> groups = groups(random, group);
        boolean twins = Words.chance(random, TWINS);
        List<Kid> kids = new ArrayList<>();
        for (int each : groups) {
            boolean half = !kids.isEmpty() && Words.chance(random, HALF_SIBLINGS);
            KidMaker maker = new KidMaker(random, year, family, half ? family.maiden() : family.surname());
            if (kids.isEmpty() && twins) {
                kids.addAll(maker.twins(++serial, ++serial, each));
            } else {
                kids.add(maker.kid(++serial, each, Kind.any(random)));
            }
        }
        return kids;
    }

    /** Year groups of one to five children, no two the same. */
    private static List<Integer> groups(SplittableRandom random, int first) {
        int dice = random.nextInt(100);
        int count = dice < 35 ? 1 : dice < 75 ? 2 : dice < 92 ? 3 : dice < 98 ? 4 : 5;
        List<Integer> groups = new ArrayList<>(List.of(first));
        while (groups.size() < count) {
            int other = first - 7 + random.nextInt(15);
            if (other >= YOUNGEST && other <= OLDEST && !groups.contains(other)) {
                groups.add(other);
            }
        }
        return groups;
    }
}
