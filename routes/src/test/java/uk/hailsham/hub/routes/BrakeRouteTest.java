package uk.hailsham.hub.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static uk.hailsham.hub.routes.House.SCHOOL;
import static uk.hailsham.hub.routes.House.SHIPPED;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import uk.hailsham.hub.connectors.database.Database;
import uk.hailsham.hub.connectors.database.DatabaseAccess;
import uk.hailsham.hub.connectors.database.TestDatabase;
import uk.hailsham.hub.connectors.store.Alarms;
import uk.hailsham.hub.connectors.store.Drop;
import uk.hailsham.hub.connectors.store.DropKind;
import uk.hailsham.hub.connectors.store.DropState;
import uk.hailsham.hub.connectors.store.HeldDrops;
import uk.hailsham.hub.connectors.store.Preview;
import uk.hailsham.hub.connectors.store.Replays;
import uk.hailsham.hub.domain.access.Access;
import uk.hailsham.hub.domain.clock.WorkingDays;
import uk.hailsham.hub.domain.identifier.Shown;
import uk.hailsham.hub.domain.silence.Cause;
import uk.hailsham.hub.mappings.sims.SimsCsvFormat;
import uk.hailsham.hub.routes.camel.Unmarshal;
import uk.hailsham.hub.routes.intake.Applying;
import uk.hailsham.hub.routes.intake.PupilStaging;
import uk.hailsham.hub.routes.intake.Replaying;
import uk.hailsham.hub.routes.silence.Watching;

/** The brake over a whole summer, on a clock that a test sets: what it holds, what it lets pass, and who decides. */
@ExtendWith(TestDatabase.class)
class BrakeRouteTest {
    private static final Access OPERATOR = new Access("o.perator", Access.Role.OPERATOR, "held since this morning");
    private static final Access SECOND = new Access("s.econd", Access.Role.OPERATOR, "looked at it");

    @TempDir
    private Path folder;

    private Instant now = Instant.parse("2026-07-15T06:00:00Z");

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

    private House house;
    private DatabaseAccess superuser;
    private HeldDrops held;
    private Alarms alarms;
    private Replaying replaying;

    @BeforeEach
    void open(Database database) throws Exception {
        house = new House(database, folder, clock);
        superuser = TestDatabase.superuser(database);
        held = house.heldDrops(clock);
        alarms = house.alarms(clock);
        SimsCsvFormat sims = new SimsCsvFormat(clock);
        PupilStaging staging = new PupilStaging(
                house.staging, SCHOOL, String::getBytes, SHIPPED.hub().zone());
        replaying =
                house.replaying(new Replaying.Reading(content -> sims.read(content, SCHOOL, SHIPPED.codes()), staging));
        Duration hour = Duration.ofHours(1);
        house.with(
                Map.of(),
                new SchoolIntake(
                        SCHOOL.id(),
                        hour,
                        house.collecting(SCHOOL.id(), DropKind.PUPILS),
                        house.opening(SCHOOL.id(), DropKind.PUPILS),
                        new Unmarshal(content -> sims.read(content, SCHOOL, SHIPPED.codes())),
                        staging,
                        new Applying(house.staging),
                        house.heartbeats),
                new Telling(Telling.receipt(SCHOOL.id()), hour, house.receipting(clock), house.heartbeats),
                new SilenceWatch(
                        hour,
                        new Watching(
                                List.of(SCHOOL),
                                WorkingDays.from(SHIPPED.codes().list("bank-holidays-england")),
                                SHIPPED.hub().zone(),
                                alarms,
                                held,
                                clock),
                        house.heartbeats));
    }

    @AfterEach
    void close() {
        house.close();
    }

    /** A roll of two classes a year group; who was in Reception in 2025 is a year older now. */
    private static String roll(int firstYear, int lastYear, int schoolYear, int perYear) {
        StringBuilder text = new StringBuilder("UPN,Name,Date of birth,Year group\r\n");
        for (int year = firstYear; year <= lastYear; year++) {
            int born = schoolYear - 5 - year;
            for (int i = 1; i <= perYear; i++) {
                text.append(",\"Born%s, Kim%s\",%02d/%02d/%d,%s\r\n"
                        .formatted(
                                letters(born),
                                letters(i),
                                1 + i % 28,
                                1 + i % 8,
                                born,
                                year == 0 ? "Reception" : "Year " + year));
            }
        }
        return text.toString();
    }

    private static String letters(int number) {
        StringBuilder text = new StringBuilder();
        String.valueOf(number).chars().forEach(digit -> text.append((char) ('a' + digit - '0')));
        return text.toString();
    }

    private Drop drop(String at, String text) throws Exception {
        now = Instant.parse(at);
        house.put("roll.csv", text);
        house.run("collect.white-house");
        house.run("intake.white-house");
        return house.onlyDrop();
    }

    private List<Cause> open() {
        house.run("watch.silence");
        return alarms.open(SCHOOL.id()).stream()
                .map(each -> each.alarm().cause())
                .toList();
    }

    @Test
    void inSeptemberYearSixLeavesReceptionComesAndEverybodyElseMovesUp() throws Exception {
        drop("2026-07-15T06:00:00Z", roll(0, 6, 2025, 30));
        Drop september = drop("2026-09-03T06:00:00Z", roll(0, 6, 2026, 30));

        assertThat(september.state()).isEqualTo(DropState.APPLIED);
        assertThat(september.ledger().childrenNew()).isEqualTo(30);
        assertThat(september.ledger().childrenChanged()).isEqualTo(180);
        assertThat(september.ledger().childrenGone()).isEqualTo(30);
    }

    @Test
    void theSameDropInJulyIsHeld() throws Exception {
        drop("2026-07-15T06:00:00Z", roll(0, 6, 2025, 30));
        assertThat(drop("2026-07-16T06:00:00Z", roll(0, 6, 2026, 30)).state()).isEqualTo(DropState.HELD);
    }

    @Test
    void thatTheHubKeepsLessOfThoseWithoutANeedIsNoMassChangeOfTheSchools() throws Exception {
        drop("2026-11-23T06:00:00Z", roll(1, 2, 2026, 30));
        asAnOlderHubKeptIt("'{\"ethnicity\": \"WBRI\", \"context\": {\"fsm\": []}}'");
        Drop first = drop("2026-11-24T06:00:00Z", roll(1, 2, 2026, 30) + "\r\n");

        assertThat(first.state()).isEqualTo(DropState.APPLIED);
        assertThat(first.ledger().childrenChanged()).isEqualTo(60);
    }

    @Test
    void thatNeedsAreGoneIsAMassChange() throws Exception {
        drop("2026-11-23T06:00:00Z", roll(1, 2, 2026, 30));
        asAnOlderHubKeptIt("'{\"ethnicity\": \"WBRI\", \"needs\": [{\"type\": \"MLD\"}]}'");

        assertThat(drop("2026-11-24T06:00:00Z", roll(1, 2, 2026, 30) + "\r\n").state())
                .isEqualTo(DropState.HELD);
    }

    private void asAnOlderHubKeptIt(String more) {
        JdbcClient.create(TestDatabase.source(superuser))
                .sql("UPDATE hub.statements SET document = document || " + more + ", fingerprint = sha256('older')")
                .update();
    }

    @Test
    void halfOfTheMiddleYearsGoneIsHeldInSeptemberToo() throws Exception {
        drop("2026-07-15T06:00:00Z", roll(0, 6, 2025, 30));
        Drop wrong = drop("2026-09-03T06:00:00Z", roll(0, 6, 2026, 15));

        assertThat(wrong.state()).isEqualTo(DropState.HELD);
        assertThat(wrong.reason().text())
                .isEqualTo(
                        "would remove 90 of 180 on the roll (50.0 %), expected at most 10.0 %: look at the drop, then"
                                + " release or refuse it; the rollover's leavers, joiners and moves are not counted");
    }

    @Test
    void whoHasMovedUpIntoTheLastYearDoesNotLeaveInTheSameSeptember() throws Exception {
        drop("2026-07-15T06:00:00Z", roll(0, 6, 2025, 30));
        drop("2026-09-03T06:00:00Z", roll(0, 6, 2026, 30));
        assertThat(drop("2026-09-04T06:00:00Z", roll(0, 5, 2026, 30)).state()).isEqualTo(DropState.HELD);
    }

    @Test
    void aHeldDropShowsWhatItWouldChangeAndPassesByTheWordOfTwo() throws Exception {
        drop("2026-11-23T06:00:00Z", roll(1, 2, 2026, 30));
        Drop half = drop("2026-11-24T06:00:00Z", roll(1, 1, 2026, 30));
        Preview difference = replaying.difference(OPERATOR, half);

        assertThat(difference.comparison().gone()).isEqualTo(30);
        assertThat(difference.children())
                .hasSize(30)
                .allMatch(each -> each.fate().equals("gone"));
        assertThat(house.audited("looked-at-difference")).containsExactly(half.id() + ": held since this morning");
        assertThat(held.release(half.id(), OPERATOR)).isEqualTo(HeldDrops.Release.PROPOSED);
        house.run("intake.white-house");
        assertThat(house.onlyDrop().state()).isEqualTo(DropState.HELD);
        assertThat(held.release(half.id(), SECOND)).isEqualTo(HeldDrops.Release.RELEASED);
        house.run("intake.white-house");
        assertThat(house.onlyDrop().state()).isEqualTo(DropState.APPLIED);
        assertThat(house.audited("decided"))
                .containsExactly(half.id() + ": release proposed", half.id() + ": released");
        assertThatThrownBy(() -> replaying.difference(OPERATOR, house.onlyDrop()))
                .isInstanceOf(Replays.Impossible.class)
                .hasMessage("expected a held drop of pupils, found one of the kind pupils that is applied");
    }

    /** Lines of the one receipt there is, without the names of columns. */
    private List<String> receipt() throws Exception {
        house.run("receipt.white-house");
        try (Stream<Path> files = Files.list(house.outbox())) {
            Path newest = files.filter(file -> file.getFileName()
                            .toString()
                            .equals("receipt-" + Shown.DROP.of(house.onlyDrop().id()) + ".csv"))
                    .findFirst()
                    .orElseThrow();
            return Files.readAllLines(newest).stream()
                    .filter(line -> !line.startsWith("C,"))
                    .toList();
        }
    }

    @Test
    void theReceiptTellsWhatWasTakenWhatWasNotAndHowToMendIt() throws Exception {
        String header = "UPN,Name,Date of birth,Year group,Ethnicity code\r\n";
        String ivo = ",\"Weald, Ivo\",14/06/2014,Year 5,XXXX\r\n";
        drop("2026-11-23T06:00:00Z", header + ivo + ",\"Frost, Ada\",31/02/2015,Year 5,WBRI\r\n");
        assertThat(receipt())
                .contains(
                        "B,records,2",
                        "B,accepted,1",
                        "B,rejected,1",
                        "B,findingsNew,2",
                        "B,findingsOpen,0",
                        "R,row-rejected,new,roll.csv,2,,dateOfBirth,not-a-date,a date dd/MM/yyyy,Enter a day that there is."
                                + " Expected: a date dd/MM/yyyy.",
                        "T,2")
                .noneMatch(line -> line.contains("Weald") || line.contains("Ada") || line.contains("31/02"));

        drop("2026-11-24T06:00:00Z", header + ivo + ",\"Frost, Ada\",28/02/2015,Year 5,WBRI\r\n");
        assertThat(receipt())
                .contains("B,unchanged,1", "B,findingsNew,0", "B,findingsOpen,1", "B,findingsMended,1", "T,1")
                .anyMatch(line -> line.startsWith("R,field-dropped,open,roll.csv,1,,ethnicity,unknown-code,"));
    }

    @Test
    void aHeldDropHasItsReceiptAndADecisionGivesAnotherInItsPlace() throws Exception {
        drop("2026-11-23T06:00:00Z", roll(1, 2, 2026, 30));
        Drop half = drop("2026-11-24T06:00:00Z", roll(1, 1, 2026, 30));
        String id = Shown.DROP.of(half.id());
        assertThat(receipt().get(0))
                .isEqualTo("H," + id
                        + ",held,2026-11-24T06:00:00Z,\"would remove 30 of 60 on the roll (50.0 %), expected at"
                        + " most 10.0 %: look at the drop, then release or refuse it\",1");
        held.refuse(half.id(), new Access("o.perator", Access.Role.OPERATOR, "sent by mistake"));
        assertThat(receipt().get(0)).isEqualTo("H," + id + ",refused,2026-11-24T06:00:00Z,sent by mistake,1");
        drop("2026-11-25T06:00:00Z", "rubbish");
        assertThat(receipt()).anyMatch(line -> line.startsWith("R,file-refused,new,"));
    }

    @Test
    void nobodyDecidingIsAnAlarmThatClosesWithTheDecision() throws Exception {
        drop("2026-11-23T06:00:00Z", roll(1, 2, 2026, 30));
        Drop half = drop("2026-11-24T06:00:00Z", roll(1, 1, 2026, 30));
        now = Instant.parse("2026-11-27T05:59:00Z");
        assertThat(open()).doesNotContain(Cause.HELD_TOO_LONG);
        now = Instant.parse("2026-11-27T06:00:00Z");
        assertThat(open()).contains(Cause.HELD_TOO_LONG);
        held.refuse(half.id(), OPERATOR);
        assertThat(open()).doesNotContain(Cause.HELD_TOO_LONG);
    }
}
