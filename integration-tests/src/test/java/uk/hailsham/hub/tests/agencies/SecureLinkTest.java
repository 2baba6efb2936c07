package uk.hailsham.hub.tests.agencies;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import uk.hailsham.hub.tests.hub.Outside;
import uk.hailsham.hub.tests.hub.Sent;
import uk.hailsham.hub.town.standin.MailAgencies;
import uk.hailsham.hub.town.standin.Visitor;

/** An agency's office at its mailbox and its browser, the hub packaged and running. Each test has a child of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SecureLinkTest {
    private static final String FIRE = "referrals@fire-and-leisure.example";
    private static final String HOUSING = "referrals@housing.example";
    private static final String HOUSING_CODES = "duty@housing.example";
    private static final String GRIEF = "referrals@voluntary-family-support.example";
    private static final String GRIEF_CODES = "coordinator@voluntary-family-support.example";
    private static final String PASSPHRASE = "nine red buses";
    private static final Pattern LINK = Pattern.compile("http://\\S+/link/([A-Za-z0-9_-]{43})");

    @TempDir
    private static Path folder;

    private Outside outside;

    @BeforeAll
    void start() throws Exception {
        outside = new Outside(
                folder, Map.of(), Path.of("..", "config"), List.of(FIRE, HOUSING, HOUSING_CODES, GRIEF, GRIEF_CODES));
        Files.writeString(folder.resolve("secrets/fire-and-leisure-passphrase"), PASSPHRASE + "\n");
        outside.start();
        outside.drop("white-house", "nightly.csv", Sent.report(12, 12));
        Sent.soon().until(() -> outside.ask("SELECT count(*) FROM hub.drops WHERE state = 'applied'") == 1);
    }

    @AfterAll
    void stop() throws Exception {
        outside.close();
    }

    /** A referral that has been made, and the link that was mailed for it. */
    private record Referred(String referral, String recipient, URI link) {
        String uuid() {
            return recipient.substring("rc-".length());
        }

        String token() {
            return link.getPath().substring("/link/".length());
        }
    }

    private Referred refer(int pupil, String need, String mailbox) throws IOException {
        HttpResponse<String> answer = outside.hub().post("/api/v1/referrals", outside.operator(), """
                {"reference":"L-%d","school":"white-house",
                "pupil":{"family":"Pupil%d","given":"Kim","dateOfBirth":"2016-%02d-%02d"},
                "need":"%s","reason":"He sets small fires at home.","urgency":"urgent","lawfulBasis":"public-task",
                "referrer":{"name":"A. Senco","role":"SENCO","email":"senco@white-house.example","phone":"01632 960310"},
                "agreement":{"sought":true,"given":true,"by":"mother"},"triedFirst":"a talk in assembly",
                "indexCheck":{"done":true,"at":"2026-11-23T10:00:00Z"},"safeguarding":false}""".formatted(
                        pupil, pupil, 1 + pupil % 12, 1 + pupil % 28, need));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        JsonNode made = new ObjectMapper().readTree(answer.body());
        String recipient = outside.hub()
                .json("/api/v1/referrals/" + made.path("id").asText(), outside.operator())
                .at("/recipients/0/id")
                .asText();
        Sent.soon().until(() -> rung(recipient).equals("handed-over"));
        MailAgencies.Mail mail = outside.mail().arrived(mailbox).stream()
                .filter(arrived -> arrived.subject().equals("Referral " + recipient))
                .findFirst()
                .orElseThrow();
        assertThat(mail.text()).contains(recipient).doesNotContain("Pupil", "Kim", "fires", "White House", "2016");
        return new Referred(made.path("id").asText(), recipient, link(mail));
    }

    private static URI link(MailAgencies.Mail mail) {
        Matcher link = LINK.matcher(mail.text());
        assertThat(link.find()).as("a link in the mail").isTrue();
        return URI.create(link.group());
    }

    private String recipient(String recipient, String column) {
        try {
            return outside.tell("SELECT " + column + " FROM hub.recipients WHERE id = '"
                    + recipient.substring("rc-".length()) + "'");
        } catch (IOException | SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private String rung(String recipient) {
        return recipient(recipient, "rung");
    }

    private long events(Referred referred, String kind) {
        return outside.ask("SELECT count(*) FROM hub.recipient_events WHERE recipient_id = '" + referred.uuid()
                + "' AND kind = '" + kind + "'");
    }

    private long looks(Referred referred) {
        return outside.ask("SELECT count(*) FROM hub.audit_events WHERE action = 'looked-at' AND subject = '"
                + referred.uuid() + "' AND role = 'agency' AND details ? 'link'");
    }

    private Visitor inWithPassphrase(Referred referred) {
        Visitor clerk = new Visitor(referred.link());
        assertThat(clerk.look().body()).contains("Passphrase");
        assertThat(clerk.send("open", Map.of("code", PASSPHRASE)).statusCode()).isEqualTo(200);
        return clerk;
    }

    @Test
    void aScannerThatOpensTheLinkTenTimesSeesNothingAndChangesNothing() throws Exception {
        Referred referred = refer(1, "FIR", FIRE);
        for (int i = 0; i < 10; i++) {
            HttpResponse<String> seen = new Visitor(referred.link()).look();
            assertThat(seen.statusCode()).isEqualTo(200);
            assertThat(seen.body()).doesNotContain("Pupil1", "Kim", "fires", "Senco");
            assertThat(seen.headers().firstValue("Referrer-Policy")).contains("no-referrer");
            assertThat(seen.headers().firstValue("Cache-Control").orElseThrow()).contains("no-store");
            assertThat(seen.headers().firstValue("Content-Security-Policy").orElseThrow())
                    .contains("default-src 'none'", "frame-ancestors 'none'");
            assertThat(new Visitor(referred.link()).glance().statusCode()).isEqualTo(200);
        }
        assertThat(rung(referred.recipient())).isEqualTo("handed-over");
        assertThat(looks(referred)).isZero();

        Visitor clerk = new Visitor(referred.link());
        clerk.look();
        String page = clerk.send("open", Map.of("code", "  Nine RED   buses ")).body();
        assertThat(page).contains("Kim", "A. Senco", "01632 960310").doesNotContain("Pupil1", "BN27", "He sets small");
        assertThat(rung(referred.recipient())).isEqualTo("collected");
        assertThat(looks(referred)).isEqualTo(1);
        assertThat(recipient(referred.recipient(), "clock_stopped_at IS NULL")).isEqualTo("t");
        assertThat(page).doesNotContain("<script");
    }

    @Test
    void twoClerksOpenThePageAndTheSameAnswerCountsOnceWhileAnotherIsFlagged() throws Exception {
        Referred referred = refer(2, "FIR", FIRE);
        Visitor first = inWithPassphrase(referred);
        Visitor second = inWithPassphrase(referred);
        Map<String, String> accepted = Map.of("answer-" + referred.uuid(), "accepted");

        assertThat(first.send("answer", accepted).body()).contains("your answer is recorded");
        assertThat(second.send("answer", accepted).body()).contains("this was recorded before");
        assertThat(recipient(referred.recipient(), "state")).isEqualTo("accepted");
        assertThat(events(referred, "answered")).isEqualTo(1);

        assertThat(first.send("answer", Map.of("answer-" + referred.uuid(), "closed"))
                        .body())
                .contains("your answer is recorded", "Your work on this referral has ended")
                .doesNotContain("Kim");
        assertThat(second.send(
                                "answer",
                                Map.of("answer-" + referred.uuid(), "declined", "reason-" + referred.uuid(), "age"))
                        .body())
                .contains("answered otherwise before");
        assertThat(recipient(referred.recipient(), "state")).isEqualTo("completed");
        assertThat(events(referred, "contradicted")).isEqualTo(1);
    }

    @Test
    void aDeclineNeedsAReasonAndWithoutOneThePageSaysWhatToMend() throws Exception {
        Referred referred = refer(3, "FIR", FIRE);
        Visitor clerk = inWithPassphrase(referred);
        HttpResponse<String> mend = clerk.send("answer", Map.of("answer-" + referred.uuid(), "declined"));
        assertThat(mend.statusCode()).isEqualTo(422);
        assertThat(mend.body()).contains("href=\"#reason-" + referred.uuid(), "<option value=\"declined\" selected>");
        assertThat(recipient(referred.recipient(), "state")).isEqualTo("requested");

        clerk.send(
                "answer", Map.of("answer-" + referred.uuid(), "declined", "reason-" + referred.uuid(), "out-of-area"));
        assertThat(recipient(referred.recipient(), "state")).isEqualTo("rejected");
        assertThat(outside.tell("SELECT detail->>'reason' FROM hub.recipient_events WHERE kind = 'answered'"
                        + " AND recipient_id = '" + referred.uuid() + "'"))
                .isEqualTo("out-of-area");
    }

    @Test
    void fiveWrongCodesLockTheLinkForTheRightOneToo() throws Exception {
        Referred referred = refer(4, "FIR", FIRE);
        Visitor guesser = new Visitor(referred.link());
        guesser.look();
        for (int i = 0; i < 5; i++) {
            assertThat(guesser.send("open", Map.of("code", "wrong " + i)).statusCode())
                    .isEqualTo(403);
        }
        HttpResponse<String> late = guesser.send("open", Map.of("code", PASSPHRASE));
        assertThat(late.statusCode()).isEqualTo(403);
        assertThat(late.body()).contains("Too many codes were wrong").doesNotContain("Kim");
        assertThat(rung(referred.recipient())).isEqualTo("handed-over");
        assertThat(outside.ask("SELECT count(*) FROM hub.audit_events WHERE action = 'locked'"))
                .isPositive();
    }

    @Test
    void aCodeGoesToTheOtherMailboxAndOpensOnce() throws Exception {
        Referred referred = refer(5, "HOU", HOUSING);
        Visitor clerk = new Visitor(referred.link());
        clerk.look();
        assertThat(clerk.send("code", Map.of()).body()).contains("A code is on its way");
        Sent.soon().until(() -> !outside.mail().arrived(HOUSING_CODES).isEmpty());
        String text = outside.mail().arrived(HOUSING_CODES).get(0).text();
        Matcher code = Pattern.compile("\\d{4} \\d{4}").matcher(text);
        assertThat(code.find()).isTrue();
        assertThat(text).doesNotContain("Pupil", "Kim", "/link/");

        assertThat(clerk.send("open", Map.of("code", code.group())).body()).contains("A. Senco");
        Visitor thief = new Visitor(referred.link());
        thief.look();
        assertThat(thief.send("open", Map.of("code", code.group())).statusCode())
                .as("a code that is used up")
                .isEqualTo(403);
        assertThat(clerk.send("open", Map.of()).body()).as("loaded again").contains("A. Senco");
        assertThat(clerk.send("leave", Map.of()).body()).contains("You have left");
        assertThat(clerk.send("open", Map.of("code", "")).statusCode()).isEqualTo(403);
        assertThat(outside.hub().log())
                .doesNotContain(code.group(), code.group().replace(" ", ""));
    }

    @Test
    void aFormThatIsSentTwiceCountsOnceAndAForgedOneNotAtAll() throws Exception {
        Referred referred = refer(6, "FIR", FIRE);
        Visitor clerk = inWithPassphrase(referred);
        Map<String, String> answer = Map.of(
                "answer-" + referred.uuid(),
                "information",
                "question-" + referred.uuid(),
                "Does Kim's mother speak English?");
        String form = "0193a000-0000-7000-8000-000000000001";
        Map<String, String> twice = new HashMap<>(answer);
        twice.put("form", form);
        assertThat(clerk.send("answer", twice).body()).contains("your answer is recorded");
        assertThat(clerk.send("answer", twice).body()).contains("this was recorded before");
        assertThat(events(referred, "answered")).isEqualTo(1);
        assertThat(rung(referred.recipient())).isEqualTo("acknowledged");

        String school = outside.account("index-team-" + 6, "index-team");
        JsonNode questions = outside.hub().json("/api/v1/referrals/" + referred.referral() + "/questions", school);
        assertThat(questions.findValuesAsText("text")).containsExactly("Does Kim's mother speak English?");
        assertThat(outside.hub()
                        .get("/api/v1/referrals/" + referred.referral() + "/questions", outside.operator())
                        .statusCode())
                .isEqualTo(403);
        assertThat(outside.mail().arrived(FIRE)).noneMatch(mail -> mail.text().contains("English"));

        assertThat(outside.hub()
                        .post(
                                referred.link().getPath() + "/answer",
                                null,
                                "application/x-www-form-urlencoded",
                                ("answer-" + referred.uuid() + "=accepted").getBytes())
                        .statusCode())
                .isEqualTo(403);
        assertThat(recipient(referred.recipient(), "state")).isEqualTo("requested");
    }

    @Test
    void aWithdrawnReferralIsSaidToBeSoAndShowsNothing() throws Exception {
        Referred referred = refer(7, "FIR", FIRE);
        outside.hub()
                .post(
                        "/api/v1/recipients/" + referred.recipient() + "/cancel",
                        outside.operator(),
                        "{\"reason\":\"no-longer-needed\"}");
        Visitor clerk = new Visitor(referred.link());
        clerk.look();
        assertThat(clerk.send("open", Map.of("code", PASSPHRASE)).body())
                .contains("This referral was withdrawn")
                .doesNotContain("Kim", "A. Senco");
        assertThat(rung(referred.recipient())).isEqualTo("handed-over");
        assertThat(looks(referred)).isZero();
        assertThat(clerk.send("answer", Map.of("answer-" + referred.uuid(), "accepted"))
                        .body())
                .contains("withdrawn");
        assertThat(recipient(referred.recipient(), "state")).isEqualTo("cancelled");
    }

    @Test
    void aLinkThatIsOverRenewsItselfToTheSameMailboxAndTellsNobodyWhetherItEverWas() throws Exception {
        Referred referred = refer(8, "FIR", FIRE);
        assertThat(outside.ask(
                        "UPDATE hub.agency_links SET expires_at = made_at + interval '1 second' WHERE recipient_id = '"
                                + referred.uuid() + "' RETURNING 1"))
                .isEqualTo(1);
        Visitor clerk = new Visitor(referred.link());
        Sent.soon().until(() -> clerk.look().body().contains("does not open a page"));
        URI never = URI.create(referred.link()
                        .toString()
                        .substring(0, referred.link().toString().length() - 43)
                + "A".repeat(43));
        Visitor stranger = new Visitor(never);
        String unknown = stranger.look().body();
        assertThat(plain(unknown, never)).isEqualTo(plain(clerk.look().body(), referred.link()));
        assertThat(clerk.send("open", Map.of("code", PASSPHRASE)).body()).doesNotContain("Kim");

        int before = outside.mail().arrived(FIRE).size();
        String renewed = clerk.send("renew", Map.of()).body();
        assertThat(stranger.send("renew", Map.of()).body()).isEqualTo(renewed);
        clerk.send("renew", Map.of());
        Sent.soon()
                .until(() -> outside.mail().arrived(FIRE).stream()
                        .anyMatch(mail -> mail.subject().equals("A new link to your referrals")));
        MailAgencies.Mail mail = outside.mail().arrived(FIRE).stream()
                .skip(before)
                .filter(arrived -> arrived.subject().equals("A new link to your referrals"))
                .findFirst()
                .orElseThrow();
        Visitor again = new Visitor(link(mail));
        again.look();
        assertThat(again.send("open", Map.of("code", PASSPHRASE)).body()).contains(referred.recipient(), "Kim");
        assertThat(outside.ask("SELECT count(*) FROM hub.link_letters WHERE recipient_id = '" + referred.uuid() + "'"))
                .as("asked for twice within five minutes")
                .isEqualTo(1);
    }

    /** What differs by the link alone. */
    private static String plain(String page, URI link) {
        return page.replace(link.getPath(), "").replaceAll("value=\"[^\"]*\"", "");
    }

    @Test
    void theWeeklyPageListsWhatIsOpenAndTakesManyAnswersAndWhatTheAgencySaysOfItsRoom() throws Exception {
        Referred one = refer(9, "BER", GRIEF);
        Referred two = refer(10, "BER", GRIEF);
        Referred other = refer(11, "FIR", FIRE);
        assertThat(outside.hub()
                        .post("/api/v1/agencies/voluntary-family-support/weekly", outside.operator(), "")
                        .statusCode())
                .isEqualTo(202);
        Sent.soon().until(() -> outside.mail().arrived(GRIEF).size() == 3);
        Visitor clerk = new Visitor(link(outside.mail().arrived(GRIEF).get(2)));
        clerk.look();
        clerk.send("code", Map.of());
        Sent.soon().until(() -> !outside.mail().arrived(GRIEF_CODES).isEmpty());
        Matcher code = Pattern.compile("\\d{4} \\d{4}")
                .matcher(outside.mail().arrived(GRIEF_CODES).get(0).text());
        assertThat(code.find()).isTrue();
        String page = clerk.send("open", Map.of("code", code.group())).body();
        assertThat(page).contains(one.recipient(), two.recipient()).doesNotContain(other.recipient());
        Files.writeString(Path.of("target", "secure-link-weekly.html"), page);

        String done = clerk.send(
                        "answer",
                        Map.of(
                                "answer-" + one.uuid(),
                                "booked",
                                "day-" + one.uuid(),
                                LocalDate.now().plusDays(20).toString(),
                                "answer-" + two.uuid(),
                                "hold",
                                "reason-" + two.uuid(),
                                "waiting-list",
                                "answer-" + other.uuid(),
                                "accepted",
                                "room-family-support-volunteers",
                                "waitlist",
                                "weeks-family-support-volunteers",
                                "6"))
                .body();
        assertThat(done).contains("this referral is not known at your agency");
        assertThat(recipient(one.recipient(), "state || ' ' || rung")).isEqualTo("accepted accepted");
        assertThat(recipient(two.recipient(), "state || ' ' || rung")).isEqualTo("on-hold accepted");
        assertThat(recipient(other.recipient(), "state")).isEqualTo("requested");
        JsonNode room = outside.hub().json("/api/v1/agencies/voluntary-family-support/capacity", outside.operator());
        assertThat(room.at("/0/room").asText()).isEqualTo("WAITLIST");
        assertThat(room.at("/0/weeks").asInt()).isEqualTo(6);
        assertThat(outside.ask("SELECT count(*) FROM hub.audit_events WHERE who = 'agency voluntary-family-support'"
                        + " AND action = 'looked-at'"))
                .isEqualTo(4);
        assertNothingIsInTheOpen(one);
    }

    private void assertNothingIsInTheOpen(Referred referred) throws IOException {
        assertThat(outside.hub().log()).doesNotContain("Pupil", "Kim", referred.token(), PASSPHRASE, "\tat ");
        assertThat(outside.hub().get("/actuator/prometheus", outside.operator()).body())
                .contains("/link/{token}")
                .doesNotContain(referred.token());
        assertThat(outside.ask("SELECT count(*) FROM hub.agency_links WHERE encode(token_hash, 'escape') LIKE '%"
                        + referred.token() + "%'"))
                .isZero();
    }
}
