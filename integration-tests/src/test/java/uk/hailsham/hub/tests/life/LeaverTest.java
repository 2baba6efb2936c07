package uk.hailsham.hub.tests.life;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.hailsham.hub.tests.life.LifeFiles.REPORT;
import static uk.hailsham.hub.tests.life.LifeFiles.child;
import static uk.hailsham.hub.tests.life.LifeFiles.feed;
import static uk.hailsham.hub.tests.life.LifeFiles.row;
import static uk.hailsham.hub.tests.life.LifeFiles.taken;
import static uk.hailsham.hub.tests.life.LifeFiles.told;
import static uk.hailsham.hub.tests.life.LifeFiles.upn;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import uk.hailsham.hub.tests.hub.Outside;
import uk.hailsham.hub.tests.hub.Sent;
import uk.hailsham.hub.tests.hub.TownConfig;
import uk.hailsham.hub.tests.hub.TurnedClock;

/**
 * Two pupils leave on one day, and the months of the shipped rules pass by the clock: the hub forgets the one, and keeps the
 * other, whose referral is open.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LeaverTest {
    private static final String SCHOOL = "white-house";
    private static final String LEAVER = upn(1);
    private static final String WAITING = upn(2);
    private static final String ENTRY = "CI-90";
    /** By which the leaver would be known. */
    private static final List<String> WORDS =
            List.of("Quillfeather", "Ottoline", LEAVER, ENTRY, "2016-07-19", "19/07/2016", "BN27 4QF", "BN274QF");

    @TempDir
    private static Path folder;

    private static TurnedClock clock;
    private static Outside outside;
    private static String team;
    private static String school;
    private static String leaver;
    private static String waiting;
    private static String referral;

    @BeforeAll
    static void start() throws Exception {
        Path config = folder.resolve("config");
        TownConfig.copy(config);
        clock = new TurnedClock(folder.resolve("clock"));
        clock.at("2027-01-12T09:00:00Z");
        outside = new Outside(folder, clock.environment(), config, List.of());
        outside.start();
        team = outside.account("index-team", "index-team");
        school = outside.schoolAccount(SCHOOL);
    }

    @AfterAll
    static void stop() throws Exception {
        outside.close();
    }

    /** The hub disposes when it starts, and every hour: until it has done so once. */
    private static void startedAt(String instant) throws Exception {
        outside.hub().stop();
        clock.at(instant);
        outside.start();
        Sent.soon().until(() -> outside.rounds("keep.raw") > 0 && outside.rounds("keep.records") > 0);
    }

    @Test
    @Order(1)
    void whileTheyAreThereWhoIsConcernedIsToldOfThem() throws Exception {
        String rest = row(2, "Marl, Bo") + row(3, "Fern, Al");
        String first = LEAVER + ",\"Quillfeather, Ottoline\",F,19/07/2016,BN27 4QF,MLD,1,K\r\n";
        taken(outside, SCHOOL, "roll.csv", REPORT + first + rest);
        taken(
                outside,
                "index",
                "feed.csv",
                feed(1, "R,CI-90,Quillfeather,Ottoline,2016-07-19,F," + LEAVER + ",N\n", entryOf(2), entryOf(3)));
        leaver = child(outside, SCHOOL, LEAVER);
        waiting = child(outside, SCHOOL, WAITING);
        referral = refer(WAITING);
        Sent.soon().until(() -> outside.ask("SELECT count(*) FROM hub.recipients WHERE rung = 'queued'") == 0);
        tellAll();

        assertThat(lines("index", "R," + ENTRY)).hasSize(1);
        assertThat(lines(SCHOOL, "R," + leaver)).hasSize(1);
        assertThat(whereTheLeaverStands())
                .containsExactlyInAnyOrder(
                        "outbox/index/index-return-000001.csv",
                        "outbox/white-house/subscription-000001.csv",
                        "index-team /api/v1/children/" + leaver);
    }

    private static String entryOf(int number) {
        return "R,CI-9%d,Other,Kim,2016-01-%02d,F,%s,N\n".formatted(number, 1 + number, upn(number));
    }

    private static List<String> states() {
        return outside.hub()
                .json("/api/v1/referrals/" + referral, team)
                .path("recipients")
                .findValuesAsText("state");
    }

    @Test
    @Order(2)
    void afterFiveMonthsWhoHasLeftIsKnownAndOfTheDropsOnlyThatTheyWere() throws Exception {
        clock.at("2027-01-13T09:00:00Z");
        taken(outside, SCHOOL, "roll.csv", REPORT + row(3, "Fern, Al"));
        tellAll();
        assertThat(sealed()).as("two rolls, a feed, and answers").hasSize(7);

        startedAt("2027-06-12T09:00:00Z");

        assertThat(disposals()).isEmpty();
        assertThat(outside.hub().get("/api/v1/children/" + leaver, team).body()).contains("Quillfeather", "MLD");
        assertThat(sealed()).as("thirty days are over").isEmpty();
        tellAll();
    }

    @Test
    @Order(3)
    void afterSevenMonthsWhatTheSchoolSaidIsGoneAndWhoWasToldHearsItOnce() throws Exception {
        startedAt("2027-08-14T09:00:00Z");
        tellAll();
        tellAll();

        assertThat(disposals())
                .containsExactlyInAnyOrder(
                        "pupil-record P6M of white-house, " + leaver + ", told [index, white-house]",
                        "told-file P6M of hub, nobody, told []");
        assertThat(lines("index", "P,")).containsExactly("P," + ENTRY + ",,,,");
        assertThat(lines(SCHOOL, "P,")).containsExactly("P," + leaver + ",,,,purged,,,");
        assertThat(whereTheLeaverStands())
                .as("what the Index says still")
                .isNotEmpty()
                .allMatch(where -> where.endsWith("/children/" + leaver) || where.contains("/index/at-no-school"));
        assertThat(outside.hub().get("/api/v1/children/" + leaver, team).body())
                .contains("Quillfeather")
                .doesNotContain("BN27 4QF", "MLD");
    }

    @Test
    @Order(4)
    void sixMonthsAfterTheIndexHasLetGoNothingIsLeftButCertificates() throws Exception {
        taken(outside, "index", "feed.csv", feed(2, entryOf(2), entryOf(3)));

        startedAt("2028-03-14T09:00:00Z");
        tellAll();

        assertThat(disposals()).contains("index-entry P6M of index, " + leaver + ", told []");
        assertThat(whereTheLeaverStands()).isEmpty();
        assertThat(outside.tell(tablesThatHold("Quillfeather"))).isNull();
        assertThat(outside.tell(tablesThatHold(LEAVER))).isNull();
        assertThat(outside.ask("SELECT count(*) FROM hub.outbox WHERE done_at < '2028-03-07'"))
                .as("a week is over")
                .isZero();
        try (Stream<Path> certificates = Files.list(outside.data().resolve("disposals"))) {
            assertThat(certificates.map(file -> file.getFileName().toString()))
                    .contains("disposed-2027-08-14.txt", "disposed-2028-03-14.txt");
        }
    }

    @Test
    @Order(5)
    void whoLeftTheSameDayWithAnOpenReferralIsStillThere() {
        assertThat(outside.hub().get("/api/v1/children/" + waiting, team).body())
                .contains("Marl", WAITING);
        assertThat(states()).containsOnly("requested");
    }

    private static String refer(String upn) throws Exception {
        HttpResponse<String> answer = outside.hub().post("/api/v1/referrals", school, """
                {"reference":"LV-1","school":"white-house","pupil":{"upn":"%s"},"need":"SPLD","safeguarding":false,
                "reason":"please advise","urgency":"ROUTINE","lawfulBasis":"public-task",
                "referrer":{"name":"A","role":"SENCO","email":"a@school.example","phone":"01632 960302"},
                "agreement":{"sought":true,"given":true,"by":"mother"},"triedFirst":"small groups since September",
                "indexCheck":{"done":true,"at":"2027-01-11T10:00:00Z"},"childView":"fine","parentView":"agrees"}
                """.formatted(upn));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return new ObjectMapper().readTree(answer.body()).path("id").asText();
    }

    /** Index and school get a file, and answer all they have. */
    private static void tellAll() throws Exception {
        for (String partner : List.of("index", SCHOOL)) {
            String made = partner.equals("index") ? "/api/v1/index/returns" : "/api/v1/subscriptions/" + SCHOOL;
            assertThat(outside.hub().post(made, outside.operator(), "").statusCode())
                    .isEqualTo(201);
            StringBuilder answers = new StringBuilder("sequence,outcome,reason\n");
            outside.hub()
                    .json(made, outside.operator())
                    .findValues("sequence")
                    .forEach(sequence -> answers.append(sequence.asInt()).append(",accepted,\n"));
            outside.drop(
                    partner + "/acknowledgements",
                    "answers.csv",
                    answers.toString().getBytes(StandardCharsets.UTF_8));
            Sent.soon()
                    .until(() -> outside.ask("SELECT count(*) FROM hub.told_files WHERE answered_at IS NULL"
                                    + " AND partner = '" + partner + "'")
                            == 0);
        }
    }

    /** Lines that begin so, of all files that lie there for a partner. */
    private static List<String> lines(String partner, String beginning) throws IOException {
        List<String> found = new ArrayList<>();
        for (Path file : told(outside)) {
            if (file.getParent().endsWith(partner)) {
                Files.readAllLines(file).stream()
                        .filter(line -> line.startsWith(beginning))
                        .forEach(found::add);
            }
        }
        return found;
    }

    /** Certificates, as the interface has them. */
    private static List<String> disposals() throws IOException {
        List<String> disposals = new ArrayList<>();
        outside.hub()
                .json("/api/v1/disposals", outside.operator())
                .forEach(done -> disposals.add("%s %s of %s, %s, told %s"
                        .formatted(
                                done.path("rule").asText(),
                                done.path("kept").asText(),
                                done.path("source").asText(),
                                done.path("child").asText().isEmpty()
                                        ? "nobody"
                                        : done.path("child").asText(),
                                new TreeSet<>(done.path("told").findValuesAsText("partner")))));
        return disposals;
    }

    /**
     * Which answers of the interface, and which files of the data folder but the database's own, hold a word of the leaver;
     * that the Index is asked to delete what it holds of a number is none.
     */
    private static List<String> whereTheLeaverStands() throws Exception {
        JsonNode drops = outside.hub().json("/api/v1/drops?limit=1000", outside.operator());
        Map<String, String> texts =
                new TreeMap<>(new Answers(outside.hub(), List.of(outside.operator(), team, school), team)
                        .to(Stream.concat(
                                        Stream.of(leaver),
                                        drops.findValuesAsText("id").stream().filter(id -> id.startsWith("dr-")))
                                .toList()));
        Path data = outside.data();
        try (Stream<Path> files = Files.walk(data).filter(Files::isRegularFile)) {
            for (Path file : files.filter(file -> !file.startsWith(data.resolve("postgresql")))
                    .toList()) {
                texts.put(data.relativize(file).toString(), Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        texts.replaceAll((where, text) -> text.replaceAll("(?m)^P," + ENTRY + ",.*$", ""));
        return texts.entrySet().stream()
                .filter(text -> WORDS.stream().anyMatch(text.getValue()::contains))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Drops of which the vault has the bytes. */
    private static List<String> sealed() throws IOException {
        try (Stream<Path> files = Files.walk(outside.data().resolve("vault"))) {
            return files.filter(file -> file.getFileName().toString().equals("0.sealed"))
                    .map(file -> "dr-" + file.getParent().getFileName())
                    .toList();
        }
    }

    private static String tablesThatHold(String word) {
        return """
                SELECT string_agg(table_name, ', ') FROM information_schema.tables
                WHERE table_schema = 'hub' AND table_type = 'BASE TABLE'
                AND has_table_privilege('hub.' || quote_ident(table_name), 'SELECT') AND (xpath('/row/rows/text()', query_to_xml(
                    format('SELECT count(*) AS rows FROM hub.%%I t WHERE t::text LIKE ''%%%%%s%%%%''', table_name),
                    false, true, '')))[1]::text <> '0'""".formatted(word);
    }
}
