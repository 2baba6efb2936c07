package uk.hailsham.hub.town;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SecondNightTest {
    private static final TownPlan PLAN = new TownPlan(2_000, 2_800, 30, 5, LocalDate.of(2026, 11, 23));

    @TempDir
    private static Path folder;

    private LaidOut first;
    private LaidOut second;

    @BeforeAll
    void generate() throws IOException {
        first = LaidOut.of(PLAN, folder.resolve("first"));
        Town.secondNight(PLAN, folder.resolve("second"));
        second = new LaidOut(folder.resolve("second"));
    }

    @Test
    void aFewLeaveAFewComeAndTheOthersStay() throws IOException {
        Set<String> before = ids(first);
        Set<String> after = ids(second);
        Set<String> gone = new HashSet<>(before);
        gone.removeAll(after);
        Set<String> come = new HashSet<>(after);
        come.removeAll(before);
        assertThat(gone).hasSizeBetween(3, 30);
        assertThat(come).hasSize(11);
    }

    @Test
    void mostRowsOfTheReportAreWordForWordTheSame() throws IOException {
        Set<String> before = Set.copyOf(first.reportText().lines().toList());
        List<String> after = second.reportText().lines().toList();
        long same = after.stream().filter(before::contains).count();
        assertThat(100 * same / after.size()).isBetween(90L, 99L);
    }

    @Test
    void theIndexSendsTheNextDeltaOfWhatItKnows() throws IOException {
        List<List<String>> feed = second.feed();
        assertThat(feed.get(0).get(2)).isEqualTo("2");
        assertThat(feed.get(0).get(4)).isEqualTo("delta");
        List<String> deleted = feed.stream()
                .filter(row -> row.get(0).equals("D"))
                .map(row -> row.get(1))
                .toList();
        assertThat(deleted).isNotEmpty();
        assertThat(first.entries().stream().map(row -> row.get(1))).containsAll(deleted);
        assertThat(second.entries()).hasSizeBetween(20, 200);
        assertThat(second.trailer()).containsExactly("T", "" + second.entries().size(), "" + deleted.size());
    }

    @Test
    void referencesAreNotThoseOfTheFirstNight() throws IOException {
        List<String> before =
                first.requests().stream().map(row -> row.get("reference")).toList();
        assertThat(second.requests()).hasSize(6);
        assertThat(second.requests().stream().map(row -> row.get("reference"))).doesNotContainAnyElementsOf(before);
    }

    private static Set<String> ids(LaidOut town) throws IOException {
        return town.truth().stream()
                .filter(row -> !row.get(2).equals("two-schools"))
                .map(row -> row.get(0))
                .collect(Collectors.toSet());
    }
}
