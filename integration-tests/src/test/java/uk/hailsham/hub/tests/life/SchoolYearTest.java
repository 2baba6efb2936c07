package uk.hailsham.hub.tests.life;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
 * A summer and a September of one school on a turned clock: what its mistakes and its silence open closes by itself, the
 * holidays open nothing, and the rollover is no mass change.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SchoolYearTest {
    private static final String SCHOOL = "white-house";
    private static final String COLLEGE = "hailsham-community-college";
    private static final int CLASS = 30;

    @TempDir
    private static Path folder;

    private static TurnedClock clock;
    private static Outside outside;
    private static String school;

    @BeforeAll
    static void start() throws Exception {
        Path config = folder.resolve("config");
        TownConfig.copy(config);
        Path terms = config.resolve("schools/" + SCHOOL + ".yml");
        Files.writeString(
                terms,
                Files.readString(terms).replace("\ninset: [", "\n  - {from: 2027-09-02, to: 2027-10-22}\ninset: ["));
        clock = new TurnedClock(folder.resolve("clock"));
        at("2027-07-14T05:00:00Z");
        outside = new Outside(folder, clock.environment(), config, List.of());
        outside.start();
        school = outside.schoolAccount(SCHOOL);
    }

    @AfterAll
    static void stop() throws Exception {
        outside.close();
    }

    private static void at(String instant) throws IOException {
        clock.at(instant);
    }

    /**
     * The roll of a school year, with one pupil of whom one fact is wrong in the school's system.
     *
     * @param blanks make it another file that says the same
     */
    private static byte[] roll(int schoolYear, int perYear, int blanks) {
        StringBuilder text = new StringBuilder("UPN,Name,Date of birth,Year group,Ethnicity code\r\n");
        text.append(",\"Finch, Ola\",14/03/2019,Year %d,XXXX\r\n".formatted(schoolYear - 2023));
        for (int year = 0; year <= 6; year++) {
            int born = schoolYear - 5 - year;
            for (int i = 1; i <= perYear; i++) {
                text.append(",\"Born%s, Kim%s\",%02d/%02d/%d,%s,WBRI\r\n"
                        .formatted(
                                letters(born),
                                letters(i),
                                1 + i % 28,
                                1 + i % 8,
                                born,
                                year == 0 ? "Reception" : "Year " + year));
            }
        }
        return (text + "\r\n".repeat(blanks)).getBytes(StandardCharsets.US_ASCII);
    }

    private static String letters(int number) {
        StringBuilder text = new StringBuilder();
        String.valueOf(number).chars().forEach(digit -> text.append((char) ('a' + digit - '0')));
        return text.toString();
    }

    /** On a morning, before it is due. @return its id */
    private static String drop(String at, byte[] roll, String state) throws Exception {
        at(at);
        long before = drops("true");
        outside.drop(SCHOOL, "roll.csv", roll);
        Sent.soon().until(() -> drops("true") == before + 1 && drops("state IN ('arrived', 'reading')") == 0);
        JsonNode newest = outside.hub().json("/api/v1/drops", school).path(0);
        assertThat(newest.path("state").asText()).as(newest.toString()).isEqualTo(state);
        return newest.path("id").asText();
    }

    private static long drops(String which) {
        return outside.ask("SELECT count(*) FROM hub.drops WHERE partner = '" + SCHOOL + "' AND " + which);
    }

    private static List<String> causes(String partner, boolean openOnly) {
        List<String> causes = new ArrayList<>();
        outside.hub().json("/api/v1/alarms?open=" + openOnly, outside(partner)).forEach(alarm -> {
            if (alarm.path("school").asText().equals(partner)) {
                causes.add(alarm.path("cause").asText());
            }
        });
        return causes;
    }

    private static String outside(String partner) {
        try {
            return partner.equals(SCHOOL) ? school : outside.operator();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void open(String... causes) {
        Sent.soon().untilAsserted(() -> assertThat(causes(SCHOOL, true)).containsExactlyInAnyOrder(causes));
    }

    private static long looks() throws IOException {
        return outside.rounds("watch.silence");
    }

    /** Standing and code of what the drop's receipt finds, and its counts. */
    private static List<String> receipt(String drop) throws Exception {
        Path file = outside.data().resolve("outbox/" + SCHOOL + "/receipt-" + drop + ".csv");
        Sent.soon().until(() -> Files.exists(file));
        return Files.readAllLines(file).stream()
                .filter(line -> line.startsWith("R,") || line.startsWith("B,findings") || line.startsWith("H,"))
                .map(line -> line.startsWith("R,") ? line.substring(0, line.indexOf(",roll.csv")) : line)
                .map(line -> line.startsWith("H,") ? line.split(",")[2] : line)
                .toList();
    }

    @Test
    @Order(1)
    void aFindingIsNewOnceThenOpenAndThenMutedUntilADay() throws Exception {
        String first = drop("2027-07-14T05:00:00Z", roll(2026, CLASS, 0), "applied");
        assertThat(receipt(first))
                .containsExactly(
                        "applied",
                        "B,findingsNew,1",
                        "B,findingsOpen,0",
                        "B,findingsMuted,0",
                        "B,findingsMended,0",
                        "R,field-dropped,new");
        String second = drop("2027-07-15T05:00:00Z", roll(2026, CLASS, 1), "applied");
        assertThat(receipt(second)).contains("B,findingsNew,0", "B,findingsOpen,1", "R,field-dropped,open");

        String finding = outside.hub()
                .json("/api/v1/findings", school)
                .path(0)
                .path("id")
                .asText();
        assertThat(outside.hub()
                        .post(
                                "/api/v1/findings/" + finding + "/mute",
                                school,
                                "{\"until\": \"2027-09-05\", \"reason\": \"the census code is asked for\"}")
                        .statusCode())
                .isEqualTo(200);
        String third = drop("2027-07-16T05:00:00Z", roll(2026, CLASS, 2), "applied");
        assertThat(receipt(third)).contains("B,findingsMuted,1", "B,findingsOpen,0", "R,field-dropped,muted");
    }

    @Test
    @Order(2)
    void theSameAsYesterdayIsOneAlarmUntilAnotherComes() throws Exception {
        drop("2027-07-19T05:00:00Z", roll(2026, CLASS, 3), "applied");
        drop("2027-07-20T05:00:00Z", roll(2026, CLASS, 3), "repeated");
        at("2027-07-20T06:30:00Z");
        open("identical");
        drop("2027-07-20T06:40:00Z", roll(2026, CLASS, 4), "applied");
        open();
    }

    @Test
    @Order(3)
    void aHalfDropIsHeldAndOneAlarmUntilAWholeOneComes() throws Exception {
        String half = drop("2027-07-21T05:00:00Z", roll(2026, CLASS * 2 / 5, 0), "held");
        open("half-size");
        assertThat(receipt(half)).startsWith("held");
        drop("2027-07-21T05:20:00Z", roll(2026, CLASS, 5), "applied");
        open();
        assertThat(outside.hub()
                        .json("/api/v1/drops/" + half, school)
                        .path("state")
                        .asText())
                .isEqualTo("superseded");
    }

    @Test
    @Order(4)
    void aTransferFileOfLastNovemberIsStaleUntilANewOneComes() throws Exception {
        String old = Files.readString(Path.of("../docs/samples/ctf/8459991_CTF_8459992_001.xml"));
        outside.drop(COLLEGE, "old.xml", old.getBytes(StandardCharsets.UTF_8));
        Sent.soon().untilAsserted(() -> assertThat(causes(COLLEGE, true)).contains("stale"));
        outside.drop(
                COLLEGE,
                "new.xml",
                old.replaceFirst("<DateTime>[^<]*", "<DateTime>2027-07-21T05:00:00")
                        .getBytes(StandardCharsets.UTF_8));
        Sent.soon().untilAsserted(() -> assertThat(causes(COLLEGE, true)).doesNotContain("stale"));
    }

    @Test
    @Order(5)
    void augustIsQuiet() throws Exception {
        List<String> before = causes(SCHOOL, false);
        for (String day : List.of("2027-07-31T12:00:00Z", "2027-08-15T12:00:00Z", "2027-08-31T12:00:00Z")) {
            at(day);
            long looks = looks();
            Sent.soon().until(() -> looks() >= looks + 2);
            assertThat(causes(SCHOOL, true)).as(day).isEmpty();
        }
        assertThat(causes(SCHOOL, false)).isEqualTo(before);
    }

    @Test
    @Order(6)
    void theFirstMorningsSilenceIsLateThenMissingAndTheRolloverEndsItAndIsNoMassChange() throws Exception {
        at("2027-09-02T06:05:00Z");
        open("late");
        at("2027-09-02T11:05:00Z");
        open("missing");
        String september = drop("2027-09-02T12:10:00Z", roll(2027, CLASS, 0), "applied");
        open();
        assertThat(outside.tell("SELECT concat_ws(' ', children_new, children_changed, children_gone) FROM hub.drops"
                        + " WHERE 'dr-' || id = '" + september + "'"))
                .as("Reception, everybody between, Year 6")
                .isEqualTo("%d %d %d".formatted(CLASS, 6 * CLASS + 1, CLASS));
    }

    @Test
    @Order(7)
    void theWrongDropInTheSameWindowIsHeldAndNobodyDecidingIsAnAlarm() throws Exception {
        String wrong = drop("2027-09-03T05:00:00Z", roll(2027, CLASS * 2 / 5, 0), "held");
        assertThat(outside.hub()
                        .json("/api/v1/drops/" + wrong, school)
                        .path("reason")
                        .asText())
                .endsWith("the rollover's leavers, joiners and moves are not counted");
        open("half-size");
        at("2027-09-08T05:05:00Z");
        open("half-size", "held-too-long", "missing");
        assertThat(outside.hub()
                        .post(
                                "/api/v1/drops/" + wrong + "/refuse",
                                outside.operator(),
                                "{\"reason\": \"sent by mistake\"}")
                        .statusCode())
                .isEqualTo(200);
        open("missing");
        String whole = drop("2027-09-08T05:30:00Z", roll(2027, CLASS, 1), "applied");
        open();
        assertThat(receipt(whole)).as("the muting is over").contains("B,findingsMuted,0", "R,field-dropped,open");
    }
}
