package uk.hailsham.hub.tests.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A school or an agency that nobody has tried is not connected. */
class CasesTest {
    private static final Path HOUSE = Path.of("..");

    @Test
    void everySchoolHasACase() throws IOException {
        List<String> cases = names(HOUSE.resolve("integration-tests/cases"));
        assertThat(names(HOUSE.resolve("config/schools")))
                .isNotEmpty()
                .allSatisfy(file -> assertThat(cases)
                        .anyMatch(name -> name.startsWith(file.substring(0, file.length() - ".yml".length()) + "-")));
    }

    @Test
    void everyAgencyHasACase() throws IOException {
        List<String> cases = names(HOUSE.resolve("integration-tests/cases"));
        List<String> agencies = Files.readAllLines(HOUSE.resolve("config/agencies.yml")).stream()
                .filter(line -> line.startsWith("  - id: "))
                .map(line -> line.substring("  - id: ".length()).strip())
                .toList();
        assertThat(agencies)
                .hasSizeGreaterThan(1)
                .allSatisfy(agency -> assertThat(cases).anyMatch(name -> name.startsWith(agency + "-")));
    }

    @Test
    void everyCaseSaysWhatComesInAndWhatIsExpected() throws IOException {
        for (String name : names(HOUSE.resolve("integration-tests/cases"))) {
            Path folder = HOUSE.resolve("integration-tests/cases").resolve(name);
            assertThat(names(folder.resolve("in"))).as(name).isNotEmpty();
            List<String> expected = names(folder.resolve("expected"));
            if (names(folder.resolve("in")).contains("referral.csv")) {
                assertThat(expected).as(name).contains("answer.txt");
            } else if (name.startsWith("child-")) {
                assertThat(expected).as(name).contains("combined.json");
            } else {
                assertThat(expected).as(name).contains("children.jsonl", "rejections.csv", "totals.txt");
            }
        }
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> list = Files.list(folder)) {
            return list.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }
}
