package uk.hailsham.hub.tests.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import uk.hailsham.hub.tests.hub.HubProcess;
import uk.hailsham.hub.tests.hub.OnTheDemo;
import uk.hailsham.hub.tests.hub.RunningDemo.Demo;
import uk.hailsham.hub.tests.hub.Sent;

/** A referral made, sent again, and a link taken back, by programs of those who may. */
@OnTheDemo
class ReferringTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SCHOOL = "hailsham-community-college";

    private final Demo demo;
    private final HubProcess hub;

    ReferringTest(Demo demo) {
        this.demo = demo;
        this.hub = demo.hub();
    }

    @Test
    void aReferralOfAKnownPupilIsMadeAndReachesItsAgency() {
        JsonNode pupil = documentOf(linkedChild(0));
        HttpResponse<String> answer = hub.post("/api/v1/referrals", demo.account(SCHOOL), """
                {"reference":"API-10","school":"%s","pupil":{"family":"%s","given":"%s","dateOfBirth":"%s"},"need":"ATT",
                "reason":"away most Mondays","urgency":"ROUTINE","lawfulBasis":"public-task",
                "referrer":{"name":"A","role":"SENCO","email":"a@college.example","phone":"01632 960302"},
                "agreement":{"sought":true,"given":true,"by":"mother"},"triedFirst":"a mentor since September",
                "indexCheck":{"done":true,"at":"2026-11-23T10:00:00Z"},"childView":"I like it here","parentView":"agrees"}
                """.formatted(
                        SCHOOL,
                        pupil.at("/names/0/family").asText(),
                        pupil.at("/names/0/given").asText(),
                        pupil.path("dateOfBirth").asText()));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        assertThat(read(answer.body()).at("/advice/0/field").asText())
                .as("with what standing she agreed, and when")
                .isEqualTo("agreement_standing, agreement_on");
        String path = "/api/v1/referrals/" + read(answer.body()).path("id").asText();
        Sent.soon()
                .untilAsserted(() -> assertThat(hub.json(path, demo.account(SCHOOL))
                                .at("/recipients/0/proof")
                                .asText())
                        .isNotIn("queued", "unknown"));
    }

    @Test
    void aRecipientIsSentToAgainOnAPersonsWord() {
        JsonNode referral = all(hub.json("/api/v1/referrals", demo.account("operator")))
                .filter(each -> each.at("/recipients/0/state").asText().equals("requested"))
                .filter(each -> each.path("reference").asText().startsWith("R-"))
                .findFirst()
                .orElseThrow();
        String resend = "/api/v1/recipients/" + referral.at("/recipients/0/id").asText() + "/resend";

        assertThat(hub.post(resend, demo.account(SCHOOL), "").statusCode()).isEqualTo(403);
        assertThat(hub.post(resend, demo.account("operator"), "").statusCode()).isEqualTo(202);
        JsonNode told = hub.json("/api/v1/referrals/" + referral.path("id").asText(), demo.account("operator"));
        assertThat(told.path("timeline").findValuesAsText("kind")).contains("resent");
    }

    @Test
    void aLinkIsTakenBackByTheIndexTeamOnceWithAReason() {
        JsonNode child = linkedChild(1);
        String team = demo.account("index-team");
        String undo = "/api/v1/links/" + child.at("/links/0/id").asText() + "/undo";
        String why = "{\"reason\":\"two children of one name\"}";

        assertThat(hub.post(undo, demo.account(SCHOOL), why).statusCode()).isEqualTo(403);
        assertThat(hub.post(undo, team, "{}").statusCode()).isEqualTo(400);
        assertThat(hub.post(undo, team, why).statusCode()).isEqualTo(200);
        assertThat(hub.post(undo, team, why).statusCode()).isEqualTo(409);
        JsonNode after = hub.json("/api/v1/children/" + child.path("id").asText(), team);
        assertThat(after.path("records")).hasSize(1);
    }

    @Test
    void whatDidNotGoOrFitsNothingIsShownToThoseWhoCanMendIt() {
        hub.post("/api/v1/referrals", demo.account(SCHOOL), """
                {"reference":"API-11","school":"%s","pupil":{"upn":"A000000000000"},"need":"SLCN","reason":"x",
                "urgency":"ROUTINE","referrer":{},"agreement":{},"indexCheck":{}}""".formatted(SCHOOL));
        JsonNode refusals = hub.json("/api/v1/refusals", demo.account(SCHOOL));

        assertThat(refusals.findValuesAsText("reference")).contains("API-11");
        assertThat(refusals.findValuesAsText("school")).containsOnly(SCHOOL);
        assertThat(hub.json("/api/v1/replies/unmatched", demo.account("operator"))
                        .isArray())
                .isTrue();
        assertThat(hub.get("/api/v1/replies/unmatched", demo.account(SCHOOL)).statusCode())
                .isEqualTo(403);
        assertThat(hub.json("/api/v1/audit/verification", demo.account("index-team"))
                        .path("faults"))
                .isEmpty();
    }

    /** The nth child of the school whose link nobody has taken back. */
    private JsonNode linkedChild(int n) {
        String team = demo.account("index-team");
        List<String> ids = all(hub.json("/api/v1/referrals", team))
                .filter(each -> each.path("school").asText().equals(SCHOOL))
                .filter(each -> each.path("reference").asText().startsWith("R-"))
                .map(each -> each.path("child").asText())
                .sorted()
                .distinct()
                .toList();
        return ids.stream()
                .map(id -> hub.json("/api/v1/children/" + id, team))
                .filter(child ->
                        child.path("records").size() == 2 && child.path("links").size() == 1)
                .skip(n)
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode documentOf(JsonNode child) {
        return all(child.path("records"))
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
