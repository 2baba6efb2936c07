package uk.hailsham.hub.mappings.agencycsv;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.hailsham.hub.domain.referral.Disclosure;
import uk.hailsham.hub.domain.referral.Payload;

class CsvRenderingTest {
    private static final UUID RECIPIENT = UUID.fromString("0193a000-0000-7000-8000-000000000001");

    private static Payload rendered(String... keysAndValues) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (int at = 0; at < keysAndValues.length; at += 2) {
            fields.put(keysAndValues[at], keysAndValues[at + 1]);
        }
        return new CsvRendering().render(new Disclosure(RECIPIENT, "Psychology", fields));
    }

    private static String text(Payload payload) {
        return new String(payload.body(), StandardCharsets.UTF_8);
    }

    @Test
    void isOneHeaderAndOneRowInTheListsOrder() {
        Payload payload =
                rendered("recipient_id", "rc-1", "need", "SLCN", "parent_view", "", "child_given", "Łucja Şahin");
        assertThat(text(payload)).isEqualTo("recipient_id,need,parent_view,child_given\r\nrc-1,SLCN,,Łucja Şahin\r\n");
    }

    @Test
    void isNamedAfterTheRecipientAlone() {
        Payload payload = rendered("child_given", "Łucja");
        assertThat(payload.fileName()).isEqualTo("rc-" + RECIPIENT + ".csv");
        assertThat(payload.contentType()).isEqualTo("text/csv; charset=utf-8");
        assertThat(payload.recipient()).isEqualTo(RECIPIENT);
    }

    @Test
    void quotesWhatRfc4180Quotes() {
        assertThat(text(rendered("reason", "He said \"no\",\nthen left; ", "need", "a;b")))
                .isEqualTo("reason,need\r\n\"He said \"\"no\"\",\nthen left; \",a;b\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+44 1632", "-x", "@SUM(A1)", "\tx"})
    void defusesFormulas(String value) {
        assertThat(text(rendered("reason", value))).isEqualTo("reason\r\n'" + value + "\r\n");
    }

    @Test
    void defusesFormulasBehindControlCharacters() {
        assertThat(text(rendered("a", "\r=1", "b", "\0=1", "c", "=HYPERLINK(\"x\",\"y\")", "d", "5-3=2")))
                .isEqualTo("a,b,c,d\r\n\"'\r=1\",'=1,\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\",5-3=2\r\n");
    }
}
