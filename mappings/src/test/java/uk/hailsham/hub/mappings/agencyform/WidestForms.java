package uk.hailsham.hub.mappings.agencyform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import uk.hailsham.hub.config.Form;
import uk.hailsham.hub.domain.referral.DisclosableField;

/** Templates with a place for every disclosable field, whoever may see it. */
public final class WidestForms {
    private WidestForms() {}

    public static List<Form> all() {
        try {
            return List.of(
                    form("forms/widest.pdf", PdfPress.print(sheet())),
                    form("forms/widest.docx", DocxPress.print(sheet())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Form form(String name, byte[] template) {
        return new Form(name, template, FormRendering.names(name, template));
    }

    static Sheet sheet() {
        List<List<Sheet.Box>> rows = Arrays.stream(DisclosableField.values())
                .map(field -> List.of(Sheet.prose(field.label(), field.key(), 2)))
                .toList();
        return new Sheet("Everything", "Nobody's office", "For tests.", 0x444444, List.of(new Sheet.Part("All", rows)));
    }
}
