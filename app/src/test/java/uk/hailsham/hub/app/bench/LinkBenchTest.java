package uk.hailsham.hub.app.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.hailsham.hub.app.Refusal;
import uk.hailsham.hub.reconcile.evaluation.Evaluation;
import uk.hailsham.hub.reconcile.evaluation.Link;
import uk.hailsham.hub.reconcile.evaluation.Share;

/** Linking measured: which files belong together, what their truth is, and what engines run as processes are told. */
class LinkBenchTest {
    @TempDir
    private Path folder;

    @Test
    void febrlsTruthIsTheNumberInTheIdAndASecondCaseGoesWithoutTheSocialSecurityNumber() throws IOException {
        write("febrl4a.csv", "rec_id, surname, soc_sec_id", "rec-7-org, waller, 1", "rec-8-org, berry, 2");
        write("febrl4b.csv", "rec_id, surname, soc_sec_id", "rec-8-dup-0, bery, 2", "rec-9-dup-0, , 3");
        List<LinkCase> cases = new LabelledCases(folder).all();
        assertThat(cases).extracting(LinkCase::name).containsExactly("febrl4", "febrl4, no soc_sec_id");
        assertThat(cases.get(1).ignored()).containsExactly("soc_sec_id");
        assertThat(found(cases.get(0), "rec-8-org", "rec-8-dup-0")).isEqualTo(Share.of(1, 1));
        assertThat(cases.get(0).records()).isEqualTo(4);
    }

    @Test
    void inAFileWithAClusterColumnThatIsTheTruthAndIsNotUsed() throws IOException {
        write("fake_1000.csv", "unique_id,name,cluster", "0,Ann,a", "1,Anne,a", "2,Bob,b", "3,An,a");
        LinkCase only = new LabelledCases(folder).all().get(0);
        assertThat(only.ignored()).containsExactly("cluster");
        assertThat(only.right()).isNull();
        assertThat(found(only, "3", "1")).isEqualTo(Share.of(1, 3));
    }

    @Test
    void filesThatAreCalledLeftRightAndTruthBelongTogether() throws IOException {
        write("people_left.csv", "id,name", "1,Ann");
        write("people_right.csv", "id,name", "1,Bob", "2,Ann");
        write("people_truth.csv", "left_id,right_id,kind", "1,2,clean");
        write("alone.csv", "id,name", "1,Ann", "2,Anne");
        write("alone_truth.csv", "left_id,right_id", "2,1");
        List<LinkCase> cases = new LabelledCases(folder).all();
        assertThat(cases).extracting(LinkCase::name).containsExactly("alone", "people");
        assertThat(found(cases.get(0), "1", "2")).isEqualTo(Share.of(1, 1));
        assertThat(found(cases.get(1), "2", "1")).isEqualTo(Share.of(0, 1));
    }

    @Test
    void aFolderWithoutLabelledSetsIsTold() throws IOException {
        write("unlabelled.csv", "id,name", "1,Ann");
        assertThatThrownBy(() -> new LabelledCases(folder).all())
                .isInstanceOf(Refusal.class)
                .hasMessage("--labelled: expected labelled sets, found none in " + folder);
    }

    @Test
    void sizesAreWrittenShortAndATenthOfASmallIndexIsAtSchool() {
        assertThat(Size.of("100k")).isEqualTo(new Size(100_000, 10_000)).hasToString("children 100k x 10k");
        assertThat(Size.of("1M")).isEqualTo(new Size(1_000_000, 25_000)).hasToString("children 1M x 25k");
        assertThat(Size.of("11Mx1M")).isEqualTo(new Size(11_000_000, 1_000_000));
        for (String wrong : List.of("much", "1G", "5", "100x90", "20M")) {
            assertThatThrownBy(() -> Size.of(wrong))
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining("'" + wrong + "'");
        }
    }

    @Test
    void theHubIsCalledAsAStrangerWouldAndItsLinksAreMeasured() throws Exception {
        Path hub = script(
                "printf '%s\\n' \"$*\" > \"$(dirname \"$0\")/told\"",
                "while [ $# -gt 1 ]; do [ \"$1\" != --out ] || out=$2; shift; done",
                "printf 'left_id,right_id,decision,weight,probability\\n1,2,same,9,0.99\\n' > \"$out\"");
        LinkCase subject = people().without("name");
        Result result = new HubEngine(hub).link(subject, Files.createDirectory(folder.resolve("here")), 3);
        assertThat(Files.readString(folder.resolve("told")))
                .isEqualTo("link %s %s --out %s --ignore name\n"
                        .formatted(subject.left(), subject.right(), folder.resolve("here/again/links.csv")));
        assertThat(result.evaluation().same().recall()).isEqualTo(Share.of(1, 1));
        assertThat(result.measured().peakBytes()).isPositive();
        assertThat(result.note()).isEmpty();
        assertThat(result.cells()).hasSameSizeAs(Result.headings());
    }

    @Test
    void linksThatDifferFromRunToRunAreTold() throws Exception {
        Path hub = script(
                "while [ $# -gt 1 ]; do [ \"$1\" != --out ] || out=$2; shift; done",
                "printf 'left_id,right_id,decision,weight,probability\\n1,2,same,%s,0.99\\n' $$ > \"$out\"");
        assertThat(new HubEngine(hub)
                        .link(people(), Files.createDirectory(folder.resolve("here")), 2)
                        .note())
                .isEqualTo("RUNS DIFFER");
    }

    @Test
    void aProgramThatFailsFailsTheBench() throws IOException {
        Path hub = script("echo no >&2", "exit 3");
        assertThatThrownBy(() -> new HubEngine(hub).link(people(), folder, 1))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("ended with 3; see " + folder.resolve("link.log"));
    }

    @Test
    void dukeLinksTheSameFiles() throws Exception {
        write("d_left.csv", "id, forename, surname, dob", "a, Poppy, Ashdown, 2014-03-09", "b, Leo, Marsh, 2015-01-02");
        write("d_right.csv", "id, forename, surname, dob", "1, Leo, Marsh, 2015-01-02", "2, Poppy, Ashdwn, 2014-03-09");
        write("d_truth.csv", "left_id,right_id,kind", "a,2,typo", "b,1,clean");
        LinkCase subject = new LabelledCases(folder).all().get(0);
        Result result = new DukeEngine(System.getProperty("java.class.path")).link(subject, folder, 1);
        assertThat(result.evaluation().same().precision()).isEqualTo(Share.of(2, 2));
        assertThat(result.evaluation().same().recall()).isEqualTo(Share.of(2, 2));
    }

    @Test
    void mediansAreEachFiguresOwn() {
        assertThat(Measured.median(List.of(new Measured(3, 1, 500), new Measured(1, 2, 100), new Measured(2, 9, 300))))
                .isEqualTo(new Measured(2, 2, 300));
    }

    @Test
    void growthIsPerMillionRecords() throws IOException {
        Growth growth = new Growth();
        assertThat(growth.text()).isEmpty();
        growth.add(result(new Measured(4, 8, 600L << 20), 2_000_000), 0.5);
        assertThat(growth.text().lines().skip(3))
                .containsExactly("| half   | 4.0 | 0.5           | 2.0           | 300.0          |");
    }

    private Result result(Measured measured, long records) throws IOException {
        LinkCase subject = new LinkCase("half", folder, folder, List.of(), people().truth(), records);
        return new Result(subject, "hub link", measured, Evaluation.of(subject.truth(), List.of()), null, "");
    }

    private LinkCase people() throws IOException {
        write("people_left.csv", "id,name", "1,Ann");
        write("people_right.csv", "id,name", "2,Ann");
        write("people_truth.csv", "left_id,right_id,kind", "1,2,clean");
        return new LabelledCases(folder).all().get(0);
    }

    private static Share found(LinkCase subject, String left, String right) {
        return Evaluation.of(subject.truth(), List.of(new Link(left, right, true, 1, 1)))
                .same()
                .recall();
    }

    private Path script(String... lines) throws IOException {
        Path hub = Files.writeString(folder.resolve("hub"), "#!/bin/sh\n" + String.join("\n", lines) + "\n");
        Files.setPosixFilePermissions(
                hub, Set.copyOf(java.nio.file.attribute.PosixFilePermissions.fromString("rwx------")));
        return hub;
    }

    private void write(String name, String... lines) throws IOException {
        Files.write(folder.resolve(name), List.of(lines));
    }
}
