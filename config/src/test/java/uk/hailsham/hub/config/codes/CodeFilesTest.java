package uk.hailsham.hub.config.codes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.hailsham.hub.config.yaml.Fault;
import uk.hailsham.hub.domain.code.CodeList;
import uk.hailsham.hub.domain.code.CodeLists;

class CodeFilesTest {
    @TempDir
    private Path folder;

    private final List<Fault> faults = new ArrayList<>();

    @Test
    void readsCodeMeaningLabelAndValidity() throws IOException {
        write("code,means,label,from,to\n# School Action went in 2014\nA,K,School Action,,2015-08-31\nN,,None,,\n");
        CodeLists lists = read();

        assertThat(lists.list("list").codes())
                .containsExactly(
                        new CodeList.Code("A", "K", "School Action", null, LocalDate.of(2015, 8, 31)),
                        new CodeList.Code("N", "N", "None", null, null));
    }

    @Test
    void findsACodeWhateverItsCase() throws IOException {
        write("code,means,label,from,to\nSLCN,SLCN,Speech,,\n");
        assertThat(read().list("list").find(" slcn ")).isPresent();
        assertThat(read().list("list").find("PAKI")).isEmpty();
    }

    @Test
    void namesFileAndLineOfARowWithoutACodeOrWithAWrongDateAndKeepsTheRest() throws IOException {
        write("code,means,label,from,to\n,K,None,,\nA,K,None,01/09/2014,\nK,K,SEN support,,\n");
        assertThat(read().list("list").find("K")).isPresent();
        assertThat(told())
                .contains(
                        "codes/list.csv:2: code: expected a code, found none",
                        "codes/list.csv:3: from: expected a date such as 2014-09-01, found '01/09/2014'");
    }

    @Test
    void shippedListsKeepWhatWasWrittenInItsTime() throws IOException {
        CodeLists shipped = CodeFiles.read(Path.of("."), shippedFiles(), faults);
        assertThat(faults).isEmpty();
        assertThat(means(shipped, "sen-provision", "A")).isEqualTo("K");
        assertThat(means(shipped, "sen-provision", "S")).isEqualTo("S");
        assertThat(means(shipped, "sen-type", "BESD")).isEqualTo("BESD");
        assertThat(means(shipped, "hold-reasons", "waiting-list")).isEqualTo("runs");
        assertThat(means(shipped, "hold-reasons", "waiting-for-family")).isEqualTo("pauses");
        assertThat(means(shipped, "sex", "FEMALE")).isEqualTo("F");
        assertThat(shipped.list("ethnicity").find("PAKI")).isEmpty();
        assertThat(shipped.list("sen-provision").find("K").orElseThrow().validOn(LocalDate.of(2013, 9, 1)))
                .isFalse();
    }

    private static String means(CodeLists lists, String list, String code) {
        return lists.list(list).find(code).orElseThrow().means();
    }

    private static List<String> shippedFiles() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("codes"))) {
            return files.map(Path::toString).toList();
        }
    }

    private CodeLists read() {
        faults.clear();
        return CodeFiles.read(folder, List.of("codes/list.csv"), faults);
    }

    private List<String> told() {
        return faults.stream().map(Fault::toString).toList();
    }

    private void write(String text) throws IOException {
        Files.writeString(Files.createDirectories(folder.resolve("codes")).resolve("list.csv"), text);
    }
}
