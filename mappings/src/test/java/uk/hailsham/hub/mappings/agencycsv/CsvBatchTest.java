package uk.hailsham.hub.mappings.agencycsv;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import uk.hailsham.hub.domain.referral.Disclosure;
import uk.hailsham.hub.domain.referral.Payload;

class CsvBatchTest {
    private static final UUID BATCH = UUID.fromString("0193a000-0000-7000-8000-000000000009");
    private static final Instant WINDOW = Instant.parse("2026-11-27T18:00:00Z");

    private static Disclosure disclosure(int n, String... keysAndValues) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("recipient_id", "rc-" + n);
        for (int at = 0; at < keysAndValues.length; at += 2) {
            fields.put(keysAndValues[at], keysAndValues[at + 1]);
        }
        return new Disclosure(new UUID(0, n), "Attendance", fields);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static final List<Disclosure> TWO =
            List.of(disclosure(1, "need", "SEMH", "reason", "away, on Mondays"), disclosure(2, "need", "SPLD"));

    @Test
    void hasOneHeaderAndARowForEachOfThem() {
        assertThat(text(CsvBatch.of(TWO).table()))
                .isEqualTo("recipient_id,need,reason\r\nrc-1,SEMH,\"away, on Mondays\"\r\nrc-2,SPLD,\r\n");
    }

    @Test
    void theManifestNamesTheFileItsDigestItsSizeItsRowsAndItsWindow() {
        CsvBatch batch = CsvBatch.of(TWO);
        Payload payload = batch.payload(BATCH, WINDOW, false);
        assertThat(text(payload.body()))
                .isEqualTo("file,sha256,bytes,rows,window\r\nba-" + BATCH + ".csv,"
                        + "c4c95e8559dcc6cff9a17ef239ab81b0d8a1a317a7bd02554e65b9cf5efec9cd,"
                        + batch.table().length + ",2,2026-11-27T18:00:00Z\r\n");
    }

    @Test
    void theTableGoesBeforeTheManifestUnderNamesThatTellNothing() {
        Payload payload = CsvBatch.of(TWO).payload(BATCH, WINDOW, false);
        assertThat(payload.fileName()).isEqualTo("ba-" + BATCH + "-manifest.csv");
        assertThat(payload.attachments())
                .extracting(Payload.Attachment::fileName)
                .containsExactly("ba-" + BATCH + ".csv");
        assertThat(payload.again()).isFalse();
    }

    @Test
    void theSameReferralsGiveTheSameBytes() {
        assertThat(CsvBatch.of(TWO).sha256()).isEqualTo(CsvBatch.of(TWO).sha256());
        assertThat(CsvBatch.of(TWO.subList(0, 1)).sha256())
                .isNotEqualTo(CsvBatch.of(TWO).sha256());
    }
}
