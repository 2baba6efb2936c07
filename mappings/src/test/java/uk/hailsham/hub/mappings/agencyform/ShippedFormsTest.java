package uk.hailsham.hub.mappings.agencyform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import uk.hailsham.hub.mappings.Shipped;

/**
 * The made-up forms in {@code config/forms}. They are printed anew into {@code target/forms} by every run; to change one,
 * change its design and copy the print.
 */
class ShippedFormsTest {
    private static final Path PRINTED = Path.of("target/forms");
    private static final Path SHIPPED = Path.of("../config/forms");
    private static final int LARGEST = 60 * 1024;

    private static Map<String, byte[]> prints() throws IOException {
        return Map.of(
                "spoa.docx", DocxPress.print(ShippedSheets.spoa()),
                "speech-and-language.pdf", PdfPress.print(ShippedSheets.speech()),
                "class.pdf", PdfPress.print(ShippedSheets.classSupport()));
    }

    static Stream<String> names() throws IOException {
        for (Map.Entry<String, byte[]> print : prints().entrySet()) {
            Files.write(Files.createDirectories(PRINTED).resolve(print.getKey()), print.getValue());
        }
        return prints().keySet().stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("names")
    void areAsDesigned(String name) throws IOException {
        byte[] printed = Files.readAllBytes(PRINTED.resolve(name));
        byte[] shipped = Files.readAllBytes(SHIPPED.resolve(name));

        assertThat(FormRendering.names(name, shipped)).isEqualTo(FormRendering.names(name, printed));
        assertThat(FilledForm.shown(name, shipped)).isEqualTo(FilledForm.shown(name, printed));
        assertThat(shipped.length).isLessThan(LARGEST);
    }

    @Test
    void haveAPlaceForEverythingTheAgencyMaySee() {
        assertThat(Shipped.configuration().untold()).isEmpty();
    }
}
