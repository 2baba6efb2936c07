package uk.hailsham.hub.tests.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import uk.hailsham.hub.tests.hub.HubProcess;
import uk.hailsham.hub.tests.hub.OnTheDemo;
import uk.hailsham.hub.tests.hub.RunningDemo.Demo;

/** The review desk as the index team's programs see it, and nobody else's. */
@OnTheDemo
class ReviewTest {
    private final HubProcess hub;
    private final String team;
    private final Demo demo;

    ReviewTest(Demo demo) {
        this.demo = demo;
        this.hub = demo.hub();
        this.team = demo.account("index-team");
    }

    private JsonNode first() {
        JsonNode pairs = hub.json("/api/v1/review", team).path("pairs");
        assertThat(pairs).isNotEmpty();
        return pairs.path(0);
    }

    @Test
    void whatWaitsIsToldWithEvidenceAndWithoutValues() {
        JsonNode pair = first();
        assertThat(pair.path("id").asText()).startsWith("li-");
        assertThat(pair.path("decision").asText()).isEqualTo("perhaps");
        assertThat(pair.path("evidence")).isNotEmpty().allMatch(step -> step.has("column") && step.has("weight"));
        assertThat(pair.has("names")).isFalse();
    }

    @Test
    void aPairIsShownWithBothRecordsAndTheHousehold() {
        JsonNode detail = hub.json("/api/v1/review/" + first().path("id").asText(), team);
        assertThat(detail.path("records"))
                .isNotEmpty()
                .allMatch(record -> record.path("document").has("names"));
        assertThat(detail.path("household").isArray()).isTrue();
    }

    @Test
    void nobodyElseComesToTheDesk() {
        String id = first().path("id").asText();
        for (String name : new String[] {"operator", "white-house"}) {
            String account = demo.account(name);
            assertThat(hub.get("/api/v1/review", account).statusCode()).isEqualTo(403);
            assertThat(hub.get("/api/v1/review/" + id, account).statusCode()).isEqualTo(403);
            assertThat(hub.post("/api/v1/review/" + id, account, "{\"decision\":\"same\",\"reason\":\"x\"}")
                            .statusCode())
                    .isEqualTo(403);
        }
    }

    @Test
    void aWordWithoutAReasonOrOfNoKnownKindIsRefused() {
        String path = "/api/v1/review/" + first().path("id").asText();
        assertThat(hub.post(path, team, "{\"decision\":\"same\"}").statusCode()).isEqualTo(400);
        assertThat(hub.post(path, team, "{\"decision\":\"maybe\",\"reason\":\"x\"}")
                        .body())
                .contains("not-same");
    }

    @Test
    void whoNeedsToKnowMoreLeavesAWordOnThePair() {
        String path = "/api/v1/review/" + first().path("id").asText();
        assertThat(hub.post(path, team, "{\"decision\":\"need-more\",\"reason\":\"school asked\"}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(hub.json(path, team).path("pair").path("votes"))
                .anyMatch(vote -> vote.path("reason").asText().equals("school asked"));
        assertThat(hub.post(path + "/undo", team, "{\"reason\":\"x\"}").statusCode())
                .as("nothing is decided")
                .isEqualTo(409);
    }
}
