package uk.hailsham.hub.mappings.hl7v2;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uk.hailsham.hub.mappings.hl7v2.Hl7Receipts.Outcome;

class Hl7ReceiptsTest {
    private static final Hl7Receipts RECEIPTS =
            new Hl7Receipts(Clock.fixed(Instant.parse("2026-11-24T12:00:00Z"), ZoneOffset.UTC));

    private static Hl7Head head(String type, String accept, String applied) {
        String text = "MSH|^~\\&|PAS|AUDIOLOGY|HUB|PARTNERSHIP|20261124||" + type + "|M1|P|2.3|||" + accept + "|"
                + applied + "\r";
        return Hl7Head.of(text.getBytes(StandardCharsets.UTF_8)).orElseThrow();
    }

    private static List<String> said(Hl7Head head, Outcome outcome) {
        return RECEIPTS.of(head, outcome).stream()
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .toList();
    }

    @Test
    void inOriginalModeThereIsOneAnswerInTheSendersVersion() {
        assertThat(said(head("SIU^S12", "", ""), Outcome.TAKEN))
                .singleElement()
                .satisfies(text -> assertThat(text)
                        .startsWith("MSH|^~\\&|HUB|PARTNERSHIP|PAS|AUDIOLOGY|20261124120000+0000||ACK^S12|")
                        .matches("(?s).*\\|ACK\\^S12\\|[0-9A-V]{20}\\|P\\|2\\.3\\r.*")
                        .endsWith("\rMSA|AA|M1\r"));
    }

    @Test
    void anUnknownIdIsToldByItsCode() {
        assertThat(said(head("SIU^S12", "", ""), Outcome.UNKNOWN_ID))
                .singleElement()
                .satisfies(text -> assertThat(text).endsWith("\rMSA|AE|M1\rERR|^^^204&&HL70357\r"));
    }

    @ParameterizedTest
    @CsvSource({
        "AL, AL, TAKEN, CA AA",
        "AL, NE, TAKEN, CA",
        "NE, AL, TAKEN, AA",
        "SU, ER, TAKEN, CA",
        "ER, SU, TAKEN, AA",
        "NE, NE, TAKEN, ''",
        "AL, ER, UNKNOWN_ID, CE AE",
        "SU, AL, STRANGER, AR",
        "AL, , TAKEN, CA"
    })
    void inEnhancedModeThereAreThoseThatAreAskedFor(String accept, String applied, Outcome outcome, String codes) {
        List<String> found = said(head("RRI^I12", accept, applied == null ? "" : applied), outcome).stream()
                .map(text -> text.substring(text.indexOf("MSA|") + 4, text.indexOf("MSA|") + 6))
                .toList();
        assertThat(String.join(" ", found)).isEqualTo(codes);
    }

    @Test
    void anAcknowledgementIsNotAcknowledgedUnlessItAsks() {
        assertThat(said(head("ACK^I12", "", ""), Outcome.TAKEN)).isEmpty();
        assertThat(said(head("ACK^I12", "AL", "AL"), Outcome.TAKEN)).hasSize(1);
    }

    @Test
    void aTypeThatIsNotLookedForIsRejectedAndWhatIsWrongIsAnError() {
        assertThat(RECEIPTS.of(head("ADT^A40", "", ""), new Hl7Answer.Unsound(200, "x")))
                .singleElement()
                .satisfies(bytes ->
                        assertThat(new String(bytes, StandardCharsets.UTF_8)).contains("MSA|AR|M1", "200"));
        assertThat(RECEIPTS.of(head("SIU^S12", "", ""), new Hl7Answer.Unsound(101, "x")))
                .singleElement()
                .satisfies(bytes ->
                        assertThat(new String(bytes, StandardCharsets.UTF_8)).contains("MSA|AE|M1", "101"));
    }
}
