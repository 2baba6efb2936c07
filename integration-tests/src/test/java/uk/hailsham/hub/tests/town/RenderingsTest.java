package uk.hailsham.hub.tests.town;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.yaml.snakeyaml.Yaml;
import uk.hailsham.hub.tests.hub.HubProcess;
import uk.hailsham.hub.tests.hub.OnTheDemo;
import uk.hailsham.hub.tests.hub.RunningDemo.Demo;

/**
 * What agencies have got, opened at their end of SFTP and mail: what the allow-list of the agency names of the child, and
 * nothing else.
 */
@OnTheDemo
class RenderingsTest {
    private final Demo demo;
    private final HubProcess hub;
    private final Map<String, JsonNode> referrals = new LinkedHashMap<>();

    RenderingsTest(Demo demo) {
        this.demo = demo;
        this.hub = demo.hub();
    }

    /** @param fields the allow-list, in its order */
    private record Agency(String id, String rendering, List<String> fields, String mailbox) {}

    @ParameterizedTest
    @ValueSource(strings = {"csv", "xml", "pdf"})
    void holdsWhatTheAllowListNamesAndNoMore(String rendering) throws Exception {
        Map<Agency, List<Received>> arrived = new LinkedHashMap<>();
        for (Agency agency : agencies()) {
            if (agency.rendering().equals(rendering)) {
                arrived.put(agency, received(agency));
            }
        }
        // After them: other tests may refer meanwhile.
        hub.json("/api/v1/referrals?limit=1000", demo.account("index-team"))
                .forEach(referral -> referral.path("recipients")
                        .forEach(recipient -> referrals.put(recipient.path("id").asText(), referral)));
        int opened = 0;
        for (Map.Entry<Agency, List<Received>> agency : arrived.entrySet()) {
            for (Received received : agency.getValue()) {
                open(agency.getKey(), received);
                opened++;
            }
        }
        assertThat(opened)
                .as("payloads of this rendering that reached an agency")
                .isPositive();
    }

    private void open(Agency agency, Received received) throws Exception {
        JsonNode referral = referrals.get(received.recipient());
        String text = text(agency, received);
        if (referral == null) {
            assertThat(text + received.beside())
                    .as("of a recipient the hub does not know any more")
                    .contains("DRILL");
            return;
        }
        assertThat(squeezed(text)).contains(received.recipient());
        if (referral.hasNonNull("child")) {
            JsonNode child =
                    hub.json("/api/v1/children/" + referral.path("child").asText(), demo.account("index-team"));
            Secrets secrets = Secrets.of(child);
            secrets.beyond(agency.fields()).forEach((field, value) -> {
                assertThat(squeezed(text))
                        .as("%s holds no %s", agency.id(), field)
                        .doesNotContain(squeezed(value));
            });
            secrets.all()
                    .forEach((field, value) -> assertThat(squeezed(received.beside()))
                            .as("nothing about the child beside the file: %s", field)
                            .doesNotContain(squeezed(value)));
            secrets.within(agency.fields(), agency.rendering().equals("pdf"))
                    .forEach((field, value) -> assertThat(squeezed(text))
                            .as("%s holds the %s", agency.id(), field)
                            .contains(squeezed(value)));
        }
    }

    @Test
    void theStoryOfAReferredChildGoesFromTheRowToTheProof() {
        JsonNode referral = StreamSupport.stream(
                        hub.json("/api/v1/referrals?limit=1000", demo.account("index-team"))
                                .spliterator(),
                        false)
                .filter(each -> each.hasNonNull("child"))
                .filter(each -> !each.at("/recipients/0/proof").asText().equals("queued"))
                .findFirst()
                .orElseThrow();
        String path = "/api/v1/children/" + referral.path("child").asText() + "/timeline";

        assertThat(hub.json(path, demo.account("index-team")).findValuesAsText("kind"))
                .containsSubsequence("said", "referred", "requested", "proved");
        assertThat(hub.json(path, demo.account(referral.path("school").asText()))
                        .findValuesAsText("kind"))
                .contains("said", "referred")
                .doesNotContain("link");
    }

    /** Everything the payload says; and its fields are those of the list. */
    private static String text(Agency agency, Received received) throws Exception {
        return switch (agency.rendering()) {
            case "csv" -> csv(agency, received.body());
            case "xml" -> xml(agency, received.body());
            default -> pdf(received.body());
        };
    }

    private static String csv(Agency agency, byte[] body) throws IOException {
        try (CsvReader<NamedCsvRecord> reader =
                CsvReader.builder().ofNamedCsvRecord(new String(body, StandardCharsets.UTF_8))) {
            List<NamedCsvRecord> rows = reader.stream().toList();
            assertThat(rows).hasSize(1);
            assertThat(rows.get(0).getHeader()).isEqualTo(listed(agency));
            return String.join("\n", rows.get(0).getFields());
        }
    }

    private static String xml(Agency agency, byte[] body) throws Exception {
        SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(Path.of("../docs/referral-1.xsd").toFile())
                .newValidator()
                .validate(new StreamSource(new ByteArrayInputStream(body)));
        Element root = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(body))
                .getDocumentElement();
        List<String> names = new ArrayList<>();
        for (Node node = root.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element) {
                names.add(node.getNodeName());
            }
        }
        List<String> listed = listed(agency);
        assertThat(listed).containsAll(names);
        assertThat(names)
                .containsExactlyElementsOf(
                        listed.stream().filter(names::contains).toList());
        return root.getTextContent();
    }

    private static String pdf(byte[] body) throws IOException {
        try (PDDocument document = Loader.loadPDF(body)) {
            return new PDFTextStripper().getText(document);
        }
    }

    private static List<String> listed(Agency agency) {
        return Stream.concat(Stream.of("recipient_id"), agency.fields().stream())
                .toList();
    }

    /** A form breaks lines where it must. */
    private static String squeezed(String text) {
        return text.replaceAll("\\s", "");
    }

    private List<Received> received(Agency agency) throws Exception {
        JsonNode doors = demo.doors();
        return agency.mailbox() == null
                ? Received.bySftp(
                        doors.at("/sftp/port").asInt(),
                        doors.at("/sftp/hostKey").asText(),
                        demo.data().resolve("town/agencies/hub-key"),
                        agency.id())
                : Received.byMail(
                        doors.at("/mail/imap").asInt(),
                        agency.mailbox(),
                        doors.at("/mail/password").asText());
    }

    @SuppressWarnings("unchecked")
    private static List<Agency> agencies() throws IOException {
        Map<String, List<Map<String, Object>>> file =
                new Yaml().load(Files.readString(Path.of("../config/agencies.yml")));
        return file.get("agencies").stream()
                .map(block -> new Agency(
                        (String) block.get("id"),
                        (String) block.get("rendering"),
                        (List<String>) block.get("fields"),
                        ((Map<String, String>) block.get("endpoint")).get("to")))
                .toList();
    }
}
