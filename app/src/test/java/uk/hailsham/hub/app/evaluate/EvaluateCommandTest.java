package uk.hailsham.hub.app.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import picocli.CommandLine;
import uk.hailsham.hub.app.Refusal;

/** hub evaluate, from files to table, JSON and curve. */
class EvaluateCommandTest {
    private final PrintStream stdout = System.out;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @TempDir
    private Path folder;

    @BeforeEach
    void layOut() throws IOException {
        write(
                "links.csv",
                "left_id,right_id,decision,weight,probability",
                "a,1,same,20,0.999",
                "b,9,same,12,0.98",
                "c,3,perhaps,5,0.7");
        write("truth.csv", "left_id,right_id,kind", "a,1,clean", "b,2,mover+typo", "c,3,mover", "d,,absent-twin");
        write("left.csv", "id, forename ,school", "a,Ann,North", "b,,North", "c,Cat,South", "d,Dan,");
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void stopListening() {
        System.setOut(stdout);
    }

    @Test
    void tellsEverythingInOneTable() {
        assertThat(evaluate("--left", file("left.csv"), "--group", "school")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("""
                        4 records, 3 true pairs; 25.00 % of the records are to be looked at

                                              links      right   precision %              recall %                 F1 %
                        same                      2          1   50.00 (9.45 to 90.55)    33.33 (6.15 to 79.23)    40.00 (8.72 to 82.31)
                        same or perhaps           3          2   66.67 (20.77 to 93.85)   66.67 (20.77 to 93.85)   66.67 (26.09 to 91.89)

                        most recall at a precision of 99.9 %         precision 100.00, recall 33.33, F1 50.00, at probability 0.999000
                        best F1 of any threshold (needs the truth)   precision 66.67, recall 66.67, F1 66.67, at probability 0.700000

                        Kind of true pair           pairs   recall %, same           same or perhaps          linked wrongly %, same
                        clean                           1   100.00 (20.65 to 100.00) 100.00 (20.65 to 100.00) 0.00 (0.00 to 79.35)
                        mover                           2   0.00 (0.00 to 65.76)     50.00 (9.45 to 90.55)    50.00 (9.45 to 90.55)
                        typo                            1   0.00 (0.00 to 79.35)     0.00 (0.00 to 79.35)     100.00 (20.65 to 100.00)

                        Kind without partner      records   linked wrongly %, same   same or perhaps
                        absent-twin                     1   0.00 (0.00 to 79.35)     0.00 (0.00 to 79.35)

                        Group of left records             records   precision %, same        recall %, same               F1 %   + perhaps, recall %
                        school missing                          1   -                        -                               -   -
                        school North                            2   50.00 (9.45 to 90.55)    50.00 (9.45 to 90.55)     50.00 %   50.00 %
                        school South                            1   -                        0.00 (0.00 to 79.35)       0.00 %   100.00 %
                        forename missing                        1   0.00 (0.00 to 79.35)     0.00 (0.00 to 79.35)       0.00 %   0.00 %

                        Probability             links believed %   right %
                        0.7 to 0.9                  1      70.00   100.00 (20.65 to 100.00)
                        0.95 to 0.99                1      98.00   0.00 (0.00 to 79.35)
                        0.999 to 1.0                1      99.90   100.00 (20.65 to 100.00)
                        mean distance of what is believed from what is so: 42.70 %
                        """);
    }

    @Test
    void tellsTheSameAsJsonAndAShareOfNothingAsNull() throws IOException {
        assertThat(evaluate("--left", file("left.csv"), "--group", "school", "--json"))
                .isZero();
        JsonNode report = new ObjectMapper().readTree(out.toByteArray());
        assertThat(report.at("/same/precision/value").asDouble()).isEqualTo(0.5);
        assertThat(report.at("/sameOrPerhaps/recall/count").asInt()).isEqualTo(2);
        assertThat(report.at("/groups/0/same/recall/value").isNull()).isTrue();
        assertThat(report.at("/clusters").isNull()).isTrue();
    }

    @Test
    void drawsTheCurveWithATitleAndWhatItShowsInWords() throws Exception {
        Path svg = folder.resolve("curve.svg");
        assertThat(evaluate("--svg", svg.toString())).isZero();
        Element root = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(svg.toFile())
                .getDocumentElement();
        assertThat(root.getAttribute("role")).isEqualTo("img");
        assertThat(text(root, "title")).isEqualTo("Precision against recall");
        assertThat(text(root, "desc"))
                .isEqualTo(
                        "Same: precision 50.00 %, recall 33.33 %. Same or perhaps: precision 66.67 %, recall 66.67 %.");
        assertThat(((Element) root.getElementsByTagName("polyline").item(0)).getAttribute("points"))
                .isEqualTo("250.0,50.0 250.0,390.0 430.0,276.7");
    }

    private static String text(Element root, String name) {
        return root.getElementsByTagName(name).item(0).getTextContent();
    }

    @Test
    void clustersAreOfOneFile() throws IOException {
        write("links.csv", "left_id,right_id,decision,weight,probability", "b,a,same,20,0.999");
        write("truth.csv", "left_id,right_id,kind", "a,b,clean", "c,d,typo");
        write("clusters.csv", "id,cluster", "a,1", "b,1", "c,2", "d,3");
        assertThat(evaluate("--clusters", file("clusters.csv"))).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("\nsame                      1          1   100.00 (20.65 to 100.00) 50.00")
                .contains("\nclusters' pairs           1          1   100.00 (20.65 to 100.00) 50.00");
    }

    @Test
    void whatIsWrongInAFileIsToldWithLineAndColumnAndNothingOfWhatStandsThere() throws IOException {
        refuses(
                "links.csv",
                List.of("left_id,right_id,decision,weight,probability", "a,1,maybe,20,0.9"),
                "line 2: decision: expected same or perhaps, found something else");
        refuses(
                "links.csv",
                List.of("left_id,right_id,decision,weight,probability", "a,1,same,20,1.5"),
                "line 2: probability: expected a number from 0 to 1, found something else");
        refuses(
                "links.csv",
                List.of("left_id,right_id,decision,weight,probability", "a,,same,20,0.5"),
                "line 2: right_id: expected a value, found nothing");
        refuses(
                "links.csv",
                List.of("left_id,right_id,decision,weight,probability", "a,1,same,,0.5"),
                "line 2: weight: expected a number, found nothing");
        refuses("links.csv", List.of("left,right"), "line 1: expected a column 'left_id', found left, right");
        refuses("links.csv", List.of(), "line 1, column 1: expected a line of headings, found none");
    }

    private void refuses(String name, List<String> lines, String why) throws IOException {
        Files.write(folder.resolve(name), lines);
        List<Throwable> thrown = new ArrayList<>();
        line(thrown).execute("--links", file("links.csv"), "--truth", file("truth.csv"));
        assertThat(thrown)
                .singleElement()
                .isInstanceOf(Refusal.class)
                .extracting(Throwable::getMessage)
                .isEqualTo(file(name) + ": " + why);
    }

    private int evaluate(String... more) {
        List<String> arguments = new ArrayList<>(List.of("--links", file("links.csv"), "--truth", file("truth.csv")));
        arguments.addAll(List.of(more));
        return new CommandLine(new EvaluateCommand()).execute(arguments.toArray(String[]::new));
    }

    private static CommandLine line(List<Throwable> thrown) {
        return new CommandLine(new EvaluateCommand()).setExecutionExceptionHandler((e, line, parsed) -> {
            thrown.add(e);
            return 1;
        });
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    private void write(String name, String... lines) throws IOException {
        Files.write(folder.resolve(name), List.of(lines));
    }
}
