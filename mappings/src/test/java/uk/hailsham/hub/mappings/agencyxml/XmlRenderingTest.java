package uk.hailsham.hub.mappings.agencyxml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import uk.hailsham.hub.domain.referral.DisclosableField;
import uk.hailsham.hub.domain.referral.Disclosure;
import uk.hailsham.hub.domain.referral.Payload;

class XmlRenderingTest {
    private static final UUID RECIPIENT = UUID.fromString("0193a000-0000-7000-8000-000000000001");

    @Test
    void isOneElementForEachFieldThatHasAValue() {
        Payload payload = rendered(Map.of("recipient_id", "rc-" + RECIPIENT, "need", "", "child_given", "Łucja & Co"));

        assertThat(payload.fileName()).isEqualTo("rc-" + RECIPIENT + ".xml");
        assertThat(text(payload))
                .contains(
                        "<recipient_id>rc-" + RECIPIENT + "</recipient_id>",
                        "<child_given>Łucja &amp; Co</child_given>")
                .doesNotContain("need");
    }

    @Test
    void fitsTheSchemaWithEveryFieldFilledAndWithTheIdAlone() {
        Map<String, String> all = new LinkedHashMap<>();
        Arrays.stream(DisclosableField.values()).forEach(field -> all.put(field.key(), value(field)));

        assertFits(rendered(all));
        assertFits(rendered(Map.of("recipient_id", "rc-" + RECIPIENT)));
    }

    @Test
    void textThatXmlCannotHoldDoesNotStopIt() {
        Payload payload = rendered(Map.of("recipient_id", "rc-" + RECIPIENT, "reason", "pasted\u0001\uD800 text"));

        assertFits(payload);
        assertThat(text(payload)).contains("<reason>pasted\uFFFD\uFFFD text</reason>");
    }

    private static String value(DisclosableField field) {
        return switch (field) {
            case RECIPIENT_ID -> "rc-" + RECIPIENT;
            case REFERRED_ON, DATE_OF_BIRTH -> "2015-02-28";
            case URGENCY -> "urgent";
            case SAFEGUARDING -> "no";
            case SEX -> "F";
            default -> "text, over\ntwo lines";
        };
    }

    private static Payload rendered(Map<String, String> fields) {
        return new XmlRendering().render(new Disclosure(RECIPIENT, "Casework", fields));
    }

    private static String text(Payload payload) {
        return new String(payload.body(), StandardCharsets.UTF_8);
    }

    private static void assertFits(Payload payload) {
        assertThatCode(() ->
                        schema().newValidator().validate(new StreamSource(new ByteArrayInputStream(payload.body()))))
                .doesNotThrowAnyException();
    }

    private static Schema schema() throws Exception {
        return SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(Path.of("../docs/referral-1.xsd").toFile());
    }
}
