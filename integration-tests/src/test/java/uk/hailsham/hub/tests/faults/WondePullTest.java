package uk.hailsham.hub.tests.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.hailsham.hub.tests.hub.Outside;
import uk.hailsham.hub.tests.hub.Sent;
import uk.hailsham.hub.town.Town;
import uk.hailsham.hub.town.TownPlan;
import uk.hailsham.hub.town.standin.WondeSchools;

/** A school that is pulled from Wonde, seen from outside: nobody is gone because a page is. */
class WondePullTest {
    private static final String SCHOOL = "hawkes-farm";
    private static final String ID = "A8459994";

    @TempDir
    private Path folder;

    private final ObjectMapper json = new ObjectMapper();
    private WondeSchools wonde;
    private Outside outside;

    @BeforeEach
    void start() throws Exception {
        Town.generate(TownPlan.DEMO, folder.resolve("town"));
        wonde = WondeSchools.start(0);
        wonde.add(ID, folder.resolve("wonde"));
        outside = new Outside(folder);
        Files.writeString(folder.resolve("secrets").resolve("hawkes-farm-wonde"), wonde.token() + "\n");
        Files.writeString(
                outside.endpoints(),
                "%s: {base: '%s', school: %s, tokenSecret: hawkes-farm-wonde, everyMinutes: 0}%n"
                        .formatted(SCHOOL, wonde.base(), ID),
                StandardOpenOption.APPEND);
        outside.start();
    }

    @AfterEach
    void stop() throws Exception {
        outside.close();
        wonde.close();
    }

    private List<Path> pages() throws IOException {
        Path download;
        try (Stream<Path> downloads = Files.list(folder.resolve("town/schools").resolve(SCHOOL))) {
            download = downloads.findFirst().orElseThrow();
        }
        try (Stream<Path> pages = Files.list(download)) {
            return pages.sorted().toList();
        }
    }

    /** Not of this minute: what was taken away in it may still be under way. */
    private void offer(String name, List<String> pages) throws IOException {
        Path making = Files.createDirectories(wonde.folder(ID).resolve(name + ".part"));
        for (int i = 0; i < pages.size(); i++) {
            if (pages.get(i) != null) {
                Files.writeString(making.resolve("students-page-" + (i + 1) + ".json"), pages.get(i));
            }
        }
        Files.setLastModifiedTime(making, FileTime.from(Instant.now().minus(Duration.ofMinutes(5))));
        Files.move(making, wonde.folder(ID).resolve(name));
    }

    private int students(List<Path> pages) throws IOException {
        int students = 0;
        for (Path page : pages) {
            students += json.readTree(page.toFile()).path("data").size();
        }
        return students;
    }

    /** The page without its last student. */
    private String shorter(Path page) throws IOException {
        JsonNode read = json.readTree(page.toFile());
        ((ArrayNode) read.path("data")).remove(read.path("data").size() - 1);
        String data = StreamSupport.stream(read.path("data").spliterator(), false)
                .map(JsonNode::toString)
                .collect(Collectors.joining(",\n"));
        return "{\"data\": [\n" + data + "\n], \"meta\": " + read.path("meta") + "}";
    }

    private long drops() {
        return outside.ask("SELECT count(*) FROM hub.drops WHERE partner = '" + SCHOOL + "' AND state = 'applied'");
    }

    private long onRoll() {
        return outside.ask("SELECT count(*) FROM hub.statements s JOIN hub.records r ON r.id = s.record_id"
                + " WHERE s.said_to IS NULL AND r.source = '" + SCHOOL + "'");
    }

    private String operator() {
        try {
            return outside.operator();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private JsonNode health() {
        return outside.hub().json("/actuator/health/schools/" + SCHOOL, operator());
    }

    @Test
    void theRollComesWholeOrNotAtAllAndWhoIsTakenAwayGoes() throws Exception {
        Sent.soon().until(() -> Files.exists(outside.data().resolve("first-password")));
        Sent.soon().until(() -> health().toString().contains("the server answered 503"));
        List<Path> pages = pages();
        int all = students(pages);
        List<String> texts = pages.stream().map(WondePullTest::text).collect(Collectors.toList());
        offer("1", texts);
        Sent.soon().until(() -> drops() == 1);
        long taken = onRoll();
        assertThat(pages).hasSizeGreaterThan(1);
        assertThat(taken).isGreaterThan(all - 10).isLessThanOrEqualTo(all);

        List<String> lost = new ArrayList<>(texts);
        lost.set(1, null);
        offer("2", lost);
        Sent.soon()
                .until(() -> health().path("status").asText().equals("DOWN")
                        && health().toString().contains("404"));
        assertThat(drops()).isEqualTo(1);
        assertThat(onRoll()).isEqualTo(taken);

        texts.set(texts.size() - 1, shorter(pages.get(pages.size() - 1)));
        offer("3", texts);
        Sent.soon().until(() -> drops() == 2);
        Sent.soon().until(() -> health().path("status").asText().equals("UP"));
        assertThat(onRoll()).isEqualTo(taken - 1);
        assertThat(outside.hub().log()).doesNotContain(wonde.token());
    }

    private static String text(Path page) {
        try {
            return Files.readString(page);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
