package uk.hailsham.hub.mappings.agencyfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uk.hailsham.hub.domain.agency.CapacityRow;
import uk.hailsham.hub.domain.agency.Room;
import uk.hailsham.hub.domain.intake.DropRefused;
import uk.hailsham.hub.domain.intake.Rejection;
import uk.hailsham.hub.domain.intake.Row;
import uk.hailsham.hub.domain.referral.Reply;
import uk.hailsham.hub.domain.referral.Reply.Status;
import uk.hailsham.hub.domain.referral.ReplyRow;
import uk.hailsham.hub.mappings.Parts;

class AgencyFileTest {
    private static final String ID = "rc-019ac001-0000-7000-8000-000000000001";
    private static final UUID RECIPIENT = UUID.fromString(ID.substring(3));
    private static final Row.At FIRST = new Row.At("a.csv", 1);

    private static AgencyFile.Content read(String text) {
        return new AgencyFile().read(Parts.of("a.csv", text));
    }

    private static ReplyRow reply(String text) {
        return read(text).replies().get(0);
    }

    private static CapacityRow capacity(String line) {
        return read("service,room,weeks\n" + line + "\n").capacities().get(0);
    }

    private static Rejection rejection(
            String field, String code, Rejection.Effect effect, String expected, String found) {
        return new Rejection("a.csv", 1, field, code, effect, expected, found);
    }

    @Test
    void theHeaderSaysWhichFileItIs() {
        assertThat(reply("recipient_id,status\n" + ID + ",received\n"))
                .isEqualTo(new ReplyRow.Said(FIRST, new Reply(RECIPIENT, Status.RECEIVED, null, null), List.of()));
        assertThat(reply("outcome,recipient_id\nhelped," + ID + "\n"))
                .isEqualTo(new ReplyRow.Said(FIRST, new Reply(RECIPIENT, Status.CLOSED, "helped", null), List.of()));
        assertThat(reply("accepted_on,recipient_id\n24/11/2026," + ID + "\n"))
                .isEqualTo(new ReplyRow.Said(
                        FIRST, new Reply(RECIPIENT, Status.ACCEPTED, null, LocalDate.of(2026, 11, 24)), List.of()));
        assertThat(capacity("attendance-support,has,"))
                .isEqualTo(new CapacityRow.Said(FIRST, "attendance-support", Room.HAS, null, List.of()));
    }

    @Test
    void aFileThatIsNoneOfThemIsRefusedWithWhatWasExpected() {
        DropRefused refused = catchThrowableOfType(DropRefused.class, () -> read("child,room\nAmelia,1\n"));
        assertThat(refused.rejection())
                .isEqualTo(new Rejection(
                        "a.csv",
                        0,
                        "header",
                        "missing-column",
                        Rejection.Effect.FILE_REFUSED,
                        "the columns of one of the agency's files: recipient_id with status, outcome or accepted_on, or"
                                + " service with room",
                        "others"));
        assertThat(catchThrowableOfType(DropRefused.class, () -> read(""))
                        .rejection()
                        .code())
                .isEqualTo("empty-file");
    }

    @ParameterizedTest
    @CsvSource({
        "helped, CLOSED, helped",
        "Partly helped, CLOSED, partly-helped",
        "NOT_TAKEN_UP, CLOSED, not-taken-up",
        "moved-away, CLOSED, moved-away",
        "referred-on, CLOSED, referred-on",
        "not-needed, CLOSED, not-needed",
        "not-brought, NOT_BROUGHT,"
    })
    void anOutcomeEndsTheWorkAndItsWordIsTheReason(String word, Status status, String reason) {
        assertThat(reply("recipient_id,outcome,date\n" + ID + "," + word + ",2026-11-20\n"))
                .isEqualTo(new ReplyRow.Said(
                        FIRST, new Reply(RECIPIENT, status, reason, LocalDate.of(2026, 11, 20)), List.of()));
    }

    @Test
    void anOutcomeNobodyKnowsIsRejectedAndTheFileGoesOn() {
        List<ReplyRow> rows = read("recipient_id,outcome\n" + ID + ",cured\n12345,helped\n" + ID + ",helped\n")
                .replies();
        assertThat(rows.get(0))
                .isEqualTo(new ReplyRow.Unsound(
                        FIRST,
                        List.of(rejection(
                                "outcome",
                                "unknown-code",
                                Rejection.Effect.ROW_REJECTED,
                                "one of helped, partly-helped, not-taken-up, moved-away, referred-on, not-needed,"
                                        + " not-brought",
                                "cured"))));
        assertThat(rows.get(1)).isInstanceOf(ReplyRow.Unsound.class);
        assertThat(rows.get(2)).isInstanceOf(ReplyRow.Said.class);
    }

    @Test
    void onTheListIsAcceptedWhateverStandsInTheDay() {
        ReplyRow.Said said = (ReplyRow.Said) reply("recipient_id,accepted_on\n" + ID + ",last week\n");
        assertThat(said.reply()).isEqualTo(new Reply(RECIPIENT, Status.ACCEPTED, null, null));
        assertThat(said.dropped()).extracting(Rejection::code).containsExactly("not-a-date");
    }

    @Test
    void aWaitlistHasWeeksAndNothingElseHas() {
        assertThat(capacity("Attendance-Support,WAITLIST,12"))
                .isEqualTo(new CapacityRow.Said(FIRST, "attendance-support", Room.WAITLIST, 12, List.of()));
        assertThat(capacity("attendance-support,none,12"))
                .isEqualTo(new CapacityRow.Said(
                        FIRST,
                        "attendance-support",
                        Room.NONE,
                        null,
                        List.of(rejection(
                                "weeks",
                                "not-expected",
                                Rejection.Effect.FIELD_DROPPED,
                                "no weeks without a waitlist",
                                "12"))));
        assertThat(capacity("attendance-support,waitlist,900"))
                .isEqualTo(new CapacityRow.Said(
                        FIRST,
                        "attendance-support",
                        Room.WAITLIST,
                        null,
                        List.of(rejection(
                                "weeks",
                                "not-a-number",
                                Rejection.Effect.FIELD_DROPPED,
                                "weeks from 0 to 520",
                                "900"))));
    }

    @Test
    void aCapacityWithoutServiceOrRoomIsRejected() {
        assertThat(capacity(",has,")).isInstanceOf(CapacityRow.Unsound.class);
        assertThat(capacity("attendance-support,some,")).isInstanceOf(CapacityRow.Unsound.class);
    }

    @Test
    void readsTheSamples() {
        for (String name : List.of("outcomes", "weekly-accepted", "room")) {
            AgencyFile.Content content = new AgencyFile().read(Parts.file("docs/samples/agency-file/" + name + ".csv"));
            assertThat(content.replies())
                    .allSatisfy(row -> assertThat(row).isInstanceOf(ReplyRow.Said.class))
                    .hasSize(name.equals("outcomes") ? 7 : name.equals("weekly-accepted") ? 3 : 0);
            assertThat(content.capacities())
                    .allSatisfy(row -> assertThat(row).isInstanceOf(CapacityRow.Said.class))
                    .hasSize(name.equals("room") ? 2 : 0);
        }
    }
}
