package uk.hailsham.hub.tests.agencies;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import uk.hailsham.hub.tests.hub.Outside;
import uk.hailsham.hub.tests.hub.RecordingProxy;
import uk.hailsham.hub.tests.hub.Sent;
import uk.hailsham.hub.tests.hub.TownConfig;
import uk.hailsham.hub.town.standin.FhirAgencies;

/** The packaged hub takes back what an agency's FHIR server has: it looks how it stands there, then tells it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FhirRecallTest {
    private static final String AGENCY = "fhir-desk";
    private static final Path TWO_SCHOOLS = Path.of("cases", "child-dual-registration", "in");
    private static final String WITHDRAWN =
            "{\"reason\":\"agreement-withdrawn\",\"by\":\"the mother\",\"standing\":\"parental-responsibility\"}";

    @TempDir
    private static Path folder;

    private FhirAgencies server;
    private RecordingProxy proxy;
    private Outside outside;

    @BeforeAll
    void start() throws Exception {
        Path config = folder.resolve("config");
        TownConfig.copy(config);
        server = FhirAgencies.start(0);
        proxy = RecordingProxy.start();
        outside = new Outside(folder, Map.of("HUB_JAVA_OPTS", proxy.javaOptions()), config, List.of());
        TownConfig.add(
                config,
                AGENCY,
                "fhir",
                "fhir",
                "{base: '%s', tokenUrl: '%s', clientId: %s, clientSecret: desk-client}"
                        .formatted(server.base(AGENCY), server.tokenUrl(), FhirAgencies.CLIENT));
        Files.writeString(folder.resolve("secrets/desk-client"), server.secret());
        outside.start();
    }

    @AfterAll
    void stop() throws Exception {
        outside.close();
        proxy.close();
        server.close();
    }

    private void drop(String school, String name, byte[] bytes) throws IOException {
        long before = applied();
        outside.drop(school, name, bytes);
        Sent.soon()
                .until(() -> applied() == before + 1
                        && outside.ask("SELECT count(*) FROM hub.outbox WHERE done_at IS NULL") == 0);
    }

    private long applied() {
        return outside.ask("SELECT count(*) FROM hub.drops WHERE state = 'applied'");
    }

    /** @param pupil as an object in JSON @return the referral, once the agency's server has it */
    private Referred refer(String school, String account, String pupil) throws IOException {
        String request = """
                {"reference":"FR-1","school":"%s","pupil":%s,
                "need":"SLD","reason":"She finds the classroom loud.","urgency":"urgent","lawfulBasis":"public-task",
                "referrer":{"name":"A. Senco","role":"SENCO","email":"senco@%s.example","phone":"01632 960310"},
                "agreement":{"sought":true,"given":true,"by":"mother"},"triedFirst":"a quiet corner since September",
                "indexCheck":{"done":true,"at":"2026-11-23T10:00:00Z"},"safeguarding":false}""".formatted(school, pupil, school);
        String id = json(outside.hub().post("/api/v1/referrals", account, request), 201)
                .path("id")
                .asText();
        JsonNode recipient =
                ours(outside.hub().json("/api/v1/referrals/" + id, account).path("recipients"));
        Referred referred = new Referred(id, recipient.path("id").asText(), account);
        Sent.soon().until(() -> rung(referred).equals("transport-proved"));
        return referred;
    }

    /** The one of this agency: others may have been asked, too. */
    private static JsonNode ours(JsonNode each) {
        for (JsonNode one : each) {
            if (one.path("agency").asText().equals(AGENCY)) {
                return one;
            }
        }
        throw new AssertionError("expected one of " + AGENCY + ", found " + each);
    }

    private record Referred(String id, String recipient, String account) {}

    private String of(Referred referred, String column) {
        try {
            return outside.tell("SELECT " + column + " FROM hub.recipients WHERE id = '"
                    + referred.recipient().substring(3) + "'");
        } catch (Exception e) {
            return "";
        }
    }

    private String rung(Referred referred) {
        return of(referred, "rung");
    }

    /** The recall's own proof at this agency. */
    private void provesTheRecall(Referred referred, String meaning) {
        Sent.soon()
                .until(() -> outside.ask("SELECT count(*) FROM hub.recipient_events WHERE kind = 'recall-proved'"
                                + " AND recipient_id = '" + referred.recipient().substring(3)
                                + "' AND detail->>'meaning' = '" + meaning + "' AND detail->>'answer' = 'ok'")
                        == 1);
        JsonNode recall =
                ours(outside.hub().json("/api/v1/referrals/" + referred.id() + "/amendments", referred.account()));
        assertThat(recall.path("result").asText()).isEqualTo("proved");
        assertThat(recall.path("proof").asText()).isEqualTo("transport-proved");
    }

    private static JsonNode json(HttpResponse<String> answer, int status) throws IOException {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return new ObjectMapper().readTree(answer.body());
    }

    @Test
    void aReferralThatIsWithdrawnIsRevokedThereAndTheChildIsNotToldAgain() throws Exception {
        drop("white-house", "nightly.csv", Sent.report(5, 5));
        Referred referred = refer(
                "white-house",
                outside.schoolAccount("white-house"),
                "{\"family\":\"Pupil1\",\"given\":\"Kim\",\"dateOfBirth\":\"2016-02-02\"}");
        assertThat(server.standing(AGENCY, referred.recipient())).isEqualTo("active");

        JsonNode withdrawn = json(
                outside.hub().post("/api/v1/referrals/" + referred.id() + "/withdrawal", referred.account(), WITHDRAWN),
                200);
        assertThat(ours(withdrawn.path("recipients")).path("outcome").asText()).isEqualTo("recalled");
        provesTheRecall(referred, "revoked");

        assertThat(server.heard(AGENCY, referred.recipient())).containsExactly("new active", "read", "update revoked");
        assertThat(server.standing(AGENCY, referred.recipient())).isEqualTo("revoked");
        List<String> messages = server.received(AGENCY);
        assertThat(server.message(AGENCY, referred.recipient().substring(3))).contains("Kim");
        assertThat(server.message(AGENCY, messages.get(messages.size() - 1)))
                .contains("\"revoked\"")
                .doesNotContain("Kim", "Pupil1", "classroom");

        assertThat(proxy.asked())
                .extracting(asked -> asked.what().replaceAll("/ServiceRequest/.*", "/ServiceRequest/…"))
                .containsOnly(
                        "POST /token",
                        "POST /fhir-desk/fhir/$process-message",
                        "GET /fhir-desk/fhir/ServiceRequest/…",
                        "GET /fhir-desk/fhir/Task");
        assertThat(proxy.asked())
                .as("who passes it on learns nothing of the child")
                .allSatisfy(asked -> assertThat(asked.head() + asked.login())
                        .doesNotContain("Kim", "Pupil1", "2016-02-02", "BN27", "classroom"));

        Sent.soon().until(() -> rung(referred).equals("acknowledged"));
        assertThat(of(referred, "state"))
                .as("the agency's Task is cancelled, too, and says nothing new")
                .isEqualTo("cancelled");
        assertThat(outside.hub().log()).doesNotContain("Pupil1", "\tat ");
    }

    @Test
    void whatWasSentUnderAWrongLinkIsThereAsEnteredInError() throws Exception {
        drop("grovelands", "learners.json", file("1-grovelands"));
        drop("hailsham-community-college", "8459991_CTF_845LLLL_002.xml", file("2-hailsham-community-college"));
        Referred referred = refer("grovelands", outside.schoolAccount("grovelands"), "{\"upn\":\"V845999219012\"}");
        String team = outside.account("index-team", "index-team");
        String link = "/api/v1/links/li-" + outside.tell("SELECT id FROM hub.link_events WHERE kind = 'link'");
        json(outside.hub().post(link + "/recall", team, ""), 409);
        json(outside.hub().post(link + "/undo", team, "{\"reason\":\"two children\"}"), 200);

        JsonNode recalled = json(outside.hub().post(link + "/recall", team, ""), 200);
        assertThat(ours(recalled).path("outcome").asText()).isEqualTo("recalled");
        provesTheRecall(referred, "entered-in-error");

        assertThat(server.heard(AGENCY, referred.recipient()))
                .containsExactly("new active", "read", "update entered-in-error");
        assertThat(server.standing(AGENCY, referred.recipient())).isEqualTo("entered-in-error");
        assertThat(of(referred, "state")).isEqualTo("entered-in-error");
    }

    private static byte[] file(String step) throws IOException {
        try (var files = Files.list(TWO_SCHOOLS.resolve(step))) {
            return Files.readAllBytes(files.findFirst().orElseThrow());
        }
    }
}
