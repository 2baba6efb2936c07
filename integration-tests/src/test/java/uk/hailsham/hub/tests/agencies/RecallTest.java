package uk.hailsham.hub.tests.agencies;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import uk.hailsham.hub.tests.hub.Outside;
import uk.hailsham.hub.tests.hub.Sent;

/** Referrals that are taken back, or put right, after an SFTP server and a mailbox had them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RecallTest {
    private static final String CLASS = "referrals@class-learning-autism.example";
    private static final String WITHDRAWN =
            "{\"reason\":\"agreement-withdrawn\",\"by\":\"the mother\",\"standing\":\"parental-responsibility\"}";

    @TempDir
    private static Path folder;

    private Outside outside;
    private String school;

    @BeforeAll
    void start() throws Exception {
        outside = Outside.silent(folder);
        outside.start();
        outside.drop("white-house", "nightly.csv", report("04/04/2016"));
        Sent.soon().until(() -> outside.ask("SELECT count(*) FROM hub.drops WHERE state = 'applied'") == 1);
        school = outside.schoolAccount("white-house");
    }

    @AfterAll
    void stop() throws Exception {
        outside.close();
    }

    /** The third pupil is known by a UPN, so that the date of birth may change. */
    private static byte[] report(String born) {
        String report = new String(Sent.report(6, 6), StandardCharsets.ISO_8859_1);
        return report.replace(
                        "\"\",\"Pupil3, Kim\",\"F\",\"04/04/2016\"",
                        "\"A950000178301\",\"Pupil3, Kim\",\"F\",\"" + born + "\"")
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    private JsonNode refer(String need, int pupil) throws IOException {
        String request = """
                {"reference":"RC-%d","school":"white-house",
                "pupil":{"family":"Pupil%d","given":"Kim","dateOfBirth":"2016-%02d-%02d"},
                "need":"%s","reason":"She finds the classroom loud.","urgency":"urgent","lawfulBasis":"public-task",
                "referrer":{"name":"A. Senco","role":"SENCO","email":"senco@white-house.example","phone":"01632 960310"},
                "agreement":{"sought":true,"given":true,"by":"mother"},"triedFirst":"a quiet corner since September",
                "indexCheck":{"done":true,"at":"2026-11-23T10:00:00Z"},"safeguarding":false}""".formatted(pupil, pupil, 1 + pupil % 12, 1 + pupil % 28, need);
        HttpResponse<String> answer = outside.hub().post("/api/v1/referrals", school, request);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return json(answer);
    }

    private JsonNode withdraw(JsonNode referral) throws IOException {
        HttpResponse<String> answer = outside.hub()
                .post("/api/v1/referrals/" + referral.path("id").asText() + "/withdrawal", school, WITHDRAWN);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer);
    }

    private JsonNode amendments(JsonNode referral) throws IOException {
        return outside.hub().json("/api/v1/referrals/" + referral.path("id").asText() + "/amendments", school);
    }

    private List<Letter> letters(String recipient) throws Exception {
        return Letter.of(outside.mail(), CLASS).stream()
                .filter(letter -> letter.subject().endsWith(recipient))
                .toList();
    }

    private String recipient(JsonNode referral, String agency) throws IOException {
        JsonNode recipients = outside.hub()
                .json("/api/v1/referrals/" + referral.path("id").asText(), school)
                .path("recipients");
        for (JsonNode recipient : recipients) {
            if (recipient.path("agency").asText().equals(agency)) {
                return recipient.path("id").asText();
            }
        }
        throw new AssertionError("expected a recipient of " + agency + ", found " + recipients);
    }

    @Test
    void aMailboxGetsTheRecallInTheThreadOfTheReferralWithAProofOfItsOwn() throws Exception {
        JsonNode referral = refer("ASD", 1);
        String recipient = recipient(referral, "class-learning-autism");
        Sent.soon().until(() -> letters(recipient).size() == 1);
        assertThat(withdraw(referral).path("stopped").asBoolean()).isTrue();
        Sent.soon().until(() -> letters(recipient).size() == 2);

        Letter first = letters(recipient).get(0);
        Letter recall = letters(recipient).get(1);
        assertThat(recall.subject()).isEqualTo("Recall of referral " + recipient);
        assertThat(recall.answers()).isEqualTo(first.id());
        assertThat(recall.attached()).containsOnlyKeys(recipient + ".pdf.recall");
        assertThat(new String(recall.attached().get(recipient + ".pdf.recall"), StandardCharsets.UTF_8))
                .contains(recipient, "recall: revoked", "takes_back_version: 1")
                .doesNotContain("Pupil1", "Kim", "classroom");
        Sent.soon()
                .until(() ->
                        amendments(referral).findValuesAsText("result").stream().allMatch("proved"::equals));
        assertThat(amendments(referral).findValuesAsText("proof")).contains("handed-over");
        assertThat(outside.ask("SELECT count(*) FROM hub.recipients WHERE state <> 'cancelled' AND referral_id = '"
                        + referral.path("id").asText().substring(3) + "'"))
                .isZero();
    }

    /** Once: only the first sending may be followed by it, when that has been proved. */
    private boolean sentAgain(String recipient) throws IOException {
        String wish = "{\"intent\":\"render\",\"recipients\":[{\"recipient\":\"%s\",\"version\":1}],\"perMinute\":600}"
                .formatted(recipient);
        HttpResponse<String> answer = outside.hub().post("/api/v1/resends", outside.operator(), wish);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return json(answer).at("/0/goes").size() == 1;
    }

    @Test
    void anSftpServerLosesWhatNobodyCollectedAndGetsTheRecallBesideIt() throws Exception {
        JsonNode referral = refer("MLD", 2);
        String recipient = recipient(referral, Outside.AGENCY);
        Sent.soon().until(() -> outside.arrived().contains(recipient + ".csv"));
        Sent.soon().until(() -> sentAgain(recipient));
        Sent.soon().until(() -> outside.arrived().contains(recipient + "-s2.csv"));
        withdraw(referral);
        Sent.soon().until(() -> outside.arrived().contains(recipient + ".csv.recall"));

        Sent.soon()
                .untilAsserted(
                        () -> assertThat(outside.arrived()).doesNotContain(recipient + ".csv", recipient + "-s2.csv"));
        assertThat(new String(outside.arrived(recipient + ".csv.recall"), StandardCharsets.UTF_8))
                .contains("recipient_id: " + recipient, "takes_back_file: " + recipient + ".csv");
        Sent.soon().until(() -> amendments(referral).findValuesAsText("proof").contains("transport-proved"));
        assertThat(outside.ask("SELECT count(*) FROM hub.recipient_events WHERE kind = 'recall-proved'"
                        + " AND detail::text LIKE '%lay there uncollected%'"))
                .isPositive();
        assertThat(outside.hub().log()).doesNotContain("Pupil2", "\tat ");
    }

    @Test
    void aWrongDateOfBirthIsMendedAtTheSchoolAndToldAgainAsTheNextVersion() throws Exception {
        JsonNode referral = refer("MLD", 3);
        String recipient = recipient(referral, Outside.AGENCY);
        Sent.soon().until(() -> outside.arrived().contains(recipient + ".csv"));
        String path = "/api/v1/recipients/" + recipient + "/correction";
        String wrong = "{\"reason\":\"wrong-fact\"}";
        assertThat(outside.hub().post(path, school, wrong).statusCode()).isEqualTo(403);
        assertThat(outside.hub().post(path, outside.operator(), wrong).statusCode())
                .as("nothing is mended yet")
                .isEqualTo(409);

        outside.drop("white-house", "mended.csv", report("05/04/2016"));
        Sent.soon().until(() -> outside.ask("SELECT count(*) FROM hub.drops WHERE state = 'applied'") == 2);
        HttpResponse<String> answer = outside.hub().post(path, outside.operator(), wrong);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        Sent.soon().until(() -> outside.arrived().contains(recipient + "-v2.csv"));

        Sent.soon().untilAsserted(() -> assertThat(outside.arrived()).doesNotContain(recipient + ".csv"));
        assertThat(new String(outside.arrived(recipient + "-v2.csv"), StandardCharsets.UTF_8))
                .contains("version", "2, replaces version 1", "2016-04-05");
    }

    private static JsonNode json(HttpResponse<String> answer) throws IOException {
        return new ObjectMapper().readTree(answer.body());
    }
}
