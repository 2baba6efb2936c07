package uk.hailsham.hub.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An agency's own form shows what the agency may see, and says who it is about. */
class FormFaultsTest {
    private static final String AGENCIES = "agencies.yml";

    @TempDir
    private Path folder;

    private ConfigCopy copy(String rendering, String fields) throws IOException {
        ConfigCopy copy = ConfigCopy.in(folder);
        Files.createDirectories(folder.resolve("forms"));
        return copy.replace(AGENCIES, "rendering: csv", rendering).write("forms/own.pdf", fields);
    }

    private List<String> faults(String fields) throws IOException {
        return copy("rendering: form\n    form: forms/own.pdf", fields).faults();
    }

    @Test
    void aFormWithAPlaceForWhatTheAgencyMaySeeIsNoFault() throws IOException {
        ConfigFolder.Read read = copy(
                        "rendering: form\n    form: forms/own.pdf",
                        "recipient_id reason referrer_name urgency=urgent urgency=routine")
                .read();

        assertThat(read.faults()).isEmpty();
        Form form = read.configuration().forms().get("forms/own.pdf");
        assertThat(form.fields()).containsExactlyInAnyOrder("recipient_id", "reason", "referrer_name", "urgency");
    }

    @Test
    void fieldsTheAgencyMaySeeAndItsFormLacksAreNamed() throws IOException {
        Map<String, List<String>> untold = copy(
                        "rendering: form\n    form: forms/own.pdf", "recipient_id reason referrer_name urgency")
                .read()
                .configuration()
                .untold();

        assertThat(untold).containsOnlyKeys("educational-psychology");
        assertThat(untold.get("educational-psychology"))
                .contains("child_family")
                .doesNotContain("reason");
    }

    @Test
    void aFieldTheAgencyMayNotSeeIsAFault() throws IOException {
        assertThat(faults("recipient_id reason referrer_name nhs_number"))
                .singleElement()
                .asString()
                .startsWith(AGENCIES + ":")
                .endsWith("form: expected of forms/own.pdf fields that educational-psychology may see, found"
                        + " 'nhs_number': list it under fields, or take it out of the template");
    }

    @Test
    void aFieldThereIsNoneOfIsAFault() throws IOException {
        assertThat(faults("recipient_id reason referrer_name childs_family"))
                .singleElement()
                .asString()
                .startsWith("forms/own.pdf: childs_family: expected a field's name, one of [address, ")
                .contains("found 'childs_family'");
    }

    @Test
    void aFormThatDoesNotSayWhomItIsAboutIsAFault() throws IOException {
        assertThat(faults("reason referrer_name"))
                .singleElement()
                .asString()
                .endsWith(
                        "form: expected a field 'recipient_id' in forms/own.pdf, which educational-psychology cannot do"
                                + " without, found none");
    }

    @Test
    void aFormThatCannotBeFilledIsAFault() throws IOException {
        assertThat(faults("")).containsExactly("forms/own.pdf: expected a form with fields, found none");
    }

    @Test
    void formAndRenderingBelongTogether() throws IOException {
        assertThat(copy("rendering: form", "recipient_id").faults())
                .singleElement()
                .asString()
                .endsWith("form: expected a value, found none");
    }

    @Test
    void aFormBesideAnotherRenderingIsAFault() throws IOException {
        assertThat(copy("rendering: csv\n    form: forms/own.pdf", "recipient_id reason referrer_name")
                        .faults())
                .singleElement()
                .asString()
                .endsWith("form: expected only with rendering: form, found it with 'csv'");
    }

    @Test
    void aFormThatIsNotThereIsAFault() throws IOException {
        assertThat(copy("rendering: form\n    form: forms/else.pdf", "x").faults())
                .singleElement()
                .asString()
                .endsWith("form: expected a file in the configuration folder, found no 'forms/else.pdf'");
    }

    @Test
    void aFormOutsideItsFolderIsAFault() throws IOException {
        assertThat(copy("rendering: form\n    form: ../own.pdf", "x").faults())
                .singleElement()
                .asString()
                .endsWith("form: expected a template such as forms/spoa.docx or forms/spoa.pdf, found '../own.pdf'");
    }
}
