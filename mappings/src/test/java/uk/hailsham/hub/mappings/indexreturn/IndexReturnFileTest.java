package uk.hailsham.hub.mappings.indexreturn;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import uk.hailsham.hub.domain.telling.IndexReturn;
import uk.hailsham.hub.domain.telling.IndexReturn.Involved;
import uk.hailsham.hub.domain.telling.IndexReturn.Match;
import uk.hailsham.hub.domain.telling.IndexReturn.Place;

class IndexReturnFileTest {
    private static final UUID ID = UUID.fromString("019ac001-0000-7000-8000-0000000000a1");
    private static final Instant AT = Instant.parse("2026-11-24T05:30:00.123Z");

    @Test
    void isTheSampleByteForByte() throws Exception {
        Match shown = new Match(
                "CI-000001",
                false,
                List.of(
                        new Place("8459991", "Hailsham Community College", LocalDate.of(2024, 9, 2)),
                        new Place("8459995", "Grovelands Community Primary School", null)),
                List.of(
                        new Involved("Educational psychology", LocalDate.of(2026, 11, 2)),
                        new Involved("additional service", null)),
                List.of("family", "postcode"));
        Match shielded = new Match("CI-000002", true, List.of(), List.of(), List.of("given"));
        Match plain = new Match(
                "CI-000004",
                false,
                List.of(new Place("8459992", "White House Primary School", null)),
                List.of(),
                List.of());

        assertThat(IndexReturnFile.write(new IndexReturn(ID, 7, AT, List.of(shown, shielded, plain))))
                .isEqualTo(Files.readAllBytes(
                        Path.of("..", "docs", "samples", "index-return", "index-return-000007.csv")));
    }

    @Test
    void aNameCannotBreakTheRecordItStandsIn() {
        Match match = new Match(
                "CI-1",
                false,
                List.of(),
                List.of(new Involved("Speech; language/\"hearing\",\nand more", null)),
                List.of());

        assertThat(text(List.of(match)))
                .contains("R,CI-1,N,,\"Speech  language \"\"hearing\"\",\nand more/\",\r\nT,1\r\n");
    }

    @Test
    void anEmptyOneSaysSo() {
        assertThat(text(List.of()))
                .isEqualTo("H," + ID + ",7,2026-11-24T05:30:00Z,full,1\r\n"
                        + "C,indexNumber,shielded,schools,involved,differs\r\nT,0\r\n");
    }

    private static String text(List<Match> matches) {
        return new String(IndexReturnFile.write(new IndexReturn(ID, 7, AT, matches)), StandardCharsets.UTF_8);
    }
}
