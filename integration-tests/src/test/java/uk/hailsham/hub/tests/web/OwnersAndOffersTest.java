package uk.hailsham.hub.tests.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import uk.hailsham.hub.tests.hub.HubProcess;
import uk.hailsham.hub.tests.hub.OnTheDemo;
import uk.hailsham.hub.tests.hub.RunningDemo.Demo;
import uk.hailsham.hub.tests.hub.Sent;

/** Closing the loop by programs of those who may: nobody is unowned, and who declines is followed by another. */
@OnTheDemo
class OwnersAndOffersTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SCHOOL = "hailsham-community-college";

    private final Demo demo;
    private final HubProcess hub;
    private final String school;
    private final String operator;

    OwnersAndOffersTest(Demo demo) {
        this.demo = demo;
        this.hub = demo.hub();
        this.school = demo.account(SCHOOL);
        this.operator = demo.account("operator");
    }

    @Test
    void everybodyWhoWaitsHasAnOwnerAndADeputy() {
        JsonNode waiting = hub.json("/api/v1/waiting?limit=1000", operator);
        assertThat(waiting).isNotEmpty().allSatisfy(each -> {
            assertThat(each.at("/owner/name").asText()).isNotEmpty();
            assertThat(each.at("/deputy/name").asText()).isNotEmpty();
            assertThat(each.path("due").asText()).isIn("none", "met", "paused", "ahead", "due-soon", "overdue");
        });
    }

    @Test
    void aReferralIsHandedOverAndFallsToTheNextWhileTheNewOwnerIsAway() {
        String owner = "/api/v1/referrals/" + made("LOOP-1") + "/owner";
        assertThat(hub.json(owner, school).at("/now/owner/as").asText()).isEqualTo("referrer");

        String away = "year-head@college.example";
        HttpResponse<String> handed = hub.post(owner, school, """
                {"owner":{"name":"Head of year","email":"%s"}}""".formatted(away));
        assertThat(handed.statusCode()).as(handed.body()).isEqualTo(200);
        assertThat(read(handed.body()).at("/now/owner/name").asText()).isEqualTo("Head of year");

        HttpResponse<String> cover = hub.post("/api/v1/covers", school, """
                {"person":"%s","by":{"name":"Stand-in","email":"stand-in@college.example"}}""".formatted(away));
        assertThat(cover.statusCode()).as(cover.body()).isEqualTo(201);
        JsonNode now = hub.json(owner, school);
        assertThat(now.at("/now/owner/name").asText()).isEqualTo("Stand-in");
        assertThat(now.at("/now/passed/why").asText()).isEqualTo("left");
        assertThat(now.path("events").findValuesAsText("kind")).contains("chosen");
        assertThat(hub.post(owner, demo.account("white-house"), "{}").statusCode())
                .isEqualTo(404);
    }

    @Test
    void whoDeclinesIsFollowedByAnotherInTheSameReferralAndStaysInTheList() {
        String referral = "/api/v1/referrals/" + made("LOOP-2");
        String recipient = hub.json(referral, school).at("/recipients/0/id").asText();
        HttpResponse<String> declined = hub.post(
                "/api/v1/recipients/" + recipient + "/answer",
                school,
                "{\"status\":\"declined\",\"reason\":\"capacity\"}");
        assertThat(declined.statusCode()).as(declined.body()).isEqualTo(200);

        JsonNode offer = hub.json(referral, school).at("/next/offers/0");
        assertThat(offer.path("agency").asText()).isEqualTo("childrens-social-care");
        assertThat(offer.path("reason").asText()).isEqualTo("next");
        String chosen = "{\"agency\":\"" + offer.path("agency").asText() + "\"}";
        assertThat(hub.post(referral + "/recipients", school, chosen).statusCode())
                .isEqualTo(201);
        assertThat(hub.post(referral + "/recipients", school, chosen).statusCode())
                .isEqualTo(409);

        assertThat(hub.json(referral, school).path("recipients").findValuesAsText("state"))
                .contains("rejected")
                .hasSize(2);
        Sent.soon()
                .untilAsserted(() -> assertThat(
                                hub.json(referral, school).path("recipients").findValuesAsText("proof"))
                        .doesNotContain("queued", "unknown"));
    }

    @Test
    void aClockStandsStillForTheFamilyAndNotForAWaitingList() {
        String referral = "/api/v1/referrals/" + made("LOOP-6");
        JsonNode before = hub.json(referral, school).at("/recipients/0");
        String answer = "/api/v1/recipients/" + before.path("id").asText() + "/answer";

        hub.post(answer, school, "{\"status\":\"on-hold\",\"reason\":\"waiting-for-family\"}");
        assertThat(hub.json(referral, school).at("/recipients/0/due").asText()).isEqualTo("paused");
        assertThat(hub.json(referral, school).path("timeline")).anySatisfy(line -> {
            assertThat(line.path("kind").asText()).isEqualTo("clock-paused");
            assertThat(line.at("/detail/reason").asText()).isEqualTo("waiting-for-family");
        });

        hub.post(answer, school, "{\"status\":\"on-hold\",\"reason\":\"waiting-list\"}");
        JsonNode after = hub.json(referral, school).at("/recipients/0");
        assertThat(after.path("due").asText()).isEqualTo("ahead");
        assertThat(after.path("firstContactBy")).as("not a day has passed").isEqualTo(before.path("firstContactBy"));
    }

    /** PostgreSQL fails on a day of the year 0 wherever it reads one, so one such answer would hide everybody's. */
    @Test
    void aTelephonedDayThatNobodySaysIsRefusedAndHidesNothing() {
        String referral = "/api/v1/referrals/" + made("LOOP-7");
        String answer = "/api/v1/recipients/"
                + hub.json(referral, school).at("/recipients/0/id").asText() + "/answer";
        for (String day : List.of("0000-01-01", "1899-12-31")) {
            HttpResponse<String> said = hub.post(answer, school, "{\"status\":\"booked\",\"date\":\"" + day + "\"}");
            assertThat(said.statusCode()).as(day).isEqualTo(400);
            assertThat(said.body()).as(day).contains("expected a day of the years 1900 to 9999");
        }
        assertThat(hub.json(referral, school).path("timeline").toString()).doesNotContain("booked");
        assertThat(hub.get("/api/v1/waiting-times", operator).statusCode()).isEqualTo(200);
    }

    @Test
    void roomIsSaidBeforeSendingAndAnswersToAReferralSayItToo() {
        String capacity = "/api/v1/agencies/behaviour-and-attendance/capacity";
        String full = "{\"service\":\"attendance-support\",\"room\":\"waitlist\",\"weeks\":9}";
        assertThat(hub.post(capacity, school, full).statusCode()).isEqualTo(403);
        assertThat(hub.post(capacity, operator, full).statusCode()).isEqualTo(201);
        try {
            JsonNode preview = read(hub.post("/api/v1/referrals/preview", school, request("LOOP-3"))
                    .body());
            assertThat(preview.path("goes").asBoolean()).isTrue();
            assertThat(preview.at("/recipients/0/room/weeks").asInt()).isEqualTo(9);
            assertThat(preview.at("/alternatives/offers/0/agency").asText()).isEqualTo("childrens-social-care");
            JsonNode made = read(
                    hub.post("/api/v1/referrals", school, request("LOOP-3")).body());
            assertThat(made.at("/capacity/0/room/room").asText()).isEqualTo("waitlist");
        } finally {
            hub.post(capacity, operator, full.replace("waitlist", "has").replace(",\"weeks\":9", ""));
        }
    }

    @Test
    void theSchoolGetsReceiptsAndOutcomesOfItsOwnReferralsAndNoOthers() throws IOException {
        String referral = made("LOOP-4");
        Path out = demo.data().resolve("town").resolve("told").resolve(SCHOOL);
        Sent.soon().until(() -> Files.exists(out.resolve("receipt-" + referral + ".csv")));
        assertThat(hub.post("/api/v1/outcomes/" + SCHOOL, school, "").statusCode())
                .isEqualTo(204);
        assertThat(hub.post("/api/v1/outcomes/white-house", school, "").statusCode())
                .isEqualTo(404);
        Path outcomes = out.resolve("outcomes.csv");
        Sent.soon()
                .until(() ->
                        Files.exists(outcomes) && Files.readString(outcomes).contains(referral));

        List<String> own = all(hub.json("/api/v1/referrals?limit=1000", school))
                .map(each -> each.path("id").asText())
                .toList();
        List<String> told = Files.readAllLines(outcomes).stream()
                .filter(line -> line.startsWith("R,"))
                .map(line -> line.split(",")[1])
                .distinct()
                .toList();
        assertThat(told).contains(referral).isSubsetOf(own);
    }

    @Test
    void operatorsSeeAlertsAndWhatEndsAndSchoolsDoNot() {
        assertThat(hub.json("/api/v1/alerts?open=false", operator).isArray()).isTrue();
        assertThat(hub.json("/api/v1/expiries?days=3660", operator).findValuesAsText("kind"))
                .contains("agreement", "password");
        for (String path : List.of("/api/v1/alerts", "/api/v1/expiries")) {
            assertThat(hub.get(path, school).statusCode()).as(path).isEqualTo(403);
        }
    }

    private String made(String reference) {
        HttpResponse<String> answer = hub.post("/api/v1/referrals", school, request(reference));
        assertThat(answer.statusCode()).as(answer.body()).isIn(200, 201);
        return read(answer.body()).path("id").asText();
    }

    private String request(String reference) {
        JsonNode pupil = known();
        return """
                {"reference":"%s","school":"%s","pupil":{"family":"%s","given":"%s","dateOfBirth":"%s"},"need":"ATT",
                "reason":"away most Mondays","urgency":"ROUTINE","lawfulBasis":"public-task",
                "referrer":{"name":"Form tutor","role":"tutor","email":"tutor@college.example","phone":"01632 960302"},
                "agreement":{"sought":true,"given":true,"by":"mother"},"triedFirst":"a mentor since September",
                "indexCheck":{"done":true,"at":"2026-11-23T10:00:00Z"},"childView":"I like it here","parentView":"agrees"}
                """.formatted(
                        reference,
                        SCHOOL,
                        pupil.at("/names/0/family").asText(),
                        pupil.at("/names/0/given").asText(),
                        pupil.path("dateOfBirth").asText());
    }

    /** A pupil of the school whom it has referred before, as its record has the child. */
    private JsonNode known() {
        String team = demo.account("index-team");
        return all(hub.json("/api/v1/referrals?limit=1000", team))
                .filter(each -> each.path("school").asText().equals(SCHOOL))
                .filter(each -> each.path("reference").asText().startsWith("R-"))
                .map(each -> each.path("child").asText())
                .sorted()
                .map(id -> hub.json("/api/v1/children/" + id, team))
                .filter(child -> child.path("records").size() == 2)
                .flatMap(child -> all(child.path("records")))
                .filter(record -> record.path("source").asText().equals(SCHOOL))
                .findFirst()
                .orElseThrow()
                .path("document");
    }

    private static Stream<JsonNode> all(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
