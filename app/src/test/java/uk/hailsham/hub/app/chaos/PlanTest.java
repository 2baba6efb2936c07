package uk.hailsham.hub.app.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import uk.hailsham.hub.app.chaos.Plan.Victim;

class PlanTest {
    private static final int ROUNDS = 200;

    @Test
    void theSameSeedAndRoundAreTheSameBlows() {
        assertThat(plans(7)).isEqualTo(plans(7)).isNotEqualTo(plans(8)).doesNotHaveDuplicates();
    }

    @Test
    void everyRoundKillsSomebodyAndNobodyIsSpared() {
        Set<Victim> killed = plans(7).stream()
                .flatMap(plan -> plan.blows().stream())
                .map(Plan.Blow::victim)
                .collect(Collectors.toSet());
        assertThat(killed).containsExactlyInAnyOrder(Victim.values());
        assertThat(plans(7))
                .allSatisfy(plan -> assertThat(plan.blows())
                        .isNotEmpty()
                        .isSortedAccordingTo((a, b) -> Integer.compare(a.at(), b.at())));
    }

    @Test
    void blowsFallWhileThereIsWork() {
        assertThat(IntStream.rangeClosed(1, ROUNDS)
                        .mapToObj(round -> Plan.of(7, round, 1_000))
                        .flatMap(plan -> plan.blows().stream()))
                .allMatch(blow -> blow.at() < 1_700);
    }

    private static List<Plan> plans(long seed) {
        return IntStream.rangeClosed(1, ROUNDS)
                .mapToObj(round -> Plan.of(seed, round, 20_000))
                .toList();
    }
}
