package uk.hailsham.hub.tests.child;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import uk.hailsham.hub.tests.hub.Outside;
import uk.hailsham.hub.tests.hub.Sent;

/**
 * One child, several sources, through the packaged hub: the folders in {@code in} are put into the inboxes they are named
 * after, one after the other, and the index team looks at who.txt's children. What came out instead lies in
 * {@code target/cases}.
 */
class ChildCasesTest {
    private static final Path CASES = Path.of("cases");
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private static Path folder;

    private static Outside outside;
    private static String team;

    @BeforeAll
    static void start() throws Exception {
        outside = new Outside(folder);
        outside.start();
        team = outside.account("index-team", "index-team");
    }

    @AfterAll
    static void stop() throws Exception {
        outside.close();
    }

    static Stream<String> cases() throws IOException {
        return names(CASES).filter(name -> name.startsWith("child-"));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void isCombinedAsExpected(String name) throws Exception {
        Path in = CASES.resolve(name).resolve("in");
        for (String step : names(in).filter(each -> !each.equals("who.txt")).toList()) {
            drop(in.resolve(step), step.substring(step.indexOf('-') + 1));
        }
        List<String> who = Files.readAllLines(in.resolve("who.txt"));

        expect(name, "combined.json", who);
        if (Files.exists(CASES.resolve(name).resolve("expected/undone.json"))) {
            undo(id(who.get(0)));
            expect(name, "undone.json", who);
        }
    }

    /** One drop, and all that follows from it within the hub. */
    private static void drop(Path step, String partner) throws IOException {
        long before = applied();
        for (String file : names(step).toList()) {
            outside.drop(partner, file, Files.readAllBytes(step.resolve(file)));
        }
        Sent.soon()
                .until(() -> applied() == before + 1
                        && outside.ask("SELECT count(*) FROM hub.outbox WHERE done_at IS NULL") == 0);
    }

    private static long applied() {
        return outside.ask("SELECT count(*) FROM hub.drops WHERE state = 'applied'");
    }

    private static void undo(String child) {
        JsonNode links = outside.hub().json("/api/v1/children/" + child, team).path("links");
        assertThat(links).isNotEmpty();
        for (JsonNode link : links) {
            String path = "/api/v1/links/" + link.path("id").asText() + "/undo";
            assertThat(outside.hub()
                            .post(path, team, "{\"reason\":\"two children\"}")
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    private static void expect(String name, String file, List<String> who) throws Exception {
        ArrayNode found = JSON.createArrayNode();
        for (String line : who) {
            found.add(told(line));
        }
        String text = JSON.writerWithDefaultPrettyPrinter()
                .writeValueAsString(found)
                .replace(LocalDate.now(ZoneOffset.UTC).toString(), "TODAY");
        Path written = Files.createDirectories(Path.of("target/cases").resolve(name));
        Files.writeString(written.resolve(file), text + "\n");

        Path expected = CASES.resolve(name).resolve("expected").resolve(file);
        assertThat(JSON.readTree(text)).isEqualTo(JSON.readTree(expected.toFile()));
    }

    /** Without ids and times, which differ from run to run. */
    private static ObjectNode told(String line) throws Exception {
        JsonNode child = outside.hub().json("/api/v1/children/" + id(line), team);
        ObjectNode told = JSON.createObjectNode().put("who", line);
        ArrayNode sources = told.putArray("sources");
        for (JsonNode record : child.path("records")) {
            boolean ended = record.hasNonNull("saidTo");
            sources.add(record.path("source").asText() + (ended ? ", no longer" : ""));
        }
        JsonNode combined = child.path("combined");
        if (combined.has("upnUnknown")) {
            told.put("upnUnknown", combined.path("upnUnknown").asText());
        }
        ArrayNode fields = told.putArray("fields");
        combined.path("fields").forEach(field -> fields.add(told(field)));
        return told;
    }

    private static ObjectNode told(JsonNode field) {
        ObjectNode told = JSON.createObjectNode();
        told.set("field", field.path("field"));
        told.set("value", field.get("value"));
        told.set("from", field.at("/from/source"));
        told.set("rule", field.path("rule"));
        ArrayNode otherwise = told.putArray("otherwise");
        for (JsonNode lost : field.path("otherwise")) {
            ObjectNode one = otherwise.addObject();
            one.set("value", lost.path("value"));
            one.set("from", lost.at("/from/source"));
        }
        return told;
    }

    /** @param line of who.txt: a source and a UPN that it gives */
    private static String id(String line) throws IOException, SQLException {
        String[] words = line.split(" ");
        return "ch-"
                + outside.tell("SELECT c.child_id FROM hub.record_keys k JOIN hub.child_records c USING (record_id)"
                        + " WHERE k.source = '%s' AND k.value = '%s'".formatted(words[0], words[1]));
    }

    private static Stream<String> names(Path folder) throws IOException {
        try (Stream<Path> list = Files.list(folder)) {
            return list.map(path -> path.getFileName().toString()).sorted().toList().stream();
        }
    }
}
