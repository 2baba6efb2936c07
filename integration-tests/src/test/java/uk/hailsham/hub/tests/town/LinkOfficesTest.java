package uk.hailsham.hub.tests.town;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import uk.hailsham.hub.tests.hub.OnTheDemo;
import uk.hailsham.hub.tests.hub.RunningDemo.Demo;
import uk.hailsham.hub.tests.hub.Sent;

/** Agencies of the town that have only e-mail: their offices read on a page of the hub, answer there, or stay silent. */
@OnTheDemo
class LinkOfficesTest {
    private static final Pattern LINKED =
            Pattern.compile("- id: ([a-z-]+)\\n(?:(?!- id: ).*\\n)*? *channel: secure-link");

    @Test
    void someAnswerOnTheirPageAndWhoeverAnsweredHadCollectedTheReferral(Demo demo) throws IOException {
        List<String> agencies = LINKED.matcher(Files.readString(Path.of("../config/agencies.yml")))
                .results()
                .map(found -> found.group(1))
                .toList();
        assertThat(agencies).hasSize(6);
        Sent.soon()
                .untilAsserted(() -> assertThat(recipients(demo, agencies))
                        .extracting(recipient -> recipient.path("state").asText())
                        .contains("accepted"));
        assertThat(recipients(demo, agencies))
                .extracting(recipient -> recipient.path("proof").asText())
                .isSubsetOf("handed-over", "collected", "acknowledged", "accepted");
    }

    private static List<JsonNode> recipients(Demo demo, List<String> agencies) {
        List<JsonNode> found = new ArrayList<>();
        demo.hub()
                .json("/api/v1/referrals?limit=1000", demo.account("index-team"))
                .forEach(referral -> referral.path("recipients").forEach(recipient -> {
                    if (agencies.contains(recipient.path("agency").asText())) {
                        found.add(recipient);
                    }
                }));
        return found;
    }
}
