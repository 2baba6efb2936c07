package uk.hailsham.hub.connectors.school;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import uk.hailsham.hub.connectors.school.PulledInbox.Fetched;
import uk.hailsham.hub.connectors.school.WondeStandIn.Answer;
import uk.hailsham.hub.domain.school.School;

@Timeout(180)
class WondeInboxTest {
    private static final Fetched ONE = new Fetched(1, 0);
    private static final Fetched NONE = new Fetched(0, 0);
    private static final FetchBounds BOUNDS = new FetchBounds(4_000, 5, 100, 20);

    @TempDir
    private Path folder;

    private final AtomicLong ids = new AtomicLong();
    private Instant now = Instant.parse("2026-11-24T12:00:00Z");
    private final Clock clock = new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    };
    private Optional<String> token = Optional.of(WondeStandIn.TOKEN + "\n");
    private WondeStandIn wonde;
    private WondeInbox inbox;

    @BeforeEach
    void start() throws IOException {
        wonde = new WondeStandIn();
        wonde.students = WondeStandIn.roll("A1", "A2", "A3", "A4", "A5");
        inbox = inbox(wonde.base(), true);
    }

    @AfterEach
    void stop() {
        wonde.close();
    }

    private WondeInbox inbox(URI base, boolean counted) {
        School.Wonde where = new School.Wonde(base, "A123", "hawkes-farm-wonde", 60, LocalTime.of(3, 0), counted);
        School school = new School(
                "hawkes-farm",
                "Hawkes Farm",
                List.of(),
                List.of(),
                new School.Inbox("inbox/hawkes-farm", null, 5, where),
                "wonde",
                School.Layout.USUAL,
                List.of(),
                null,
                Map.of(),
                Map.of(),
                null,
                null,
                null);
        return new WondeInbox(
                school,
                folder,
                name -> name.equals("hawkes-farm-wonde") ? token : Optional.empty(),
                Duration.ofSeconds(3),
                BOUNDS,
                ZoneId.of("Europe/London"),
                () -> new UUID(0, ids.incrementAndGet()),
                clock);
    }

    private NotFetched fails() {
        return catchThrowableOfType(NotFetched.class, () -> inbox.fetch());
    }

    private String told(String reason) {
        return "hawkes-farm at " + wonde.base().getAuthority() + ": " + reason;
    }

    /** The claimed drops, each as its files. */
    private List<List<String>> drops() throws IOException {
        Path claimed = folder.resolve(".claimed");
        if (!Files.exists(claimed)) {
            return List.of();
        }
        try (Stream<Path> drops = Files.list(claimed)) {
            return drops.sorted().map(WondeInboxTest::names).toList();
        }
    }

    private static List<String> names(Path drop) {
        try (Stream<Path> files = Files.list(drop)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private List<String> lying() throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(Files::isRegularFile)
                    .filter(path -> !path.startsWith(folder.resolve(".claimed")))
                    .map(path -> folder.relativize(path).toString())
                    .filter(name -> !name.equals(".wonde"))
                    .sorted()
                    .toList();
        }
    }

    private void later(Duration time) {
        now = now.plus(time);
    }

    @Test
    void aWholeRollBecomesOneDropOfAllItsPages() throws IOException {
        assertThat(inbox.fetch()).isEqualTo(ONE);
        assertThat(drops())
                .containsExactly(
                        List.of("students-page-0001.json", "students-page-0002.json", "students-page-0003.json"));
        assertThat(Files.readString(folder.resolve(".claimed")
                        .resolve(new UUID(0, 1).toString())
                        .resolve("students-page-0003.json")))
                .contains("\"A5\"")
                .contains("\"more\": false");
        assertThat(lying()).isEmpty();
        assertThat(wonde.questions())
                .containsExactly(
                        "counts?include=students",
                        "students?per_page=200&page=1",
                        "students?per_page=200&page=2",
                        "students?per_page=200&page=3",
                        "counts?include=students",
                        "deletions?per_page=200&page=1&updated_after");
    }

    @Test
    void theTokenGoesToTheConfiguredHostInAHeaderAndStandsInNoAddress() throws IOException {
        inbox.fetch();
        assertThat(wonde.authorised).containsOnly("Bearer " + WondeStandIn.TOKEN);
        assertThat(wonde.asked).noneMatch(uri -> uri.contains(WondeStandIn.TOKEN));
    }

    @Test
    void betweenLooksNothingIsAskedAndWithoutAChangeNothingIsFetched() throws IOException {
        inbox.fetch();
        wonde.asked.clear();
        later(Duration.ofMinutes(59));
        assertThat(inbox.fetch()).isEqualTo(NONE);
        assertThat(wonde.questions()).isEmpty();

        later(Duration.ofMinutes(1));
        assertThat(inbox.fetch()).isEqualTo(NONE);
        assertThat(wonde.questions())
                .containsExactly(
                        "students?per_page=1&page=1&updated_after", "deletions?per_page=200&page=1&updated_after");
        assertThat(drops()).hasSize(1);
    }

    @Test
    void aChangeBringsTheWholeRollAgain() throws IOException {
        inbox.fetch();
        wonde.changed = true;
        wonde.students.add("A6");
        later(Duration.ofHours(1));
        assertThat(inbox.fetch()).isEqualTo(ONE);
        assertThat(drops()).hasSize(2);
    }

    @Test
    void whoWasTakenAwayBringsTheRollWithoutThem() throws IOException {
        inbox.fetch();
        later(Duration.ofHours(1));
        wonde.students.remove("A5");
        wonde.deletions = List.of("{\"id\": \"A5\", \"type\": \"student\"}");
        wonde.next(
                "updated_after",
                Answer.of(200)
                        .saying("{\"data\": [], \"meta\": {\"pagination\": {\"more\": false, \"current_page\": 1}}}"));
        assertThat(fails().getMessage())
                .as("in the last minute it may still be under way")
                .contains("taken away");

        wonde.deletions = List.of();
        wonde.changed = true;
        assertThat(inbox.fetch()).isEqualTo(ONE);
        assertThat(drops().get(1)).containsExactly("students-page-0001.json", "students-page-0002.json");
    }

    @Test
    void whatElseIsTakenAwayInASchoolMattersNothing() throws IOException {
        wonde.deletions = List.of("{\"id\": \"B1\", \"type\": \"behaviour\"}");
        assertThat(inbox.fetch()).isEqualTo(ONE);
        later(Duration.ofHours(1));
        assertThat(inbox.fetch()).isEqualTo(NONE);
    }

    @Test
    void aChangeThatLeavesTheRollAsItWasMakesNoDrop() throws IOException {
        inbox.fetch();
        wonde.changed = true;
        later(Duration.ofHours(1));
        assertThat(inbox.fetch()).isEqualTo(NONE);
        assertThat(drops()).hasSize(1);
        assertThat(lying()).isEmpty();
    }

    @Test
    void onceADayTheRollComesChangedOrNot() throws IOException {
        inbox.fetch();
        now = Instant.parse("2026-11-25T02:59:00Z");
        assertThat(inbox.fetch()).isEqualTo(NONE);
        now = Instant.parse("2026-11-25T03:00:00Z");
        assertThat(inbox.fetch()).isEqualTo(ONE);
        later(Duration.ofMinutes(1));
        assertThat(inbox.fetch()).isEqualTo(NONE);
    }

    @Test
    void anotherStartKnowsWhatItHasFetched() throws IOException {
        inbox.fetch();
        inbox = inbox(wonde.base(), true);
        assertThat(inbox.fetch()).isEqualTo(NONE);
        assertThat(drops()).hasSize(1);
    }

    @Test
    void aPauseThatIsAskedForIsToldAndTheRollGoesOnWhereItStopped() throws IOException {
        wonde.next("&page=2", Answer.of(429).with("Retry-After", "30"));
        NotFetched failure = fails();
        assertThat(failure).hasMessage(told("students: asked too often (429)"));
        assertThat(failure.pause()).isEqualTo(Duration.ofSeconds(30));
        assertThat(drops()).isEmpty();

        wonde.asked.clear();
        later(Duration.ofSeconds(30));
        assertThat(inbox.fetch()).isEqualTo(ONE);
        assertThat(wonde.questions()).startsWith("students?per_page=200&page=2");
        assertThat(drops().get(0)).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 504})
    void aServerInTroubleIsAskedAgainForThePageItOwes(int status) throws IOException {
        wonde.next("&page=3", Answer.of(status));
        assertThat(fails()).hasMessage(told("students: the server answered " + status));
        assertThat(drops()).isEmpty();
        assertThat(inbox.fetch()).isEqualTo(ONE);
        assertThat(drops().get(0)).hasSize(3);
    }

    @Test
    void whatWasHalfReadIsReadAnewAfterHalfAnHourAndAfterAnotherStart() throws IOException {
        wonde.next("&page=2", Answer.of(500));
        fails();
        later(Duration.ofMinutes(31));
        wonde.asked.clear();
        wonde.next("&page=2", Answer.of(500));
        fails();
        assertThat(wonde.questions()).contains("students?per_page=200&page=1");

        inbox = inbox(wonde.base(), true);
        assertThat(inbox.fetch()).isEqualTo(ONE);
        assertThat(lying()).isEmpty();
    }

    @Test
    void aRollThatLosesAStudentWhileItIsReadBecomesNoDrop() throws IOException {
        wonde.afterFirstPage = () -> {
            wonde.students.remove("A1");
            wonde.afterFirstPage = () -> {};
        };
        assertThat(fails()).hasMessage(told("students: students came or went while it was read; it is read anew"));
        assertThat(drops()).isEmpty();
        assertThat(inbox.fetch()).isEqualTo(ONE);
        assertThat(drops().get(0)).hasSize(2);
    }

    @Test
    void aRollThatGainsAndLosesOneWhileItIsReadBecomesNoDrop() throws IOException {
        wonde.afterFirstPage = () -> {
            wonde.students.remove("A1");
            wonde.students.add("A6");
            wonde.deletions = List.of("{\"id\": \"A1\"}");
        };
        assertThat(fails()).hasMessage(told("students: a student was taken away while it was read; it is read anew"));
        assertThat(drops()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"id\": null}", "{\"id\": \" \"}", "{\"id\": {}}"})
    void aStudentWithoutAnIdMakesItNoRoll(String student) throws IOException {
        wonde.students = WondeStandIn.roll("A1", student);
        assertThat(fails()).hasMessage(told("students: expected an id of every entry, found one without"));
        assertThat(drops()).isEmpty();
    }

    @Test
    void aStudentOnTwoPagesMakesItNoRoll() throws IOException {
        wonde.students = WondeStandIn.roll("A1", "A2", "A2");
        assertThat(fails().getMessage()).contains("stands on two pages");
        assertThat(drops()).isEmpty();
    }

    @Test
    void aPageThatIsLostMakesItNoRoll() throws IOException {
        wonde.next(
                "&page=2",
                Answer.of(200)
                        .saying(
                                "{\"data\": [{\"id\": \"A3\"}], \"meta\": {\"pagination\": {\"more\": false, \"current_page\": 2}}}"));
        assertThat(fails())
                .hasMessage(told("students: expected 5 students, as Wonde counts them, found 3 on all pages; it is read"
                        + " anew"));
        assertThat(drops()).isEmpty();
    }

    @Test
    void anotherPageThanTheOneAskedForMakesItNoRoll() throws IOException {
        wonde.next(
                "&page=2",
                Answer.of(200)
                        .saying("{\"data\": [], \"meta\": {\"pagination\": {\"more\": false, \"current_page\": 3}}}"));
        assertThat(fails()).hasMessage(told("students: expected page 2, found another, or one that does not say"));
    }

    @Test
    void whereTheSchoolsCountIsAnotherThingItCanBeLeftOut() throws IOException {
        wonde.count = 900;
        assertThat(fails().getMessage()).contains("expected 900 students");
        inbox = inbox(wonde.base(), false);
        assertThat(inbox.fetch()).isEqualTo(ONE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "401 | students: the token is not accepted (401): put the one that Wonde gave for this school into the secret hawkes-farm-wonde",
                "403 | students: the token may not read students (403): ask the school to allow it in Wonde",
                "404 | students: no school A123 is known there (404): compare the id with Wonde's",
                "301 | students: expected an answer, found a redirect (301), which is not followed",
                "418 | students: the server answered 418"
            })
    void whatIsRefusedIsToldWithWhatToDo(int status, String reason) throws IOException {
        wonde.next(
                "&page=1",
                Answer.of(status).with("Location", wonde.base() + "/elsewhere").saying("Amelia Ward"));
        assertThat(fails()).hasMessage(told(reason));
        assertThat(wonde.asked).noneMatch(uri -> uri.contains("elsewhere"));
        assertThat(drops()).isEmpty();
    }

    @Test
    void withoutATokenNothingIsAsked() {
        token = Optional.empty();
        assertThat(fails()).hasMessage(told("expected a token in the secret hawkes-farm-wonde, found none"));
        token = Optional.of("two\nlines");
        assertThat(fails()).hasMessage(told("expected a token in the secret hawkes-farm-wonde, found other text"));
        assertThat(wonde.asked).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html>Amelia</html>",
                "{\"data\": [",
                "[]",
                "{\"data\": []} trailing",
                "{\"data\": {}}",
                "{\"data\": [], \"meta\": {\"pagination\": {\"current_page\": 1}}}",
                "{\"data\": [{\"name\": \"Amelia\"}], \"meta\": {\"pagination\": {\"current_page\": 1, \"more\": false}}}"
            })
    void anAnswerThatIsNoPageIsRefusedWithoutItsWords(String body) throws IOException {
        wonde.next("&page=1", Answer.of(200).saying(body));
        assertThat(fails().getMessage()).contains("students: expected").doesNotContain("Amelia");
        assertThat(drops()).isEmpty();
        assertThat(inbox.fetch()).isEqualTo(ONE);
    }

    @Test
    void anotherKindOfContentIsRefused() {
        wonde.next("&page=1", new Answer(200, Map.of("Content-Type", "text/html"), "<html/>".getBytes()));
        assertThat(fails()).hasMessage(told("students: expected JSON, found another kind of content"));
    }

    @Test
    void aPageThatIsTooLargeIsNotReadToItsEnd() {
        wonde.next(
                "&page=1",
                new Answer(200, Map.of("Content-Type", "application/json"), new byte[WondeServer.LARGEST_PAGE + 1]));
        assertThat(fails())
                .hasMessage(told("students: expected an answer of " + WondeServer.LARGEST_PAGE + " bytes at most"));
    }

    @Test
    void aRollThatHasTooManyPagesOrBytesIsNotTaken() throws IOException {
        wonde.perPage = 1;
        wonde.students = WondeStandIn.roll("A1", "A2", "A3", "A4", "A5", "A6");
        assertThat(fails().getMessage()).contains("expected at most 5 pages and 4000 bytes, found more");
        wonde.perPage = 6;
        wonde.students = WondeStandIn.roll("A" + "1".repeat(4_000));
        assertThat(fails().getMessage()).contains("found more");
        assertThat(drops()).isEmpty();
    }

    @Test
    void aServerThatIsAwayOrMuteIsNotWaitedForLong() throws IOException {
        int port;
        try (ServerSocket mute = new ServerSocket(0, 5, java.net.InetAddress.getLoopbackAddress())) {
            port = mute.getLocalPort();
            inbox = inbox(URI.create("http://127.0.0.1:" + port), true);
            assertThat(fails().getMessage()).startsWith("hawkes-farm at 127.0.0.1:" + port + ": counts: ");
        }
        assertThat(fails().getMessage()).startsWith("hawkes-farm at 127.0.0.1:" + port + ": counts: ");
    }
}
