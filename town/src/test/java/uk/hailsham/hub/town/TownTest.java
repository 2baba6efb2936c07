package uk.hailsham.hub.town;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TownTest {
    private static final TownPlan SMALL = new TownPlan(400, 600, 12, 7, LocalDate.of(2026, 11, 23));
    private static final String LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ";

    @TempDir
    private Path folder;

    @Test
    void theSameSeedGivesTheSameBytesAndAnotherSeedOthers() throws IOException {
        assertThat(generate("a", SMALL)).isEqualTo(generate("b", SMALL));
        assertThat(generate("c", new TownPlan(400, 600, 12, 8, SMALL.today()))).isNotEqualTo(generate("a2", SMALL));
    }

    @Test
    void everyPupilHasExactlyOneTruthAgainstTheIndex() throws IOException {
        generate("a", SMALL);
        List<String> ids = new ArrayList<>();
        for (String line : lines("a/truth.csv")) {
            if (!line.endsWith(",two-schools")) {
                ids.add(line.substring(0, line.lastIndexOf(',', line.lastIndexOf(',') - 1)));
            }
        }
        assertThat(ids).doesNotHaveDuplicates().hasSize(400);
    }

    @Test
    void everyUpnOfTheIndexHasItsCheckLetterAndStandsOnce() throws IOException {
        generate("a", SMALL);
        Matcher matcher = Pattern.compile(",([A-Z]845[0-9]{9}|[A-Z]700[0-9]{9}),")
                .matcher(String.join("\n", lines("a/index/index-000001.csv")));
        List<String> upns = new ArrayList<>();
        while (matcher.find()) {
            upns.add(matcher.group(1));
        }
        assertThat(upns).hasSizeGreaterThan(400).doesNotHaveDuplicates().allMatch(TownTest::checkLetterFits);
    }

    @Test
    void theTrailerCountsTheEntries() throws IOException {
        generate("a", SMALL);
        List<String> feed = Files.readAllLines(folder.resolve("a/index/index-000001.csv"));
        long entries = feed.stream().filter(line -> line.startsWith("R,")).count();
        assertThat(entries).isEqualTo(600);
        assertThat(feed.get(feed.size() - 1)).isEqualTo("T,600,0");
    }

    @Test
    void theFilesAreWhatTheirFormatsSay() throws Exception {
        generate("a", SMALL);
        Path report = only(folder.resolve("a/schools/white-house"));
        assertThat(Files.readString(report, Charset.forName("windows-1252")))
                .startsWith("\"UPN\",")
                .contains("\r\n");
        Path ctf = only(folder.resolve("a/schools/hailsham-community-college"));
        assertThat(DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(ctf.toFile())
                        .getElementsByTagName("Pupil")
                        .getLength())
                .isGreaterThan(250);
    }

    /** The letter is the sum of value times position, mod 23 (GDSC UniquePupilNumber 2.0). */
    private static boolean checkLetterFits(String upn) {
        int sum = 0;
        for (int i = 1; i < upn.length(); i++) {
            sum += (i + 1) * (upn.charAt(i) - '0');
        }
        return LETTERS.charAt(sum % 23) == upn.charAt(0);
    }

    private Map<String, String> generate(String name, TownPlan plan) throws IOException {
        Path out = folder.resolve(name);
        Town.generate(plan, out);
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> walk = Files.walk(out)) {
            for (Path file : walk.filter(Files::isRegularFile).toList()) {
                files.put(out.relativize(file).toString(), Files.readString(file, Charset.forName("ISO-8859-1")));
            }
        }
        return files;
    }

    private List<String> lines(String file) throws IOException {
        List<String> lines = Files.readAllLines(folder.resolve(file));
        return lines.subList(1, lines.size());
    }

    private static Path only(Path folder) throws IOException {
        try (Stream<Path> list = Files.list(folder)) {
            return list.findFirst().orElseThrow();
        }
    }
}
