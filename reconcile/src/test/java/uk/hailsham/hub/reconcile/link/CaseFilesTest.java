package uk.hailsham.hub.reconcile.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Twins, households and movers, each case two or more rows of a file in {@code src/test/resources/cases}: rows of the index,
 * and rows of a roll with what must be decided of them and the index row of the same partner number (of the case's first row
 * when there is none).
 */
class CaseFilesTest {
    @TempDir
    Path folder;

    @TestFactory
    List<DynamicTest> twins() throws IOException {
        return cases("twins.csv");
    }

    @TestFactory
    List<DynamicTest> households() throws IOException {
        return cases("households.csv");
    }

    @TestFactory
    List<DynamicTest> movers() throws IOException {
        return cases("movers.csv");
    }

    private record Asked(String name, String pupil, String entry, String expected) {}

    private List<DynamicTest> cases(String file) throws IOException {
        MadeUp town = new MadeUp(5, 3000, 900);
        Map<String, String> entries = new LinkedHashMap<>();
        List<Asked> asked = new ArrayList<>();
        List<String> lines = Files.readAllLines(Path.of("src/test/resources/cases", file));
        for (int line = 1; line < lines.size(); line++) {
            String[] cells = lines.get(line).split(",", 4);
            String entry = cells[0] + "#" + cells[1];
            if (cells[2].equals("index")) {
                entries.put(entry, "X" + line);
                town.index.add("X" + line + "," + cells[3]);
            } else {
                town.roll.add("R" + line + "," + cells[3]);
                asked.add(new Asked(cells[0] + " " + cells[1], "R" + line, entries.get(entry), cells[2]));
            }
        }
        try (Run run = new Run(folder, MadeUp.HEADINGS, town.roll, town.index, 2)) {
            List<DynamicTest> tests = new ArrayList<>();
            for (Asked one : asked) {
                String decided = run.decision(one.pupil(), one.entry());
                String evidence = run.evidence(one.pupil(), one.entry());
                tests.add(DynamicTest.dynamicTest(one.name(), () -> check(one.expected(), decided, evidence)));
            }
            return tests;
        }
    }

    private static void check(String expected, String decided, String evidence) {
        if (expected.equals("not same")) {
            assertThat(decided).as(evidence).isIn("none", "perhaps");
        } else {
            assertThat(decided).as(evidence).isEqualTo(expected);
        }
    }
}
