package uk.hailsham.hub.tests.town;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import uk.hailsham.hub.tests.hub.HubProcess;
import uk.hailsham.hub.tests.hub.OnTheDemo;
import uk.hailsham.hub.tests.hub.RunningDemo.Demo;
import uk.hailsham.hub.tests.town.OwnFiles.Own;

/** Each school's drop in its own format, put into its inbox as files, and what the interface shows of it. */
@OnTheDemo
class SchoolsTest {
    private static final int LOOKED_AT = 40;

    private final Demo demo;
    private final HubProcess hub;

    SchoolsTest(Demo demo) {
        this.demo = demo;
        this.hub = demo.hub();
    }

    @ParameterizedTest
    @EnumSource
    void itsBooksBalanceOverEveryPupilOfItsFiles(OwnFiles files) throws Exception {
        String account = demo.account(files.school());
        List<JsonNode> rolls = new ArrayList<>();
        hub.json("/api/v1/drops", account).forEach(drop -> {
            if (drop.path("kind").asText().equals("pupils")) {
                rolls.add(drop);
            }
        });

        assertThat(rolls).isNotEmpty().allSatisfy(drop -> {
            JsonNode ledger = drop.path("ledger");
            assertThat(drop.path("state").asText()).isEqualTo("applied");
            assertThat(ledger.path("accepted").asInt() + ledger.path("rejected").asInt())
                    .as("nothing is held, superseded or said again on the first night")
                    .isEqualTo(ledger.path("rowsIn").asInt());
        });
        assertThat(rolls.get(0).path("ledger").path("rowsIn").asInt())
                .isGreaterThanOrEqualTo(own(files).size());
        assertThat(rolls.get(0).path("partner").asText()).isEqualTo(files.school());
    }

    @ParameterizedTest
    @EnumSource
    void itsPupilsAreShownAsItsOwnFilesHaveThem(OwnFiles files) throws Exception {
        Map<String, Own> byUpn = own(files).stream()
                .filter(own -> !own.upn().isEmpty())
                .collect(Collectors.toMap(Own::upn, own -> own, (one, other) -> one));
        int compared = 0;
        for (String child : withNeeds(files)) {
            JsonNode whole = hub.json("/api/v1/children/" + child, demo.account(files.school()));
            if (whole.path("shielded").asBoolean()) {
                continue; // shown to nobody in full
            }
            JsonNode records = whole.path("records");
            assertThat(records).hasSize(1);
            assertThat(records.at("/0/source").asText()).isEqualTo(files.school());
            JsonNode document = records.at("/0/document");
            Own own = byUpn.get(document.at("/identifiers/upn").asText());
            if (own != null) {
                compare(own, document);
                compared++;
            }
        }
        assertThat(compared).isGreaterThanOrEqualTo(LOOKED_AT / 4);
    }

    private static void compare(Own own, JsonNode document) {
        assertThat(document.at("/names/0/kind").asText()).isEqualTo("legal");
        assertThat(document.at("/names/0/family").asText()).isEqualTo(own.family());
        assertThat(document.at("/names/0/given").asText()).isEqualTo(own.given());
        assertThat(document.path("dateOfBirth").asText()).isEqualTo(String.valueOf(own.born()));
        if (own.localId() != null) {
            assertThat(document.at("/identifiers/localId").asText()).isEqualTo(own.localId());
        }
        if (own.year().matches("[0-9]{1,2}|R")) {
            assertThat(document.at("/enrolments/0/yearGroup").asText()).isEqualTo(own.year());
        }
        assertThat(document.path("needs")).isNotEmpty();
        for (JsonNode need : document.path("needs")) {
            assertThat(need.path("senType").asText()).matches("[A-Z]{2,4}");
            assertThat(need.path("rank").isMissingNode() || need.path("rank").isInt())
                    .as("a rank written 2.0 is 2")
                    .isTrue();
        }
    }

    /**
     * Those of whom nothing was written wrongly are linked, and to nobody else; save a few whom the Index and the school
     * share no number and no place of: name and birth alone never link.
     */
    @ParameterizedTest
    @EnumSource
    void itsPupilsAreKnownToTheIndexAsTheTownKnowsThem(OwnFiles files) throws Exception {
        Map<String, String> numbers = clean(files.school());
        int compared = 0;
        int waiting = 0;
        for (String child : withNeeds(files)) {
            JsonNode whole = hub.json("/api/v1/children/" + child, demo.account("index-team"));
            String upn = "";
            String number = "";
            for (JsonNode record : whole.path("records")) {
                if (record.path("source").asText().equals(files.school())) {
                    upn = record.at("/document/identifiers/upn").asText();
                } else if (record.path("source").asText().equals("index")) {
                    number = record.at("/document/number").asText();
                }
            }
            if (numbers.containsKey(upn) && !undone(whole)) {
                assertThat(number).as(child).isIn(numbers.get(upn), "");
                assertThat(whole.at("/combined/fields")).isNotEmpty();
                compared++;
                waiting += number.isEmpty() ? 1 : 0;
            }
        }
        assertThat(compared).isPositive();
        assertThat(waiting).as("for a person to decide, of %s", compared).isLessThanOrEqualTo(compared / 20 + 1);
    }

    @Test
    void theTownCountsAChildOfTwoSchoolsOnceAndTellsNoSchool() {
        int once = children("/api/v1/needs?town=true");

        assertThat(once).isPositive().isLessThanOrEqualTo(children("/api/v1/needs"));
        assertThat(hub.get("/api/v1/needs?town=true", demo.account("white-house"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(hub.get("/api/v1/resources?town=true", demo.account("white-house"))
                        .statusCode())
                .isEqualTo(403);
    }

    private int children(String path) {
        int sum = 0;
        for (JsonNode row : hub.json(path, demo.account("index-team"))) {
            sum += row.path("children").asInt();
        }
        return sum;
    }

    /** By another test of this run. */
    private static boolean undone(JsonNode child) {
        return child.path("links").findValuesAsText("kind").contains("unlink");
    }

    /** Index numbers by UPN of the school's pupils in whose papers nothing is odd. */
    private Map<String, String> clean(String school) throws IOException {
        Map<String, String> numbers = new HashMap<>();
        for (String line : Files.readAllLines(demo.data().resolve("town/truth.csv"))) {
            String[] cells = line.split(",");
            if (cells.length == 3 && cells[2].equals("clean") && cells[0].startsWith(school + ":")) {
                numbers.put(cells[0].substring(school.length() + 1), cells[1]);
            }
        }
        return numbers;
    }

    private Set<String> withNeeds(OwnFiles files) {
        Set<String> children = new LinkedHashSet<>();
        hub.json("/api/v1/needs/without-provision?limit=" + LOOKED_AT, demo.account(files.school()))
                .forEach(unmet -> children.add(unmet.path("child").asText()));
        return children;
    }

    private List<Own> own(OwnFiles files) throws Exception {
        Path folder = demo.data().resolve("town/schools").resolve(files.school());
        return files.read(folder);
    }
}
