package uk.hailsham.hub.mappings.dropreceipt;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import uk.hailsham.hub.domain.code.CodeList;
import uk.hailsham.hub.domain.code.CodeLists;
import uk.hailsham.hub.domain.intake.Rejection;
import uk.hailsham.hub.domain.intake.Rejection.Effect;
import uk.hailsham.hub.domain.intake.Standing;
import uk.hailsham.hub.domain.intake.ToldFinding;
import uk.hailsham.hub.domain.telling.DropReceipt;

class DropReceiptFileTest {
    private static final CodeList SENTENCES = new CodeList(
            "remedies",
            List.of(
                    sentence("not-a-date", "Enter a day that there is. Expected: {expected}."),
                    sentence("unknown-code", "Choose a code that the list has. Expected: {expected}.")));

    private static CodeList.Code sentence(String code, String text) {
        return new CodeList.Code(code, code, text, null, null);
    }

    private static Map<String, Integer> books() {
        Map<String, Integer> books = new LinkedHashMap<>();
        Stream.of("records 400", "accepted 3", "unchanged 396", "superseded 0", "held 0", "rejected 1")
                .map(line -> line.split(" "))
                .forEach(line -> books.put(line[0], Integer.valueOf(line[1])));
        Stream.of("findingsNew 2", "findingsOpen 1", "findingsMuted 0", "findingsMended 4")
                .map(line -> line.split(" "))
                .forEach(line -> books.put(line[0], Integer.valueOf(line[1])));
        return books;
    }

    private static final DropReceipt RECEIPT = new DropReceipt(
            UUID.fromString("019ac001-0000-7000-8000-0000000000d1"),
            "applied",
            Instant.parse("2026-11-24T05:12:07Z"),
            null,
            books(),
            List.of(
                    finding(
                            12,
                            "ethnicity",
                            "unknown-code",
                            Effect.FIELD_DROPPED,
                            "a code of the list ethnicity",
                            "1012",
                            Standing.OPEN),
                    finding(
                            31,
                            "needs",
                            "unknown-code",
                            Effect.FIELD_DROPPED,
                            "a code of the list sen-type",
                            "1031",
                            Standing.NEW),
                    finding(
                            17,
                            "dateOfBirth",
                            "not-a-date",
                            Effect.ROW_REJECTED,
                            "a date dd/MM/yyyy",
                            null,
                            Standing.NEW)));

    private static ToldFinding finding(
            int row, String field, String code, Effect effect, String expected, String localId, Standing standing) {
        return new ToldFinding(
                new Rejection("pupils.csv", row, field, code, effect, expected, "Weald, Ivo"), localId, standing);
    }

    @Test
    void isTheSampleByteForByteAndNeverTellsWhatWasFound() throws Exception {
        byte[] bytes = new DropReceiptFile(Remedies.of(new CodeLists(Map.of("remedies", SENTENCES)))).write(RECEIPT);

        assertThat(new String(bytes, java.nio.charset.StandardCharsets.UTF_8))
                .doesNotContain("Weald")
                .isEqualTo(Files.readString(
                        Path.of("..", "docs", "samples", "drop-receipt", DropReceiptFile.name(RECEIPT))));
    }

    @Test
    void aCodeWithoutASentenceSaysWhatWasExpected() {
        byte[] bytes = new DropReceiptFile(Remedies.of(new CodeLists(Map.of()))).write(RECEIPT);
        assertThat(new String(bytes, java.nio.charset.StandardCharsets.UTF_8))
                .contains("Correct it in the pupil system. Expected: a date dd/MM/yyyy.");
    }
}
