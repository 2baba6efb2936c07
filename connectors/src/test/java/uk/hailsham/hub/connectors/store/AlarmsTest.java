package uk.hailsham.hub.connectors.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.dao.DataIntegrityViolationException;
import uk.hailsham.hub.connectors.database.Database;
import uk.hailsham.hub.connectors.database.TestDatabase;
import uk.hailsham.hub.domain.intake.Rejection;
import uk.hailsham.hub.domain.silence.Alarm;
import uk.hailsham.hub.domain.silence.Arrived;
import uk.hailsham.hub.domain.silence.Cause;

/** Alarms open once, stay, and close; what they are drawn from stands in the books of the drops. */
@ExtendWith(TestDatabase.class)
class AlarmsTest {
    private static final Alarm LATE = new Alarm(Cause.LATE, Hub.NOW, "expected a drop, found none");
    private static final Alarm MISSING = new Alarm(Cause.MISSING, Hub.NOW, "expected a drop, found none");
    private static final Alarm STALE = new Alarm(Cause.STALE, Hub.NOW, "expected news, found none");

    private Hub hub;

    @BeforeEach
    void emptyDatabase(Database database) {
        hub = Hub.empty(database);
    }

    private Alarms at(Duration later) {
        return new Alarms(hub.jdbc, hub.transactions, Clock.fixed(Hub.NOW.plus(later), ZoneOffset.UTC));
    }

    @Test
    void anAlarmOpensOnceStaysAndClosesByItself() {
        at(Duration.ZERO).settle("white-house", Map.of(Cause.LATE, LATE, Cause.STALE, STALE));
        at(Duration.ofHours(1)).settle("white-house", Map.of(Cause.LATE, LATE, Cause.STALE, STALE));
        at(Duration.ofHours(5)).settle("white-house", Map.of(Cause.MISSING, MISSING, Cause.STALE, STALE));

        assertThat(at(Duration.ZERO).open("white-house"))
                .extracting(each -> each.alarm().cause(), Alarms.Noted::openedAt)
                .containsExactly(tuple(Cause.STALE, Hub.NOW), tuple(Cause.MISSING, Hub.NOW.plus(Duration.ofHours(5))));

        at(Duration.ofHours(6)).settle("white-house", Map.of());
        assertThat(at(Duration.ZERO).open("white-house")).isEmpty();
        assertThat(at(Duration.ZERO).all(null, 10))
                .extracting(each -> each.alarm().cause(), Alarms.Noted::closedAt)
                .containsExactlyInAnyOrder(
                        tuple(Cause.MISSING, Hub.NOW.plus(Duration.ofHours(6))),
                        tuple(Cause.STALE, Hub.NOW.plus(Duration.ofHours(6))),
                        tuple(Cause.LATE, Hub.NOW.plus(Duration.ofHours(5))));
    }

    @Test
    void anotherSchoolsAlarmsAreItsOwn() {
        at(Duration.ZERO).settle("white-house", Map.of(Cause.LATE, LATE));
        at(Duration.ZERO).settle("marshlands", Map.of());
        assertThat(at(Duration.ZERO).open("white-house")).hasSize(1);
        assertThat(at(Duration.ZERO).open("marshlands")).isEmpty();
        assertThat(at(Duration.ZERO).open(null)).hasSize(1);
    }

    @Test
    void theDatabaseItselfHoldsOneOpenAlarmACause() {
        String insert = "INSERT INTO hub.alarms (school, cause, since, told, opened_at)"
                + " VALUES ('white-house', 'late', now(), '', now())";
        hub.jdbc.sql(insert).update();
        assertThatThrownBy(() -> hub.jdbc.sql(insert).update()).isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void aSchoolIsWatchedFromTheFirstLookOn() {
        assertThat(at(Duration.ZERO).watchedSince("white-house")).isEqualTo(Hub.NOW);
        assertThat(at(Duration.ofDays(1)).watchedSince("white-house")).isEqualTo(Hub.NOW);
    }

    @Test
    void whatArrivedIsToldOldestFirstAndARefusedDropIsNotAmongIt() {
        Instant made = Instant.parse("2026-11-23T18:00:00Z");
        Drop roll = hub.roll(
                "white-house",
                Pupil.of(1, "1", null, "Ivo", "2014-06-14").taken(),
                Pupil.of(2, "2", null, "Ada", "2015-07-15").taken());
        hub.staging.written(roll, made);
        hub.drops.refuse(
                hub.reading("white-house", "b"),
                new Rejection("", 0, "file", "no-records", Rejection.Effect.FILE_REFUSED, "records", "none"));
        hub.arrive("white-house", DropKind.PROVISION_MAP, "no pupils");
        hub.arrive("white-house", DropKind.PUPILS, "c");
        hub.arrive("white-house", DropKind.PUPILS, "c");

        assertThat(at(Duration.ZERO).arrived("white-house"))
                .containsExactly(
                        new Arrived(Hub.NOW, 2, false, 2, made),
                        new Arrived(Hub.NOW, 0, false, 1, null),
                        new Arrived(Hub.NOW, 0, true, 1, null));
    }
}
