package uk.hailsham.hub.tests.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import uk.hailsham.hub.tests.hub.HubProcess;
import uk.hailsham.hub.tests.hub.OnTheDemo;
import uk.hailsham.hub.tests.hub.RunningDemo.Demo;

/** The interface as a program of a school, of the index team and of an operator sees it. */
@OnTheDemo
class InterfaceTest {
    private static final String ASK = """
            {"reference":"%s","school":"white-house","pupil":{"family":"Nobody","given":"Atall","dateOfBirth":"2015-02-28"},
            "need":"SLCN","reason":"x","urgency":"ROUTINE","referrer":{"name":"A","role":"SENCO","email":"a@white-house.example"},
            "lawfulBasis":"public-task","agreement":{"sought":true,"given":true,"by":"mother"},
            "indexCheck":{"done":true,"at":"2026-11-23T10:00:00Z"},"safeguarding":%s}""";

    private final Demo demo;
    private final HubProcess hub;

    InterfaceTest(Demo demo) {
        this.demo = demo;
        this.hub = demo.hub();
    }

    @Test
    void theDemoSettlesBalancesAndLinksNobodyWrongly() {
        JsonNode summary = demo.summary();
        assertThat(summary.path("settled").asBoolean()).isTrue();
        assertThat(summary.path("balanced").asBoolean()).isTrue();
        assertThat(summary.path("index").path("entries").asInt()).isEqualTo(5200);
        assertThat(summary.path("links").path("precision").asDouble()).isEqualTo(1.0);
        assertThat(summary.path("links").path("recall").asDouble()).isGreaterThan(0.97);
        for (JsonNode school : summary.path("schools")) {
            int fates = school.path("accepted").asInt()
                    + school.path("unchanged").asInt()
                    + school.path("superseded").asInt()
                    + school.path("held").asInt()
                    + school.path("rejected").asInt();
            assertThat(fates).isEqualTo(school.path("rowsIn").asInt()).isPositive();
        }
    }

    @Test
    void nobodyComesInWithoutAnAccount() {
        for (String path : List.of("/api/v1/drops", "/api/v1/referrals", "/api/v1/agencies", "/actuator/prometheus")) {
            assertThat(hub.get(path, null).statusCode()).isEqualTo(401);
            assertThat(hub.get(path, "operator:guess").statusCode()).isEqualTo(401);
        }
    }

    @Test
    void aSchoolSeesItsOwnDropsWithItsValuesAndNoOthers() {
        String school = demo.account("white-house");
        List<String> partners = new ArrayList<>();
        hub.json("/api/v1/drops", school)
                .forEach(drop -> partners.add(drop.path("partner").asText()));
        assertThat(partners).isNotEmpty().containsOnly("white-house");

        JsonNode others = hub.json("/api/v1/drops?partner=hailsham-community-college", demo.account("operator"));
        String foreign = others.path(0).path("id").asText();
        assertThat(foreign).startsWith("dr-");
        assertThat(hub.get("/api/v1/drops/" + foreign, school).statusCode()).isEqualTo(404);
    }

    @Test
    void anOperatorSeesWhereADropIsWrongButNotWhatItSays() {
        String id = pupils("white-house");
        JsonNode forOperator = hub.json("/api/v1/drops/" + id, demo.account("operator"));
        JsonNode forSchool = hub.json("/api/v1/drops/" + id, demo.account("white-house"));
        assertThat(forOperator.path("balanced").asBoolean()).isTrue();
        assertThat(forOperator.path("rejections")).isNotEmpty().noneMatch(rejection -> rejection.has("found"));
        assertThat(forSchool.path("rejections")).anyMatch(rejection -> rejection.has("found"));
    }

    @Test
    void onlyAHeldDropCanBeReleasedOrRefused() {
        String id = pupils("white-house");
        assertThat(hub.post("/api/v1/drops/" + id + "/release", demo.account("operator"), "")
                        .statusCode())
                .isEqualTo(409);
        assertThat(hub.post("/api/v1/drops/" + id + "/release", demo.account("white-house"), "")
                        .statusCode())
                .isEqualTo(403);
        assertThat(hub.post("/api/v1/drops/" + id + "/refuse", demo.account("operator"), "{}")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void aSchoolMutesItsOwnFindingsAndNoOthers() {
        String school = demo.account("white-house");
        JsonNode finding = hub.json("/api/v1/findings?limit=1000", school).path(0);
        assertThat(finding.path("school").asText()).isEqualTo("white-house");
        assertThat(finding.path("id").asText()).startsWith("fi-");
        assertThat(finding.has("found")).isFalse();
        String mute = "/api/v1/findings/" + finding.path("id").asText() + "/mute";
        String wish = "{\"until\": \"%s\", \"reason\": \"the clerk is away\"}"
                .formatted(LocalDate.now().plusDays(9));
        assertThat(hub.post(mute, demo.account("grovelands"), wish).statusCode())
                .isEqualTo(404);
        assertThat(hub.post(mute, school, "{\"until\": \"2020-01-01\", \"reason\": \"x\"}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(hub.post(mute, school, "{}").statusCode()).isEqualTo(400);
        HttpResponse<String> muted = hub.post(mute, school, wish);
        assertThat(muted.statusCode()).isEqualTo(200);
        assertThat(muted.body()).contains("\"mutedBy\":\"white-house\"", "\"muteReason\":\"the clerk is away\"");
        assertThat(hub.json("/api/v1/drops/" + pupils("white-house"), school).path("findings"))
                .extracting(JsonNode::asInt)
                .hasSize(4);
        assertThat(hub.get("/api/v1/drops/" + pupils("white-house") + "/difference", school)
                        .statusCode())
                .as("it is not held")
                .isEqualTo(409);
    }

    @Test
    void aChildIsShownToEachRoleAsFarAsItMaySee() {
        String id = childReferredByFile();
        JsonNode forTeam = hub.json("/api/v1/children/" + id, demo.account("index-team"));
        JsonNode forOperator = hub.json("/api/v1/children/" + id, demo.account("operator"));
        JsonNode forSchool = hub.json("/api/v1/children/" + id, demo.account("white-house"));
        assertThat(forTeam.path("records")).hasSize(2).allMatch(record -> record.has("document"));
        assertThat(forOperator.path("records")).hasSize(2).noneMatch(record -> record.has("document"));
        assertThat(forSchool.path("records"))
                .singleElement()
                .satisfies(record -> assertThat(record.path("source").asText()).isEqualTo("white-house"));
        assertThat(hub.get("/api/v1/children/" + id, demo.account("hailsham-community-college"))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void aReferralIsRefusedNowWithWhatToDo() throws Exception {
        HttpResponse<String> refused =
                hub.post("/api/v1/referrals", demo.account("white-house"), ASK.formatted("API-1", "false"));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(new ObjectMapper()
                        .readTree(refused.body())
                        .path("reasons")
                        .path(0)
                        .path("code")
                        .asText())
                .isEqualTo("unknown-pupil");
        assertThat(hub.post(
                                "/api/v1/referrals",
                                demo.account("hailsham-community-college"),
                                ASK.formatted("API-2", "false"))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void theSafeguardingLaneNeedsNoSettledIdentity() throws Exception {
        String school = demo.account("white-house");
        HttpResponse<String> made = hub.post("/api/v1/referrals", school, ASK.formatted("API-3", "true"));
        assertThat(made.statusCode()).isEqualTo(201);
        String id = new ObjectMapper().readTree(made.body()).path("id").asText();
        JsonNode referral = hub.json("/api/v1/referrals/" + id, school);
        assertThat(referral.path("recipients").path(0).path("agency").asText()).isEqualTo("childrens-social-care");
        assertThat(referral.path("timeline")).isNotEmpty();
        assertThat(hub.post("/api/v1/referrals", school, ASK.formatted("API-3", "true"))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void everySchoolAndAgencyHasAHealthOfItsOwn() {
        JsonNode health = hub.json("/actuator/health", demo.account("operator"));
        for (String school : List.of("white-house", "hailsham-community-college", "index")) {
            assertThat(health.at("/components/schools/components/" + school + "/status")
                            .asText())
                    .isEqualTo("UP");
        }
        for (String agency : List.of("educational-psychology", "class-learning-autism", "childrens-social-care")) {
            assertThat(health.at("/components/agencies/components/" + agency + "/status")
                            .asText())
                    .isEqualTo("UP");
        }
    }

    @Test
    void theIndexAndEverySchoolWereToldAndHaveAnswered() {
        assertThat(demo.summary().path("told")).hasSize(6).allSatisfy(partner -> {
            assertThat(partner.path("files").asInt()).isPositive();
            assertThat(partner.path("accepted").asInt())
                    .isEqualTo(partner.path("files").asInt());
        });
        String school = demo.account("white-house");
        assertThat(hub.json("/api/v1/subscriptions/white-house", school)
                        .path(0)
                        .path("rows")
                        .asInt())
                .isPositive();
        assertThat(hub.get("/api/v1/subscriptions/grovelands", school).statusCode())
                .isEqualTo(404);
        for (String path : List.of("index/returns", "index/not-in-index", "index/at-no-school", "discrepancies")) {
            assertThat(hub.get("/api/v1/" + path, school).statusCode()).isEqualTo(403);
        }
    }

    @Test
    void whoSaidWhatIsForTheIndexTeamAlone() {
        JsonNode team = hub.json("/api/v1/discrepancies?field=postcode&limit=5", demo.account("index-team"));
        assertThat(team)
                .isNotEmpty()
                .allSatisfy(each -> assertThat(each.findValuesAsText("said"))
                        .hasSize(2)
                        .allMatch(said -> said.startsWith("BN") || said.contains(" ")));
        assertThat(hub.json("/api/v1/discrepancies?field=postcode&limit=5", demo.account("operator")))
                .isNotEmpty()
                .allSatisfy(each -> assertThat(each.findValuesAsText("said")).isEmpty());
    }

    @Test
    void waitingTimesAreToldOfQuartersThatHaveEnded() {
        JsonNode ended = hub.json("/api/v1/waiting-times", demo.account("operator"));
        assertThat(ended.path("quarter").asText()).matches("\\d{4}-Q[1-4]");
        assertThat(ended.path("rows"))
                .as("the demo's town began to refer today")
                .isEmpty();
        assertThat(hub.get("/api/v1/waiting-times?quarter=2999-Q4", demo.account("operator"))
                        .body())
                .contains("expected a quarter that has ended, found 2999-Q4");
    }

    @Test
    void theInterfaceDescribesItself() {
        JsonNode openapi = hub.json("/api/v1/openapi.json", demo.account("operator"));
        assertThat(openapi.path("openapi").asText()).startsWith("3.");
        List<String> paths = new ArrayList<>();
        openapi.path("paths").fieldNames().forEachRemaining(paths::add);
        assertThat(paths)
                .contains(
                        "/api/v1/drops",
                        "/api/v1/drops/{id}",
                        "/api/v1/drops/{id}/difference",
                        "/api/v1/drops/{id}/release",
                        "/api/v1/drops/{id}/refuse",
                        "/api/v1/children/{id}",
                        "/api/v1/referrals",
                        "/api/v1/referrals/{id}",
                        "/api/v1/recipients/{id}/resend",
                        "/api/v1/index/not-in-index",
                        "/api/v1/index/at-no-school",
                        "/api/v1/discrepancies",
                        "/api/v1/index/returns",
                        "/api/v1/subscriptions/{school}",
                        "/api/v1/agencies");
        ParseOptions resolving = new ParseOptions();
        resolving.setResolve(true);
        assertThat(new OpenAPIV3Parser()
                        .readContents(openapi.toString(), List.of(), resolving)
                        .getMessages())
                .isEmpty();
    }

    @Test
    void jolokiaReadsAndDrawsRoutesAndNothingElse() {
        String operator = demo.account("operator");
        String route =
                "/actuator/jolokia/read/org.apache.camel:context=hub,type=routes,name=%22intake.white-house%22/State";
        assertThat(hub.json(route, operator).path("value").asText()).isEqualTo("Started");
        String drawn =
                "/actuator/jolokia/exec/org.apache.camel:context=hub,type=context,name=%22hub%22/dumpRoutesAsXml()";
        assertThat(hub.json(drawn, operator).path("value").asText())
                .contains("id=\"intake.white-house\"", "id=\"deliver.educational-psychology\"");
        for (String forbidden : List.of(
                "/actuator/jolokia/read/java.lang:type=Runtime/SystemProperties",
                "/actuator/jolokia/exec/com.sun.management:type=DiagnosticCommand/vmSystemProperties",
                "/actuator/jolokia/exec/org.apache.camel:context=hub,type=context,name=%22hub%22/stop()",
                "/actuator/jolokia/exec/java.lang:type=Memory/gc")) {
            assertThat(hub.json(forbidden, operator).path("status").asInt())
                    .as(forbidden)
                    .isEqualTo(403);
        }
        assertThat(hub.get(route, demo.account("white-house")).statusCode()).isEqualTo(403);
        assertThat(hub.get(route, null).statusCode()).isIn(302, 401);
    }

    private String childReferredByFile() {
        for (JsonNode referral : hub.json("/api/v1/referrals", demo.account("white-house"))) {
            String child = referral.path("child").asText();
            if (referral.path("reference").asText().startsWith("R-")
                    && hub.json("/api/v1/children/" + child, demo.account("index-team"))
                                    .path("records")
                                    .size()
                            == 2) {
                return child;
            }
        }
        throw new AssertionError("no referral of a file whose child the Index knows");
    }

    private String pupils(String school) {
        for (JsonNode drop : hub.json("/api/v1/drops?partner=" + school, demo.account("operator"))) {
            if (drop.path("kind").asText().equals("pupils")) {
                return drop.path("id").asText();
            }
        }
        throw new AssertionError("no drop of pupils");
    }
}
