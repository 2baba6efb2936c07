package uk.hailsham.hub.config.codes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.hailsham.hub.domain.code.CodeList;
import uk.hailsham.hub.domain.code.CodeLists;

class CodeFilesTest {
    @TempDir
    private Path folder;

    @Test
    void readsCodeMeaningLabelAndValidity() throws IOException {
        write("code,means,label,from,to\n# School Action went in 2014\nA,K,School Action,,2015-08-31\nN,,None,,\n");
        CodeLists lists = CodeFiles.read(folder);

        assertThat(lists.byName()).containsOnlyKeys("list");
        assertThat(lists.list("list").codes())
                .containsExactly(
                        new CodeList.Code("A", "K", "School Action", null, LocalDate.of(2015, 8, 31)),
                        new CodeList.Code("N", "N", "None", null, null));
    }

    @Test
    void findsACodeWhateverItsCase() throws IOException {
        write("code,means,label,from,to\nSLCN,SLCN,Speech,,\n");
        assertThat(CodeFiles.read(folder).list("list").find(" slcn ")).isPresent();
        assertThat(CodeFiles.read(folder).list("list").find("PAKI")).isEmpty();
    }

    @Test
    void namesFileAndLineOfARowWithoutACodeOrWithAWrongDate() throws IOException {
        write("code,means,label,from,to\n,K,None,,\n");
        assertThatThrownBy(() -> CodeFiles.read(folder))
                .hasMessage("codes/list.csv:2: code: expected a code, found none");
        write("code,means,label,from,to\nA,K,None,01/09/2014,\n");
        assertThatThrownBy(() -> CodeFiles.read(folder))
                .hasMessage("codes/list.csv:2: from: expected a date such as 2014-09-01, found '01/09/2014'");
    }

    @Test
    void shippedListsKeepWhatWasWrittenInItsTime() throws IOException {
        CodeLists shipped = CodeFiles.read(Path.of("codes"));
        assertThat(means(shipped, "sen-provision", "A")).isEqualTo("K");
        assertThat(means(shipped, "sen-provision", "S")).isEqualTo("S");
        assertThat(means(shipped, "sen-type", "BESD")).isEqualTo("BESD");
        assertThat(means(shipped, "sex", "FEMALE")).isEqualTo("F");
        assertThat(shipped.list("ethnicity").find("PAKI")).isEmpty();
        assertThat(shipped.list("sen-provision").find("K").orElseThrow().validOn(LocalDate.of(2013, 9, 1)))
                .isFalse();
    }

    private static String means(CodeLists lists, String list, String code) {
        return lists.list(list).find(code).orElseThrow().means();
    }

    private void write(String text) throws IOException {
        Files.writeString(folder.resolve("list.csv"), text);
    }
}
