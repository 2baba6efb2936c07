package uk.hailsham.hub.town;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Special educational needs, the first need the primary one.
 *
 * @param provision N, K or E
 * @param earlier A, P or S of the time before 2014's reform as an old system still has it, or null
 */
record Sen(String provision, String earlier, LocalDate from, List<String> needs) {
    private static final int IN_A_THOUSAND = 180;
    private static final List<String> TYPES =
            Words.list("SLCN, SLCN, SLCN, SLCN, SEMH, SEMH, SEMH, ASD, ASD, SPLD, SPLD, "
                    + "SPLD, MLD, MLD, OTH, NSA, HI, VI, PD, SLD");
    private static final Sen NONE = new Sen("N", null, null, List.of());

    static Sen any(SplittableRandom random, SchoolYear year, int group) {
        boolean any = Words.chance(random, IN_A_THOUSAND);
        List<String> needs = needs(random);
        String provision = Words.chance(random, 240) ? "E" : "K";
        LocalDate from = year.today().minusDays(90 + random.nextInt(Math.max(1, 365 * (group + 1))));
        String earlier = group >= 4 && Words.chance(random, 150) ? Words.pick(random, List.of("A", "P", "S")) : null;
        return any ? new Sen(provision, earlier, from, needs) : NONE;
    }

    private static List<String> needs(SplittableRandom random) {
        List<String> needs = new ArrayList<>();
        int count = Words.chance(random, 300) ? Words.chance(random, 200) ? 3 : 2 : 1;
        while (needs.size() < count) {
            String need = Words.pick(random, TYPES);
            if (!needs.contains(need)) {
                needs.add(need);
            }
        }
        return List.copyOf(needs);
    }

    boolean any() {
        return !needs.isEmpty();
    }

    /** A need more, as of a day; a child who had none comes to SEN support by it. */
    Sen with(SplittableRandom random, LocalDate day) {
        List<String> more = new ArrayList<>(needs);
        String need = Words.pick(random, TYPES);
        while (more.contains(need)) {
            need = Words.pick(random, TYPES);
        }
        more.add(need);
        return new Sen(any() ? provision : "K", earlier, any() ? from : day, List.copyOf(more));
    }
}
