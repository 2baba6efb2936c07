package uk.hailsham.hub.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code hub link}: what it writes, what it says, and what it refuses. */
class LinkVerbTest {
    private final PrintStream stdout = System.out;
    private final PrintStream stderr = System.err;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    private Path folder;

    @BeforeEach
    void listen() {
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void stopListening() {
        System.setOut(stdout);
        System.setErr(stderr);
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    private String said() {
        return err.toString(StandardCharsets.UTF_8);
    }

    /** Ninety children, of whom no two are alike. */
    private static String people(String prefix, String moved) {
        StringBuilder people = new StringBuilder("key,first_name,surname,dob,postcode,group\n");
        for (int i = 0; i < 90; i++) {
            people.append("%s%02d,Name%c%c,Sur%c%cton,20%02d-%02d-%02d,%s,%d%n"
                    .formatted(
                            prefix,
                            i,
                            'a' + i % 26,
                            'a' + i / 4,
                            'a' + i * 7 % 26,
                            'a' + i / 5,
                            5 + i % 14,
                            1 + i % 12,
                            1 + i % 28,
                            i % 9 == 0 ? moved : "BN%d %dAB".formatted(1 + i % 30, i % 10),
                            i));
        }
        return people.toString();
    }

    private List<String> links(String name) throws IOException {
        return Files.readAllLines(folder.resolve(name));
    }

    @Test
    void linksTwoFilesAndSaysWhatItTookTheColumnsFor() throws IOException {
        int exit = Main.run(
                "link",
                file("a.csv", people("a", "TN1 1AA")),
                file("b.csv", people("b", "TN2 2BB")),
                "--out",
                path("links.csv"));
        assertThat(exit).isZero();
        assertThat(links("links.csv").get(0)).isEqualTo("left_id,right_id,decision,weight,probability");
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 90; i++) {
            expected.add("a%02d,b%02d,same".formatted(i, i));
        }
        assertThat(links("links.csv").stream()
                        .filter(row -> row.contains(",same,"))
                        .map(row -> row.substring(0, "a00,b00,same".length())))
                .containsExactlyInAnyOrderElementsOf(expected);
        assertThat(out.toString(StandardCharsets.UTF_8)).isEmpty();
        assertThat(said()).contains("first_name: given-name", "group: not used, not recognised", "same: 90", "total ");
    }

    @Test
    void findsTheDuplicatesOfOneFileAndWritesEveryRecordsCluster() throws IOException {
        String twice = people("a", "TN1 1AA")
                + people("b", "TN1 1AA").lines().skip(1).limit(20).reduce("", (all, row) -> all + row + "\n");
        assertThat(Main.run("link", file("people.csv", twice), "--out", path("links.csv")))
                .isZero();
        assertThat(links("links.csv").stream().filter(row -> row.contains(",same,")))
                .hasSize(20)
                .allMatch(row -> row.substring(1, 3).equals(row.substring(5, 7)) && row.startsWith("a"));
        assertThat(links("clusters.csv"))
                .hasSize(111)
                .startsWith("id,cluster")
                .contains("a00,a00", "b00,a00", "a89,a89");
    }

    @Test
    void whatWasLearnedCanBeKeptAndUsedAgain() throws IOException {
        String a = file("a.csv", people("a", "TN1 1AA"));
        String b = file("b.csv", people("b", "TN2 2BB"));
        assertThat(Main.run("link", a, b, "--out", path("one.csv"), "--train")).isZero();
        assertThat(Main.run("link", a, b, "--out", path("two.csv"), "--trained", path("one.csv.model")))
                .isZero();
        assertThat(links("two.csv")).isEqualTo(links("one.csv"));
        Files.writeString(folder.resolve("one.csv.model"), "hub-link-model 0\n");
        assertThat(Main.run("link", a, b, "--out", path("two.csv"), "--trained", path("one.csv.model")))
                .isEqualTo(2);
        assertThat(said()).contains("one.csv.model line 1: expected 'hub-link-model 2'");
    }

    @Test
    void explainsDecisionsAndTheModelOnStdout() throws IOException {
        String a = file("a.csv", people("a", "TN1 1AA"));
        String b = file("b.csv", people("b", "TN2 2BB"));
        assertThat(Main.run(
                        "link",
                        a,
                        b,
                        "--out",
                        path("o.csv"),
                        "--explain",
                        "2",
                        "--svg",
                        path("svg"),
                        "--explain-model"))
                .isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains(": same, probability", "birth date", "one person");
        assertThat(Files.readString(folder.resolve("svg/pair-001.svg")))
                .startsWith("<svg")
                .endsWith("</svg>\n");
    }

    /** The lesser file is looked for in the greater one, whichever is left. */
    @Test
    void explainsTheLeftRecordFirstAlsoWhereTheLeftFileIsTheGreater() throws IOException {
        String more = people("a", "TN1 1AA") + "a90,Zebedee,Quill,2001-01-01,TN9 9ZZ,90\n";
        assertThat(Main.run(
                        "link",
                        file("a.csv", more),
                        file("b.csv", people("b", "TN1 1AA")),
                        "--out",
                        path("o.csv"),
                        "--explain",
                        "1"))
                .isZero();
        String[] first = links("o.csv").get(1).split(",");
        assertThat(first[0]).startsWith("a");
        assertThat(out.toString(StandardCharsets.UTF_8)).startsWith(first[0] + " | " + first[1] + ": same");
    }

    @Test
    void sumsUpWhatItDidAndHowGoodItBelievesItToBe() throws IOException {
        assertThat(Main.run(
                        "link", file("a.csv", people("a", "x")), file("b.csv", people("b", "y")), "--out", path("o")))
                .isZero();
        assertThat(said())
                .containsPattern(
                        "same: 90; perhaps: 0; pairs compared: [\\d,]+; same from probability [01]\\.\\d{4} on")
                .containsPattern(
                        "estimated precision [01]\\.\\d{5}, recall among the compared [01]\\.\\d{5}; the keys find at most 1\\.0")
                .containsPattern(
                        "reading [\\d.]+ s, counting values [\\d.]+ s, building keys [\\d.]+ s, training [\\d.]+ s, linking"
                                + " [\\d.]+ s, deciding [\\d.]+ s, writing [\\d.]+ s")
                .containsPattern("total [\\d.]+ s, peak memory [\\d,]+ MB");
    }

    @Test
    void aColumnToBeIgnoredThatNoFileHasIsTold() throws IOException {
        String a = file("a.csv", people("a", "TN1 1AA"));
        assertThat(Main.run("link", a, "--out", path("o.csv"), "--ignore", " postcode ", "--ignore", "pstcode"))
                .isZero();
        assertThat(said())
                .contains("postcode: not used, to be ignored", "--ignore pstcode: no file has such a column")
                .doesNotContain("--ignore postcode: no file");
    }

    @Test
    void aModelFileSaysWhatColumnsHold() throws IOException {
        String odd = people("a", "TN1 1AA").replace("first_name", "n1").replace("surname", "n2");
        String model =
                file("m.yml", "columns: {n1: given-name, n2: family-name}\nignore: [postcode]\nprecision: 0.99\n");
        assertThat(Main.run(
                        "link",
                        file("a.csv", odd),
                        file("b.csv", odd.replace("\na", "\nb")),
                        "--out",
                        path("o.csv"),
                        "--model",
                        model))
                .isZero();
        assertThat(said()).contains("n1: given-name", "postcode: not used, to be ignored", "same: 90");
    }

    @Test
    void theShippedModelFileIsSound() throws IOException {
        String kids =
                "key,forename,surname,dob,upn\n1,Ann,Lee,2011-01-01,Y845900019001\n2,Bob,Roe,2012-02-02,T845900024002\n";
        assertThat(Main.run(
                        "link",
                        file("a.csv", kids),
                        file("b.csv", kids),
                        "--out",
                        path("o.csv"),
                        "--model",
                        "../config/matching.yml"))
                .as(said())
                .isZero();
    }

    @Test
    void aFaultyModelFileIsRefusedWithItsLines() throws IOException {
        String a = file("a.csv", people("a", "TN1 1AA"));
        String model = file("m.yml", "columns:\n  first_name: fornam\nkeys: [dob + nothing]\n");
        assertThat(Main.run("link", a, "--out", path("o.csv"), "--model", model))
                .isEqualTo(2);
        assertThat(said()).contains("m.yml:1: columns: expected a kind", "m.yml:3: keys: expected features");
    }

    @Test
    void aBrokenFileIsRefusedWithFileLineAndColumn() throws IOException {
        assertThat(Main.run("link", file("a.csv", "id,surname,dob\n1,Lee,2011-01-01\n2,Roe\n"), "--out", path("o.csv")))
                .isEqualTo(2);
        assertThat(said())
                .contains("a.csv line 3, column 3: expected 3 cells, found 2")
                .doesNotContain("Roe");
    }

    @Test
    void missingFilesAndWrongOptionsAreRefused() throws IOException {
        String a = file("a.csv", people("a", "TN1 1AA"));
        assertThat(Main.run("link", path("none.csv"), "--out", path("o.csv"))).isEqualTo(2);
        assertThat(Main.run("link", a, "--out", path("o.csv"), "--precision", "1.5"))
                .isEqualTo(64);
        assertThat(Main.run("link", a)).isEqualTo(64);
        assertThat(Main.run("link", a, "--out", path("o.csv"), "--train", "--trained", a))
                .isEqualTo(64);
        assertThat(Main.run("link", a, "--out", path("o.csv"), "--id", "nobody"))
                .isEqualTo(2);
        assertThat(Main.run("link", file("c.csv", "id,x\n1,2\n"), "--out", path("o.csv")))
                .isEqualTo(2);
    }
}
