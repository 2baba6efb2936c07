package uk.hailsham.hub.town;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * What a referral asks for, with texts that fit it.
 *
 * @param need a code of the hub's list
 */
record Request(String need, String reason, String tried) {
    private static final Map<String, List<String>> SPECIAL = Map.ofEntries(
            Map.entry(
                    "SLCN",
                    List.of(
                            "Is hard to understand for adults who do not know the child; friendships suffer.",
                            "Follows one step of an instruction, not two; answers with single words.")),
            Map.entry(
                    "SEMH",
                    List.of(
                            "Finds the classroom hard to bear since the autumn, leaves lessons, sleeps badly.\nThe parents ask"
                                    + " for help too.",
                            "Cries most mornings and will not part from the mother at the gate.")),
            Map.entry(
                    "ASD",
                    List.of(
                            "Changes of the day end in tears or flight; covers the ears in the hall.",
                            "Plays beside others and not with them; the parents ask about autism.")),
            Map.entry(
                    "SPLD",
                    List.of(
                            "Little progress in reading over two terms in spite of daily support; \"stuck\" is the word the class"
                                    + " teacher uses.",
                            "Tells a story well and cannot write it down.")),
            Map.entry(
                    "MLD",
                    List.of("Works two years below the age in every subject; the plan's three aims were not reached.")),
            Map.entry("SLD", List.of("Needs an adult for every step of the day; please advise on the next aims.")),
            Map.entry("HI", List.of("Turns one ear to the teacher and misses what is said from behind.")),
            Map.entry("VI", List.of("Holds the book close and does not see the board from the first row.")),
            Map.entry("PD", List.of("Falls on stairs and cannot hold a pencil for longer than a few words.")));

    private static final List<String> OTHERWISE = List.of(
            "Needs more than the school can give by itself; please advise and, if you agree, assess.",
            "New to the school this year; the last school's assessment is older than three years.");
    private static final List<String> HARM = List.of(
            "Came to school with bruises that the story told does not explain.",
            "Said in class to be afraid of going home today.");
    private static final List<String> TALKED = List.of(
            "Talked with the child and the parents twice; a key adult is named",
            "Meeting with the family and the school nurse in October",
            "Home visit by the pastoral team; letters and calls before");

    static Request special(SplittableRandom random, Kid kid) {
        String need = kid.sen().needs().get(0);
        return new Request(
                need, Words.pick(random, SPECIAL.getOrDefault(need, OTHERWISE)), Words.pick(random, Words.TRIED));
    }

    /** For what life brings; empty for a child of whom nothing of it is known. */
    static Optional<Request> ofLife(SplittableRandom random, Kid kid, LocalDate day) {
        return Want.any(random, kid, day)
                .map(want -> new Request(want.name(), want.reason(random), Words.pick(random, TALKED)));
    }

    Request forHarm(SplittableRandom random) {
        return new Request(need, Words.pick(random, HARM), tried);
    }
}
