package uk.hailsham.hub.tests.agencies;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import uk.hailsham.hub.tests.hub.HubProcess;
import uk.hailsham.hub.tests.hub.OnTheDemo;
import uk.hailsham.hub.tests.hub.OwnersHand;
import uk.hailsham.hub.tests.hub.RunningDemo.Demo;

/** A made-up referral goes through every channel of the running demo, and nothing is left of it. */
@OnTheDemo
class DrillVerbTest {
    @Test
    void everyChannelIsShownRungByRungAndNothingOfItStays(Demo demo) throws Exception {
        HubProcess.Said drill = HubProcess.say(
                Duration.ofMinutes(5), Map.of(), "drill", "--data", demo.data().toString(), "--wait", "60");

        assertThat(drill.exit()).as(drill.out() + drill.err()).isZero();
        assertThat(drill.out().lines()).hasSize(36);
        assertThat(drill.out())
                .containsPattern("school-nursing +email +queued [0-9:]{8} > handed-over [0-9:]{8}")
                .containsPattern("educational-psychology +sftp +queued [0-9:]{8} > transport-proved [0-9:]{8}")
                .containsPattern("camhs +fhir +queued [0-9:]{8} > transport-proved [0-9:]{8}")
                .containsPattern("early-help-keywork +secure-link +queued [0-9:]{8} > handed-over [0-9:]{8}")
                .contains("acknowledged", "accepted");
        assertThat(OwnersHand.count(demo.data(), "referrals WHERE school = 'drill'"))
                .isZero();
    }

    @Test
    void anAgencyNobodyKnowsIsRefused(Demo demo) {
        HubProcess.Said drill = HubProcess.say(
                Map.of(), "drill", "--agency", "nobody", "--data", demo.data().toString());

        assertThat(drill.exit()).isEqualTo(2);
        assertThat(drill.err()).contains("nobody");
    }

    @Test
    void linesAreShownAsTheyAreTried(Demo demo) {
        JsonNode agencies = demo.hub().json("/api/v1/agencies", demo.account("operator"));

        assertThat(agencies.findValuesAsText("breaker")).hasSize(36).containsOnly("closed");
        assertThat(demo.hub()
                        .json("/api/v1/agencies", demo.account("white-house"))
                        .findValues("breaker"))
                .isEqualTo(List.of());
    }

    @Test
    void aDryRunSaysWhoWouldGetWhatAndASchoolMayNotAsk(Demo demo) throws Exception {
        String which = "{\"intent\": \"same\", \"agency\": \"class-learning-autism\"}";
        JsonNode planned = new ObjectMapper()
                .readTree(demo.hub()
                        .post("/api/v1/resends/preview", demo.account("operator"), which)
                        .body());

        assertThat(planned).isNotEmpty().allSatisfy(each -> {
            assertThat(each.path("recipient").asText()).startsWith("rc-");
            assertThat(each.path("version").asInt()).isEqualTo(1);
            assertThat(each.path("goes").path(0).path("as").asText()
                            + each.path("stays").asText("ended"))
                    .containsPattern("rc-[-0-9a-f]{36}[.]|ended");
        });
        assertThat(demo.hub()
                        .post("/api/v1/resends/preview", demo.account("white-house"), which)
                        .statusCode())
                .isEqualTo(403);
    }
}
