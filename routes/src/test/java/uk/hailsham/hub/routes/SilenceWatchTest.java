package uk.hailsham.hub.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import uk.hailsham.hub.connectors.database.Database;
import uk.hailsham.hub.connectors.database.TestDatabase;
import uk.hailsham.hub.connectors.store.Alarms;
import uk.hailsham.hub.connectors.store.DropKind;
import uk.hailsham.hub.domain.clock.WorkingDays;
import uk.hailsham.hub.routes.silence.Watching;

/** The watch by the shipped schools' own terms, on a clock that a test sets. */
@ExtendWith(TestDatabase.class)
class SilenceWatchTest {
    @TempDir
    private Path folder;

    /** Summer time is over: the wall shows what UTC has. */
    private Instant now = Instant.parse("2026-11-24T06:00:00Z");

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
    private Alarms alarms;

    @BeforeEach
    void start(Database database) throws Exception {
        house = new House(database, folder);
        alarms = house.alarms(clock);
        Watching watching = new Watching(
                List.of(House.SCHOOL),
                WorkingDays.from(House.SHIPPED.codes().list("bank-holidays-england")),
                House.SHIPPED.hub().zone(),
                alarms,
                house.heldDrops(clock),
                clock);
        house.with(Map.of(), new SilenceWatch(Duration.ofHours(1), watching, house.heartbeats));
    }

    @AfterEach
    void close() {
        house.close();
    }

    private List<String> openAt(String instant) {
        now = Instant.parse(instant);
        house.run("watch.silence");
        return alarms.open("white-house").stream()
                .map(each -> each.alarm().cause().word())
                .toList();
    }

    @Test
    void silenceIsLateThenMissingAndADropEndsIt() throws Exception {
        assertThat(openAt("2026-11-24T06:59:00Z")).isEmpty();
        assertThat(openAt("2026-11-24T07:00:00Z")).containsExactly("late");
        assertThat(openAt("2026-11-24T07:01:00Z")).containsExactly("late");
        assertThat(openAt("2026-11-24T12:00:00Z")).containsExactly("missing");

        house.put("a.csv", "UPN,Name,Date of birth\r\n,\"Weald, Ivo\",14/06/2014\r\n");
        house.collecting("white-house", DropKind.PUPILS).collect();
        assertThat(openAt("2026-11-24T12:01:00Z")).isEmpty();
        assertThat(openAt("2026-11-25T07:00:00Z")).containsExactly("late");
        assertThat(alarms.all("white-house", 10))
                .extracting(each -> each.alarm().cause().word())
                .containsExactly("late", "missing", "late");
    }

    /** The town's terms end in July; after that nothing is known to be due, and what is open stays as it was. */
    @Test
    void augustOpensNothing() {
        openAt("2027-07-21T16:00:00Z");
        assertThat(openAt("2027-07-31T12:00:00Z")).isEmpty();
        assertThat(openAt("2027-08-15T12:00:00Z")).isEmpty();
        assertThat(openAt("2027-08-31T12:00:00Z")).isEmpty();
        assertThat(alarms.all("white-house", 10)).isEmpty();
    }

    @Test
    void aWeekendLeavesWhatIsOpenAndOpensNothing() {
        openAt("2026-11-24T06:59:00Z");
        assertThat(openAt("2026-11-27T12:00:00Z")).containsExactly("missing");
        Instant opened = alarms.open("white-house").get(0).openedAt();
        assertThat(openAt("2026-11-29T12:00:00Z")).containsExactly("missing");
        assertThat(alarms.open("white-house").get(0).openedAt()).isEqualTo(opened);
    }
}
