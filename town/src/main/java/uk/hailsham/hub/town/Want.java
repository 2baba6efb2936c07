package uk.hailsham.hub.town;

import java.time.LocalDate;
import java.time.Period;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Predicate;

/**
 * What children are referred for beside their special needs, unevenly: attendance every week, a fire once in years. Where
 * the school's record would say so, only a child whose record does is referred for it.
 */
enum Want {
    ATT(
            4,
            18,
            60,
            kid -> kid.life().attended() <= 108,
            "Was here in fewer than nine of ten sessions since September.",
            "Away on most Mondays; letters home were not answered."),
    HLT(
            4,
            18,
            14,
            kid -> kid.life().medical(),
            "The care plan for school is out of date; medicine is to be given at lunch.",
            "Misses lessons for a condition that is on file; we need to know what to watch for."),
    FAM(
            4,
            18,
            12,
            kid -> true,
            "The family is under strain since the father lost his work, and asks for somebody to talk to.",
            "Bedtimes and mornings do not work at home; the parents would take up help."),
    EAL(
            4,
            18,
            40,
            kid -> !kid.family().origin().language.equals("ENG"),
            "Speaks another language at home and follows little of what is said in class.",
            "Joined without English; reads and writes well in the first language."),
    BER(
            4,
            18,
            8,
            kid -> true,
            "A grandparent who lived with the family died in the summer; cries in lessons.",
            "Lost a parent last year and has begun to ask about it."),
    YC(
            5,
            18,
            300,
            kid -> kid.life().youngCarer(),
            "Looks after a parent who is ill, before and after school, and is often tired.",
            "Takes a brother to nursery every day and cooks; has no time for friends."),
    EXC(
            4,
            16,
            8,
            kid -> true,
            "Two fixed-term exclusions this term, the second of five days.",
            "At risk of permanent exclusion after a fight; the family has been told."),
    LAC(
            4,
            18,
            300,
            kid -> kid.life().inCare(),
            "Came to a new foster home in October; the education plan is to be made anew.",
            "In care and falling behind in reading; one-to-one teaching is asked for."),
    EHC(
            4,
            18,
            30,
            kid -> kid.sen().provision().equals("K"),
            "Three cycles of SEN support did not bring what was hoped; we ask for an assessment for a plan."),
    NEET(
            13,
            18,
            6,
            kid -> true,
            "Has no idea what to do after school and has stopped coming to careers lessons.",
            "No place for September, and no plan."),
    HOU(
            4,
            18,
            5,
            kid -> true,
            "The family has been given notice and does not know where to go.",
            "Five people in one room; homework is done on the stairs."),
    DA(4, 18, 4, kid -> true, "Told an adult at school of shouting and fear at home."),
    SUB(12, 18, 4, kid -> true, "Found with cannabis on the way to school and would like to stop."),
    RSK(11, 18, 3, kid -> true, "Was away from home overnight twice; older friends nobody knows."),
    EAT(10, 18, 3, kid -> true, "Eats nothing at school any more and has lost weight since the summer."),
    OFF(10, 17, 3, kid -> true, "Was warned by the police for damage in the town centre."),
    DIS(
            4,
            17,
            150,
            kid -> kid.sen().needs().contains("PD") || kid.sen().needs().contains("SLD"),
            "Needs care around the clock; the parents have not had a night off since spring."),
    SXH(13, 18, 2, kid -> true, "Would like to speak to somebody outside of school in confidence."),
    GRT(
            4,
            18,
            60,
            kid -> List.of("WIRT", "WROM").contains(kid.family().origin().ethnicity),
            "The family travels from April to September; we ask for help with learning on the road."),
    GP(4, 18, 2, kid -> true, "Headaches every week; the parents agree that the practice should know."),
    LEI(4, 18, 2, kid -> true, "Would like to join a club in the holidays and cannot without somebody beside."),
    FIR(4, 18, 1, kid -> true, "Lights matches in the playground and at home.");

    private final int from;
    private final int to;
    private final int weight;
    private final Predicate<Kid> onRecord;
    private final List<String> reasons;

    /** @param weight among those that fit the child; one that few fit has a great one */
    Want(int from, int to, int weight, Predicate<Kid> onRecord, String... reasons) {
        this.from = from;
        this.to = to;
        this.weight = weight;
        this.onRecord = onRecord;
        this.reasons = List.of(reasons);
    }

    boolean fits(Kid kid, LocalDate day) {
        int age = Period.between(kid.born(), day).getYears();
        return age >= from && age <= to && onRecord.test(kid);
    }

    String reason(SplittableRandom random) {
        return Words.pick(random, reasons);
    }

    /** One that the child's age and record bear out; empty for one too young or too old for any. */
    static Optional<Want> any(SplittableRandom random, Kid kid, LocalDate day) {
        List<Want> fitting =
                Arrays.stream(values()).filter(want -> want.fits(kid, day)).toList();
        int all = fitting.stream().mapToInt(want -> want.weight).sum();
        int dice = all == 0 ? 0 : random.nextInt(all);
        for (Want want : fitting) {
            dice -= want.weight;
            if (dice < 0) {
                return Optional.of(want);
            }
        }
        return Optional.empty();
    }
}
