package uk.hailsham.hub.mappings.agencyform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import uk.hailsham.hub.domain.referral.DisclosableField;

/** The names that a designer of forms finds in the documentation are those the hub knows, all of them. */
class FieldTableTest {
    @Test
    void listsEveryFieldInItsOrder() throws IOException {
        List<String> documented = Files.readAllLines(Path.of("../docs/agency-forms.md")).stream()
                .filter(line -> line.startsWith("| `"))
                .toList();

        assertThat(documented)
                .containsExactlyElementsOf(Arrays.stream(DisclosableField.values())
                        .map(field -> "| `" + field.key() + "` | " + field.label() + " | "
                                + field.section().title() + " |")
                        .toList());
    }
}
