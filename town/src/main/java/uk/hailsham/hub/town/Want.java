package uk.hailsham.hub.town;

import java.time.LocalDate;
import java.time.Period;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** What children are referred for beside their special needs, unevenly: attendance every week, a fire once in years. */
enum Want {
    ATT(4, 18, 60),
    HLT(4, 18, 14),
    FAM(4, 18, 12),
    EAL(4, 18, 10),
    BER(4, 18, 8),
    YC(5, 18, 8),
    EXC(4, 16, 8),
    LAC(4, 18, 6),
    EHC(4, 18, 6),
    NEET(13, 18, 6),
    HOU(4, 18, 5),
    DA(4, 18, 4),
    SUB(12, 18, 4),
    RSK(11, 18, 3),
    EAT(10, 18, 3),
    OFF(10, 17, 3),
    DIS(4, 17, 3),
    SXH(13, 18, 2),
    GRT(4, 18, 2),
    GP(4, 18, 2),
    LEI(4, 18, 2),
    FIR(4, 18, 1);

    private final int from;
    private final int to;
    private final int weight;

    Want(int from, int to, int weight) {
        this.from = from;
        this.to = to;
        this.weight = weight;
    }

    /** One that children of this age are referred for. */
    static Want any(SplittableRandom random, LocalDate born, LocalDate day) {
        int age = Period.between(born, day).getYears();
        List<Want> fitting = Arrays.stream(values())
                .filter(want -> age >= want.from && age <= want.to)
                .toList();
        int dice = random.nextInt(fitting.stream().mapToInt(want -> want.weight).sum());
        for (Want want : fitting) {
            dice -= want.weight;
            if (dice < 0) {
                return want;
            }
        }
        throw new IllegalStateException("weights add up");
    }
}
