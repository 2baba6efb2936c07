package uk.hailsham.hub.mappings.ackfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uk.hailsham.hub.domain.intake.DropContent;
import uk.hailsham.hub.domain.intake.DropRefused;
import uk.hailsham.hub.domain.intake.Rejection;
import uk.hailsham.hub.domain.intake.Row;
import uk.hailsham.hub.domain.referral.Reply;
import uk.hailsham.hub.domain.referral.ReplyRow;
import uk.hailsham.hub.mappings.Parts;

class AckFileTest {
    private static final String ID = "019ac001-0000-7000-8000-000000000001";
    private static final String HEADER = "recipient_id,status,reason,date\n";

    @Test
    void readsTheSample() {
        List<ReplyRow> rows = new AckFile().read(Parts.file("docs/samples/acknowledgement-file/acknowledgements.csv"));

        assertThat(rows).hasSize(Reply.Status.values().length).allMatch(row -> row instanceof ReplyRow.Said);
        assertThat(rows.stream().map(row -> ((ReplyRow.Said) row).reply().status()))
                .containsExactly(Reply.Status.values());
        assertThat(rows).allMatch(row -> ((ReplyRow.Said) row).dropped().isEmpty());
    }

    @ParameterizedTest
    @CsvSource({"received,RECEIVED", "On hold,ON_HOLD", "FIRST_CONTACT,FIRST_CONTACT", "not-brought,NOT_BROUGHT"})
    void readsStatusWordsInWhateverCase(String word, Reply.Status status) {
        assertThat(read(HEADER + "rc-" + ID + "," + word + ",,\n"))
                .containsExactly(said(new Reply(UUID.fromString(ID), status, null, null)));
    }

    @Test
    void readsColumnsByNameAndBothFormsOfDate() {
        assertThat(read("date,unit,status,recipient_id\n03/11/2026,7,closed,RC-" + ID.toUpperCase() + "\n"))
                .containsExactly(
                        said(new Reply(UUID.fromString(ID), Reply.Status.CLOSED, null, LocalDate.of(2026, 11, 3))));
    }

    @Test
    void rejectsARowWhoseRecipientOrStatusCannotBeReadAndGoesOn() {
        List<ReplyRow> rows =
                read(HEADER + "12345,accepted,,\n,accepted,,\nrc-" + ID + ",maybe,,\nrc-" + ID + ",received,,\n");

        assertThat(rows.subList(0, 3))
                .containsExactly(
                        unsound(1, "recipient_id", "not-an-id", "an id of the form rc-<uuid>", "12345"),
                        unsound(2, "recipient_id", "missing", "a value", null),
                        unsound(
                                3,
                                "status",
                                "unknown-code",
                                "one of received, accepted, declined, on-hold, first-contact, not-brought, closed, failed, information-needed, booked",
                                "maybe"));
        assertThat(rows.get(3)).isInstanceOf(ReplyRow.Said.class);
    }

    @Test
    void keepsAnAnswerWhoseDateCannotBeRead() {
        ReplyRow.Said said = (ReplyRow.Said)
                read(HEADER + "rc-" + ID + ",accepted,R1,31/02/2026\n").get(0);

        assertThat(said.reply()).isEqualTo(new Reply(UUID.fromString(ID), Reply.Status.ACCEPTED, "R1", null));
        assertThat(said.dropped())
                .containsExactly(new Rejection(
                        "a.csv",
                        1,
                        "date",
                        "not-a-date",
                        Rejection.Effect.FIELD_DROPPED,
                        "a date yyyy-MM-dd or dd/MM/yyyy",
                        "31/02/2026"));
    }

    @Test
    void rejectsARowWithTheWrongNumberOfCells() {
        assertThat(read(HEADER + "rc-" + ID + ",accepted\n"))
                .containsExactly(unsound(1, "record", "wrong-cell-count", "4 cells, as in the header", "2 cells"));
    }

    @Test
    void refusesAFileWithoutTheColumns() {
        assertThat(refusal(Parts.of("a.csv", "id,state\n1,2\n")).code()).isEqualTo("missing-column");
        assertThat(refusal(Parts.of("a.csv", "")).code()).isEqualTo("empty-file");
        assertThat(refusal(Parts.of("a.csv", "<xml/>")).code()).isEqualTo("missing-column");
    }

    @Test
    void refusesAFileBeyondTenMegabytes() {
        byte[] large = new byte[11 * 1024 * 1024];
        Arrays.fill(large, (byte) '\n');

        assertThat(refusal(Parts.of("a.csv", large)).code()).isEqualTo("too-large");
    }

    @Test
    void refusesRandomBytes() {
        for (int seed = 0; seed < 100; seed++) {
            byte[] random = new byte[2_048];
            new Random(seed).nextBytes(random);
            assertThat(refusal(Parts.of("a.csv", random)).effect()).isEqualTo(Rejection.Effect.FILE_REFUSED);
        }
    }

    private static ReplyRow said(Reply reply) {
        return new ReplyRow.Said(new Row.At("a.csv", 1), reply, List.of());
    }

    private static ReplyRow unsound(int row, String field, String code, String expected, String found) {
        return new ReplyRow.Unsound(
                new Row.At("a.csv", row),
                List.of(new Rejection("a.csv", row, field, code, Rejection.Effect.ROW_REJECTED, expected, found)));
    }

    private static List<ReplyRow> read(String text) {
        return new AckFile().read(Parts.of("a.csv", text));
    }

    private static Rejection refusal(DropContent.Part part) {
        return catchThrowableOfType(DropRefused.class, () -> new AckFile().read(part))
                .rejection();
    }
}
