package uk.hailsham.hub.connectors.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import uk.hailsham.hub.connectors.database.Database;
import uk.hailsham.hub.connectors.database.TestDatabase;
import uk.hailsham.hub.domain.access.Access;
import uk.hailsham.hub.domain.identifier.Uuid7;
import uk.hailsham.hub.domain.telling.Daily;
import uk.hailsham.hub.domain.telling.Receipt;

/** One file for each time that falls due, numbered without gaps, open until it is answered. */
@ExtendWith(TestDatabase.class)
class TellingsTest {
    private static final Daily DAILY = new Daily(LocalTime.of(6, 0), ZoneId.of("Europe/London"));
    private static final Instant SIX = Instant.parse("2026-11-25T06:00:00Z");

    private Hub hub;
    private Instant now = Instant.parse("2026-11-24T07:00:00Z");
    private Tellings tellings;
    private ToldFiles files;

    @BeforeEach
    void emptyDatabase(Database database) {
        hub = Hub.empty(database);
        Clock clock = new Clock() {
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
        Provenance provenance = new Provenance("config-hash", "1.0.0");
        tellings = new Tellings(
                hub.jdbc,
                hub.transactions,
                new AuditLog(hub.jdbc, clock, provenance),
                provenance,
                new Uuid7(clock, new SplittableRandom(7)),
                clock);
        files = new ToldFiles(hub.jdbc, clock);
    }

    @Test
    void theFirstLookOnlyNotesWhenTheFirstIsDue() {
        assertThat(due("index")).isFalse();
        now = SIX.minusSeconds(1);
        assertThat(due("index")).isFalse();
        now = SIX;
        assertThat(due("index")).isTrue();
        assertThat(due("index")).isFalse();

        assertThat(sequences("index")).containsExactly(1L);
    }

    @Test
    void aLookBeforeItsTimeLocksAndWritesNothing() {
        due("index");
        String touched = touched();
        due("index");
        assertThat(touched()).isEqualTo(touched);
    }

    /** The transactions that last wrote and locked the row. */
    private String touched() {
        return hub.jdbc
                .sql("SELECT xmin || ' ' || xmax FROM hub.tellings")
                .query(String.class)
                .single();
    }

    @Test
    void oneFileMakesUpForAllTheTimesAtWhichTheHubWasAway() {
        due("index");
        now = SIX.plus(Duration.ofDays(3)).plusSeconds(60);
        assertThat(due("index")).isTrue();
        assertThat(due("index")).isFalse();
        now = SIX.plus(Duration.ofDays(4));
        assertThat(due("index")).isTrue();

        assertThat(sequences("index")).containsExactly(2L, 1L);
    }

    @Test
    void aFileThatCouldNotBeMadeTakesNoNumber() {
        due("index");
        now = SIX;
        assertThatThrownBy(() -> tellings.whenDue("index", DAILY, making -> {
                    throw new IllegalStateException("no content");
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(due("index")).isTrue();
        assertThat(sequences("index")).containsExactly(1L);
    }

    @Test
    void eachPartnerIsCountedByItself() {
        outOfTurn("index");
        outOfTurn("index");
        outOfTurn("white-house");

        assertThat(sequences("index")).containsExactly(2L, 1L);
        assertThat(sequences("white-house")).containsExactly(1L);
    }

    @Test
    void manyAtOnceLeaveNoGapAndMakeTheDueOneOnce() throws Exception {
        due("index");
        now = SIX;
        ExecutorService many = Executors.newFixedThreadPool(4);
        List<Future<Boolean>> made = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            made.add(many.submit(() -> due("index")));
            made.add(many.submit(() -> {
                outOfTurn("index");
                return false;
            }));
        }
        int due = 0;
        for (Future<Boolean> each : made) {
            due += each.get() ? 1 : 0;
        }
        many.shutdown();

        assertThat(due).isEqualTo(1);
        assertThat(sequences("index")).hasSize(13).startsWith(13L).endsWith(1L);
    }

    @Test
    void whatACrashKeptFromTheDiskIsStillThereWithItsBytes() {
        outOfTurn("index");

        Tellings.Unwritten file = tellings.unwritten("index").get(0);
        assertThat(file.bytes()).isEqualTo("1 true".getBytes());
        tellings.written(file.id());
        assertThat(tellings.unwritten("index")).isEmpty();
    }

    @Test
    void anAnswerClosesTheSequenceOnceAndItsBytesAreForgotten() {
        written("index");

        assertThat(tellings.answered("index", new Receipt(2, true, null))).isEqualTo(Tellings.Effect.UNKNOWN);
        assertThat(tellings.answered("index", new Receipt(1, true, null))).isEqualTo(Tellings.Effect.CLOSED);
        assertThat(tellings.answered("index", new Receipt(1, false, "late"))).isEqualTo(Tellings.Effect.REPEATED);

        assertThat(files.list("index", 1).get(0).accepted()).isTrue();
        assertThat(hub.count("hub.told_files WHERE content IS NOT NULL")).isZero();
        assertThat(files.counts("index")).isEqualTo(new ToldFiles.Counts(1, 1));
    }

    @Test
    void aFileThatIsNotOnTheDiskYetCannotBeAnswered() {
        outOfTurn("index");

        assertThat(tellings.answered("index", new Receipt(1, true, null))).isEqualTo(Tellings.Effect.UNKNOWN);
    }

    @Test
    void afterARefusalTheNextTellsEverything() {
        written("white-house");
        written("white-house");
        tellings.answered("white-house", new Receipt(2, false, "lost"));
        written("white-house");
        written("white-house");

        assertThat(files.list("white-house", 10))
                .extracting(ToldFiles.ToldFile::everything)
                .containsExactly(false, true, false, true);
    }

    @Test
    void whatNobodyAnswersIsOverdue() {
        written("index");
        now = now.plus(Duration.ofHours(47));
        written("index");

        assertThat(files.standing("index", Duration.ofHours(48))).isEqualTo(new ToldFiles.Standing(2, 0, false));
        now = now.plus(Duration.ofHours(2));
        assertThat(files.standing("index", Duration.ofHours(48))).isEqualTo(new ToldFiles.Standing(2, 1, false));
        tellings.answered("index", new Receipt(1, false, "unreadable"));
        assertThat(files.standing("index", Duration.ofHours(48))).isEqualTo(new ToldFiles.Standing(1, 0, true));
    }

    private boolean due(String partner) {
        return tellings.whenDue(partner, DAILY, TellingsTest::content);
    }

    private void outOfTurn(String partner) {
        tellings.outOfTurn(Access.hub("test"), partner, DAILY, TellingsTest::content);
    }

    private void written(String partner) {
        outOfTurn(partner);
        tellings.unwritten(partner).forEach(file -> tellings.written(file.id()));
    }

    private static Tellings.Made content(Tellings.Making making) {
        return new Tellings.Made((making.sequence() + " " + making.everything()).getBytes(), 0);
    }

    private List<Long> sequences(String partner) {
        return files.list(partner, 100).stream()
                .map(ToldFiles.ToldFile::sequence)
                .toList();
    }
}
