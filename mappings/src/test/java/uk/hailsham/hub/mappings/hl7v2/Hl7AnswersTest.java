package uk.hailsham.hub.mappings.hl7v2;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import uk.hailsham.hub.domain.referral.Reply.Status;

class Hl7AnswersTest {
    private static final UUID RECIPIENT = UUID.fromString("0193a000-0000-7000-8000-000000000001");
    private static final LocalDate SENT = LocalDate.of(2026, 11, 25);
    private static final String OURS = "N0069Q00000000000001";

    private static Hl7Answer read(String type, String... segments) {
        String head = "MSH|^~\\&|PAS|AUDIOLOGY|HUB|PARTNERSHIP|202611251030||" + type + "|M1|P|2.4\r";
        return new Hl7Answers().read((head + String.join("\r", segments) + "\r").getBytes(StandardCharsets.UTF_8));
    }

    private static Hl7Answer said(Status status, String reason, LocalDate day) {
        return new Hl7Answer.Said(RECIPIENT, null, status, reason, day);
    }

    @ParameterizedTest
    @CsvSource({"A, ACCEPTED,", "P, RECEIVED,", "R, DECLINED, 40", "E, FAILED, expired"})
    void aReferralsStatusIsTheAgencysWord(String code, Status status, String reason) {
        assertThat(read(
                        "RRI^I12^RRI_I12",
                        "RF1|" + code + "|||||rc-" + RECIPIENT
                                + "^HUB||||HI^Hearing^99HUB~40^Familymark is not eligible^TRUST",
                        "PID|1||4711^^^TRUST^MRN||Familymark^Givenmark"))
                .isEqualTo(said(status, reason, SENT));
    }

    @Test
    void theNeedThatComesBackIsNoReason() {
        assertThat(read("RRI^I12", "RF1|R|||||rc-" + RECIPIENT + "||||HI^Hearing^99HUB"))
                .isEqualTo(said(Status.DECLINED, null, SENT));
    }

    @Test
    void aSentenceIsNoReason() {
        assertThat(read("RRI^I12", "RF1|R|||||rc-" + RECIPIENT + "||||Familymark lives too far away"))
                .isEqualTo(said(Status.DECLINED, null, SENT));
    }

    @Test
    void theReferralsOwnDayGoesBeforeTheMessages() {
        assertThat(read("RRI^I12", "RF1|A|||||rc-" + RECIPIENT + "|||20261123"))
                .isEqualTo(said(Status.ACCEPTED, null, LocalDate.of(2026, 11, 23)));
    }

    @Test
    void withoutTheHubsIdTheMessageThatIsAnsweredIsNamed() {
        assertThat(read("RRI^I12", "MSA|AA|" + OURS, "RF1|A"))
                .isEqualTo(new Hl7Answer.Said(null, OURS, Status.ACCEPTED, null, SENT));
    }

    @ParameterizedTest
    @CsvSource({
        "AA, '', RECEIVED,",
        "AE, '', FAILED, AE",
        "AR, '', FAILED, AR",
        "AE, ERR|PID^1^5^101&Familymark, FAILED, 101"
    })
    void anApplicationsAcknowledgementNamesTheMessage(String code, String error, Status status, String reason) {
        assertThat(read("ACK^I12", "MSA|" + code + "|" + OURS + "|about Familymark", error))
                .isEqualTo(new Hl7Answer.Said(null, OURS, status, reason, SENT));
    }

    @Test
    void thatAMessageHasArrivedSaysNothing() {
        assertThat(read("ACK^I12", "MSA|CA|" + OURS)).isEqualTo(new Hl7Answer.Nothing());
    }

    private static String sch(String first, String last) {
        return "SCH|" + first + "|4713||||ROUTINE|||30|min|^^30^202612010930|||||||||||||||" + last;
    }

    @ParameterizedTest
    @CsvSource({
        "S12, BOOKED, , 2026-12-01",
        "S13, BOOKED, , 2026-12-01",
        "S14, BOOKED, , 2026-12-01",
        "S15, ACCEPTED, appointment-cancelled, 2026-11-25",
        "S17, ACCEPTED, appointment-cancelled, 2026-11-25",
        "S26, NOT_BROUGHT, , 2026-12-01"
    })
    void anAppointmentTellsWhatBecomesOfTheFirstContact(String event, Status status, String reason, LocalDate day) {
        assertThat(read("SIU^" + event + "^SIU_S12", sch("4712", "rc-" + RECIPIENT + "^HUB")))
                .isEqualTo(said(status, reason, day));
    }

    @Test
    void theIdIsFoundWhereASystemKeepsIt() {
        assertThat(read("SIU^S12", sch("rc-" + RECIPIENT, "")))
                .isEqualTo(said(Status.BOOKED, null, LocalDate.of(2026, 12, 1)));
        assertThat(read("SIU^S12", sch("4712", ""), "PID|1||4711^^^TRUST~RC-" + RECIPIENT + "^^^HUB"))
                .isEqualTo(said(Status.BOOKED, null, LocalDate.of(2026, 12, 1)));
    }

    @Test
    void aVisitsDayMayStandWithWhatIsVisited() {
        assertThat(read("SIU^S12", "SCH|rc-" + RECIPIENT, "RGS|1", "AIS|1||HEARING|202612020930"))
                .isEqualTo(said(Status.BOOKED, null, LocalDate.of(2026, 12, 2)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"20261399", "00000101", "2026", "soon"})
    void aDayThatIsNoneIsLeftOut(String day) {
        assertThat(read("SIU^S12", "SCH|rc-" + RECIPIENT + "||||||||||^^^" + day))
                .isEqualTo(said(Status.BOOKED, null, null));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "ADT^A40; PID|1; 200",
                "SIU^S18; SCH|rc-0193a000-0000-7000-8000-000000000001; 201",
                "SIU^S12; PID|1; 100",
                "SIU^S12; SCH|4712; 101",
                "RRI^I12; PID|1; 100",
                "RRI^I12; RF1|X|||||rc-0193a000-0000-7000-8000-000000000001; 103",
                "RRI^I12; RF1|A; 101",
                "ACK; MSA|XX|1; 103",
                "ACK; MSA|AA; 101",
                "ACK; PID|1; 103"
            })
    void whatCannotBeTakenHasACode(String type, String segment, int code) {
        assertThat(read(type, segment))
                .isInstanceOfSatisfying(
                        Hl7Answer.Unsound.class,
                        unsound -> assertThat(unsound.code()).isEqualTo(code));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "PID|1",
                "MSH",
                "MSH|^~\\&",
                "{\"resourceType\": \"Task\"}",
                "<?xml version=\"1.0\"?><!DOCTYPE a><ACK/>"
            })
    void whatIsNoMessageIsTold(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        assertThat(new Hl7Answers().read(bytes)).isInstanceOf(Hl7Answer.Unsound.class);
        assertThat(Hl7Head.of(bytes)).isEmpty();
    }

    @Test
    @Timeout(180)
    void aMessageOfSegmentsWithoutEndIsNotRead() {
        StringBuilder many = new StringBuilder("MSH|^~\\&|PAS|AUDIOLOGY|HUB|P|2026||RRI^I12|M1|P|2.4\r");
        for (int number = 0; number < 200_000; number++) {
            many.append("Z")
                    .append((char) ('A' + number % 26))
                    .append((char) ('A' + number / 26 % 26))
                    .append("|\r");
        }
        assertThat(new Hl7Answers().read(many.toString().getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(Hl7Answer.Unsound.class);
    }

    @Test
    void everyVersionIsReadAlike() {
        for (String version : new String[] {"2.3", "2.3.1", "2.5.1", "2.8", "2.9"}) {
            String message = "MSH|^~\\&|PAS|AUDIOLOGY|HUB|P|20261125||RRI^I12|M1|P|" + version + "\rRF1|A|||||rc-"
                    + RECIPIENT + "\r";
            assertThat(new Hl7Answers().read(message.getBytes(StandardCharsets.UTF_8)))
                    .as(version)
                    .isEqualTo(said(Status.ACCEPTED, null, SENT));
        }
    }

    /** Whatever bytes come: an answer, or that it is none, and never anything else. */
    @Test
    @Timeout(180)
    void whateverIsChangedInAMessageItIsReadOrRefused() {
        byte[] sound = ("MSH|^~\\&|PAS|AUDIOLOGY|HUB|P|20261125||RRI^I12|M1|P|2.4\rMSA|AA|" + OURS + "\rRF1|R|||||rc-"
                        + RECIPIENT
                        + "^HUB|||20261125|HI^^99HUB~40^x&y^TRUST\rPRD|RP\rPID|1||4711^^^T~1\rNTE|1||a\\F\\b\\.br\\c\\X0D\\\rSCH|1\r")
                .getBytes(StandardCharsets.UTF_8);
        SplittableRandom random = new SplittableRandom(20261126);
        byte[] marks = "|^~\\&\r\nMSHRF1".getBytes(StandardCharsets.US_ASCII);
        int read = 0;
        for (int round = 0; round < 20_000; round++) {
            byte[] changed = Arrays.copyOf(sound, round % 7 == 0 ? random.nextInt(sound.length + 1) : sound.length);
            for (int change = random.nextInt(1, 6); change > 0 && changed.length > 0; change--) {
                changed[random.nextInt(changed.length)] =
                        random.nextBoolean() ? marks[random.nextInt(marks.length)] : (byte) random.nextInt(256);
            }
            Hl7Head.of(changed);
            read += new Hl7Answers().read(changed) instanceof Hl7Answer.Said ? 1 : 0;
        }
        assertThat(read).as("some are read, or this proves nothing").isBetween(1_000, 19_999);
    }
}
