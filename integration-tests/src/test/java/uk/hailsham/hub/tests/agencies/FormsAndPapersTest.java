package uk.hailsham.hub.tests.agencies;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import uk.hailsham.hub.tests.hub.Outside;
import uk.hailsham.hub.tests.hub.Sent;

/** Referrals with papers on their way to an SFTP server and to mailboxes, the agencies' own forms filled. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FormsAndPapersTest {
    private static final String CLASS = "referrals@class-learning-autism.example";
    private static final String SPOA = "spoa@childrens-social-care.example";
    private static final byte[] NOTE = "Kim told us about Monday.".getBytes(StandardCharsets.UTF_8);
    private static final byte[] PROGRAM = {'M', 'Z', 0, 1, 2};
    private static final byte[] REPORT = print();

    @TempDir
    private static Path folder;

    private Outside outside;

    @BeforeAll
    void start() throws Exception {
        outside = new Outside(folder, Map.of(), Path.of("..", "config"), List.of(SPOA));
        outside.start();
        outside.drop("white-house", "nightly.csv", Sent.report(3, 3));
        Sent.soon().until(() -> outside.ask("SELECT count(*) FROM hub.drops WHERE state = 'applied'") == 1);
    }

    @AfterAll
    void stop() throws Exception {
        outside.close();
    }

    /** Made once: each print of a PDF has a number of its own. */
    private static byte[] print() {
        try (PDDocument document = new PDDocument()) {
            document.addPage(new PDPage());
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            document.save(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String request(String need, boolean safeguarding, int pupil) {
        return """
                {"reference":"API-%d","school":"white-house",
                "pupil":{"family":"Pupil%d","given":"Kim","dateOfBirth":"2016-%02d-%02d"},
                "need":"%s","reason":"She finds the classroom loud.","urgency":"urgent","lawfulBasis":"public-task",
                "referrer":{"name":"A. Senco","role":"SENCO","email":"senco@white-house.example","phone":"01632 960310"},
                "agreement":{"sought":true,"given":true,"by":"mother"},"triedFirst":"a quiet corner since September",
                "indexCheck":{"done":true,"at":"2026-11-23T10:00:00Z"},"safeguarding":%s}""".formatted(pupil, pupil, 1 + pupil % 12, 1 + pupil % 28, need, safeguarding);
    }

    private HttpResponse<String> ask(String path, String request, byte[]... papers) throws IOException {
        String boundary = "----between";
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        part(body, boundary, "referral", "application/json", request.getBytes(StandardCharsets.UTF_8), "");
        for (byte[] paper : papers) {
            part(body, boundary, "attachment", "application/octet-stream", paper, "; filename=\"Pupil1 Kim.doc\"");
        }
        body.write(("--" + boundary + "--\r\n").getBytes(StandardCharsets.US_ASCII));
        return outside.hub()
                .post(path, outside.operator(), "multipart/form-data; boundary=" + boundary, body.toByteArray());
    }

    private static void part(
            ByteArrayOutputStream body, String boundary, String name, String type, byte[] content, String file)
            throws IOException {
        body.write(("--%s\r\nContent-Disposition: form-data; name=\"%s\"%s\r\nContent-Type: %s\r\n\r\n"
                        .formatted(boundary, name, file, type))
                .getBytes(StandardCharsets.US_ASCII));
        body.write(content);
        body.write("\r\n".getBytes(StandardCharsets.US_ASCII));
    }

    private List<Letter> letters(String mailbox) throws Exception {
        return Letter.of(outside.mail(), mailbox);
    }

    @Test
    void aMailboxGetsTheAgencysOwnFormFilledWithWhatItMaySeeAndThePapersBesideIt() throws Exception {
        HttpResponse<String> answer = ask("/api/v1/referrals", request("ASD", false, 1), REPORT, NOTE);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        assertThat(json(answer).at("/gaps").toString()).contains("\"class-learning-autism\"", "\"child_view\"");
        Sent.soon().until(() -> !letters(CLASS).isEmpty());

        Letter letter = letters(CLASS).get(0);
        String recipient = letter.subject().substring("Referral ".length());
        assertThat(letter.attached())
                .containsOnlyKeys(recipient + ".pdf", recipient + "-1.pdf", recipient + "-2.txt")
                .containsEntry(recipient + "-1.pdf", REPORT)
                .containsEntry(recipient + "-2.txt", NOTE);
        try (PDDocument form = Loader.loadPDF(letter.attached().get(recipient + ".pdf"))) {
            PDAcroForm fields = form.getDocumentCatalog().getAcroForm();
            assertThat(fields.getField("recipient_id").getValueAsString()).isEqualTo(recipient);
            assertThat(fields.getField("child_family").getValueAsString()).isEqualTo("Pupil1");
            assertThat(fields.getField("reason").getValueAsString()).isEqualTo("She finds the classroom loud.");
            assertThat(fields.getField("urgency=urgent").getValueAsString()).isEqualTo("Yes");
            assertThat(fields.getField("urgency=routine").getValueAsString()).isEqualTo("Off");
            fields.flatten(fields.getFields(), false);
            assertThat(new PDFTextStripper().getText(form))
                    .contains("Pupil1", "a quiet corner since September")
                    .doesNotContain("BN27", "public-task");
        }
        assertNothingOfTheChildIsInTheOpen();
    }

    @Test
    void anSftpServerGetsThePapersOfAReferralFileBesideTheReferral() throws Exception {
        String rows = new String(Sent.referrals(2), StandardCharsets.UTF_8);
        String[] lines = rows.split("\n");
        String file = lines[0] + ",attachments\n" + lines[1] + ",Kim report.pdf; note.txt\n" + lines[2] + ",\n";
        outside.drop(
                "white-house/referrals",
                "ask",
                Map.of("ask.csv", file.getBytes(StandardCharsets.UTF_8), "kim report.pdf", REPORT, "note.txt", NOTE));
        Sent.soon().until(() -> outside.arrived().size() == 4);

        String paper = outside.arrived().stream()
                .filter(name -> name.endsWith("-1.pdf"))
                .findFirst()
                .orElseThrow();
        String recipient = paper.replace("-1.pdf", "");
        assertThat(outside.arrived()).contains(recipient + ".csv", recipient + "-2.txt");
        assertThat(outside.arrived(paper)).isEqualTo(REPORT);
        assertThat(outside.arrived(recipient + "-2.txt")).isEqualTo(NOTE);
        assertThat(new String(outside.arrived(recipient + ".csv"), StandardCharsets.UTF_8))
                .contains("Pupil1")
                .doesNotContain("BN27");
        Sent.soon()
                .until(() -> outside.ask(
                                "SELECT count(*) FROM hub.recipient_events WHERE detail::text LIKE '%" + paper + "%'")
                        == 1);
        assertNothingOfTheChildIsInTheOpen();
    }

    @Test
    void aPaperThatCannotGoHoldsUpNoChildInDangerAndTheWordFormIsFilled() throws Exception {
        HttpResponse<String> answer = ask("/api/v1/referrals", request("SEMH", true, 2), PROGRAM, NOTE);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        assertThat(json(answer).at("/leftOut/0/code").asText()).isEqualTo("attachment-unusable");
        Sent.soon().until(() -> !letters(SPOA).isEmpty());

        Letter letter = letters(SPOA).get(0);
        String recipient = letter.subject().substring("Referral ".length());
        assertThat(letter.attached())
                .containsOnlyKeys(recipient + ".docx", recipient + "-1.txt")
                .containsEntry(recipient + "-1.txt", NOTE);
        assertThat(document(letter.attached().get(recipient + ".docx")))
                .contains("<w:tag w:val=\"child_family\"/>", ">Pupil2<", ">She finds the classroom loud.<", recipient);
    }

    @Test
    void aPaperThatCannotGoStopsAReferralThatCanWaitAndThePreviewSaysSoBefore() throws Exception {
        JsonNode preview = json(ask("/api/v1/referrals/preview", request("ASD", false, 3), PROGRAM));
        assertThat(preview.path("goes").asBoolean()).isFalse();
        assertThat(preview.at("/objections/0/code").asText()).isEqualTo("attachment-unusable");
        JsonNode without = json(ask("/api/v1/referrals/preview", request("ASD", false, 3)));
        assertThat(without.path("goes").asBoolean()).isTrue();
        assertThat(without.at("/recipients").findValuesAsText("agency")).contains("class-learning-autism");
        assertThat(without.toString()).doesNotContain("Pupil3", "BN27");

        assertThat(ask("/api/v1/referrals", request("ASD", false, 3), PROGRAM).statusCode())
                .isEqualTo(422);
        assertThat(outside.ask("SELECT count(*) FROM hub.referrals WHERE reference = 'API-3'"))
                .isZero();
    }

    private void assertNothingOfTheChildIsInTheOpen() throws IOException {
        assertThat(outside.hub().log()).doesNotContain("Pupil1", "Kim report", "\tat ");
        try (Stream<Path> vault = Files.walk(outside.data().resolve("vault"))) {
            assertThat(vault.filter(Files::isRegularFile))
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                            .doesNotContain("Monday", "%PDF"));
        }
    }

    private static JsonNode json(HttpResponse<String> answer) throws IOException {
        return new ObjectMapper().readTree(answer.body());
    }

    /** Body and footer of a Word document. */
    private static String document(byte[] docx) throws IOException {
        StringBuilder text = new StringBuilder();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(docx))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                text.append(new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return text.toString();
    }
}
