package uk.hailsham.hub.town;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SeasonTest {
    private static final TownPlan PLAN = new TownPlan(2_000, 2_800, 0, 5, LocalDate.of(2026, 10, 5));

    @TempDir
    private Path folder;

    @Test
    void everyDayHasItsReferralsAndNoReferenceComesTwice() throws IOException {
        List<LocalDate> days =
                LocalDate.of(2026, 10, 6).datesUntil(LocalDate.of(2026, 10, 16)).toList();
        Town.referrals(PLAN, days, 10, folder);

        List<String> all = new ArrayList<>();
        for (LocalDate day : days) {
            List<String> references = references(folder.resolve(day.toString()));
            assertThat(references)
                    .hasSize(10)
                    .allMatch(each -> each.contains(day.toString().replace("-", "")));
            all.addAll(references);
        }
        assertThat(all).doesNotHaveDuplicates();
    }

    @Test
    void everyNightGoesOnFromTheOneBefore() throws IOException {
        Town.laterNight(PLAN, 2, LocalDate.of(2026, 10, 20), 0, folder.resolve("2"));
        Town.laterNight(PLAN, 3, LocalDate.of(2026, 11, 3), 0, folder.resolve("3"));
        Set<String> second = ids(folder.resolve("2"));
        Set<String> third = ids(folder.resolve("3"));
        Set<String> gone = new HashSet<>(second);
        gone.removeAll(third);
        Set<String> come = new HashSet<>(third);
        come.removeAll(second);

        assertThat(gone).hasSizeBetween(3, 30);
        assertThat(come).hasSizeBetween(8, 12);
        assertThat(new LaidOut(folder.resolve("3")).feed().get(0).get(2)).isEqualTo("3");
    }

    private static Set<String> ids(Path night) throws IOException {
        Set<String> ids = new HashSet<>();
        for (List<String> row : new LaidOut(night).truth()) {
            if (!LaidOut.twoRolls(row)) {
                ids.add(row.get(0));
            }
        }
        return ids;
    }

    private static List<String> references(Path day) throws IOException {
        List<String> references = new ArrayList<>();
        try (Stream<Path> walk = Files.walk(day)) {
            for (Path file : walk.filter(Files::isRegularFile).toList()) {
                Files.readAllLines(file).stream()
                        .filter(line -> line.startsWith("R-"))
                        .map(line -> line.substring(0, line.indexOf(',')))
                        .forEach(references::add);
            }
        }
        return references;
    }
}
