package uk.hailsham.hub.mappings.columns;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import uk.hailsham.hub.mappings.rows.PupilColumn;

class ColumnsDocumentTest {
    @Test
    void everyFieldIsDocumented() throws IOException {
        String document = Files.readString(Path.of("..", "docs", "school-csv.md"));

        assertThat(PupilColumn.fields())
                .allSatisfy(field -> assertThat(document).contains("`" + field + "`"));
    }
}
