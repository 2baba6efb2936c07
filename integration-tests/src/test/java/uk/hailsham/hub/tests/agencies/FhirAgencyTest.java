package uk.hailsham.hub.tests.agencies;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.hailsham.hub.tests.hub.Outside;
import uk.hailsham.hub.tests.hub.Sent;
import uk.hailsham.hub.tests.hub.TownConfig;
import uk.hailsham.hub.town.standin.FhirAgencies;

/** The packaged hub and an agency's FHIR server: there, and back by being asked and by coming to the door. */
class FhirAgencyTest {
    private static final String AGENCY = "fhir-desk";
    private static final String DOOR = "/fhir/$process-message";
    private static final String REFUSAL = """
            {"resourceType": "Bundle", "id": "5f3e8a52-0000-4000-8000-000000000001", "type": "message", "entry": [
             {"resource": {"resourceType": "MessageHeader", "eventCoding": {"code": "servicerequest-response"},
              "source": {"endpoint": "https://agency.example"}, "response": {"identifier": "%s", "code": "ok"}}},
             {"resource": {"resourceType": "ServiceRequest", "status": "active", "intent": "plan",
              "subject": {"display": "x"}}},
             {"resource": {"resourceType": "Encounter", "status": "cancelled", "class": {"code": "AMB"},
              "reasonCode": [{"coding": [{"code": "RRNA"}]}]}}]}""";

    @TempDir
    private Path folder;

    @Test
    void twoReferralsGoThereOneIsTakenUpAndOneRefused() throws Exception {
        Path config = folder.resolve("config");
        TownConfig.copy(config);
        try (FhirAgencies server = FhirAgencies.start(0);
                Outside outside = new Outside(folder, Map.of(), config, List.of())) {
            TownConfig.add(
                    config,
                    AGENCY,
                    "fhir",
                    "fhir",
                    "{base: '%s', tokenUrl: '%s', clientId: %s, clientSecret: desk-client, answersSecret: desk-answers}"
                            .formatted(server.base(AGENCY), server.tokenUrl(), FhirAgencies.CLIENT));
            Files.writeString(folder.resolve("secrets/desk-client"), server.secret());
            Files.writeString(folder.resolve("secrets/desk-answers"), "agreed by phone\n");
            outside.start();
            TownConfig.refer(outside);
            Sent.soon().until(() -> stand(outside, "rung = 'transport-proved'") == 2);
            List<String> there = server.received(AGENCY);
            assertThat(there).hasSize(2).doesNotHaveDuplicates();

            server.decide(AGENCY, "rc-" + there.get(0), "accepted", null, null);
            Sent.soon().until(() -> stand(outside, "state = 'accepted'") == 1);

            String refusal = REFUSAL.formatted(there.get(1));
            assertThat(status(outside, AGENCY + ":agreed by phone", refusal)).isEqualTo(200);
            assertThat(stand(outside, "state = 'rejected' AND id = '" + there.get(1) + "'"))
                    .isEqualTo(1);
            assertThat(status(outside, AGENCY + ":agreed by phone", refusal)).isEqualTo(409);
            assertThat(status(outside, AGENCY + ":guessed", refusal)).isEqualTo(401);
            assertThat(status(outside, outside.operator(), refusal)).isEqualTo(401);
            assertThat(outside.hub()
                            .get("/api/v1/referrals", AGENCY + ":agreed by phone")
                            .statusCode())
                    .as("its secret opens no other door")
                    .isEqualTo(401);
            assertThat(outside.hub().log()).doesNotContain("Pupil1", "Pupil2");
        }
    }

    private static long stand(Outside outside, String where) {
        return outside.ask("SELECT count(*) FROM hub.recipients WHERE agency = '" + AGENCY + "' AND " + where);
    }

    private static int status(Outside outside, String account, String message) {
        return outside.hub()
                .post(DOOR, account, "application/fhir+json", message.getBytes(StandardCharsets.UTF_8))
                .statusCode();
    }
}
