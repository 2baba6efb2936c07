package uk.hailsham.hub.connectors.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import uk.hailsham.hub.connectors.database.Database;
import uk.hailsham.hub.connectors.database.TestDatabase;
import uk.hailsham.hub.domain.referral.Reply;
import uk.hailsham.hub.domain.referral.Reply.Status;
import uk.hailsham.hub.domain.waiting.Figure;
import uk.hailsham.hub.domain.waiting.Figure.By;
import uk.hailsham.hub.domain.waiting.Quarter;

@ExtendWith(TestDatabase.class)
class WaitsTest {
    private static final Quarter SUMMER = Quarter.of("2026-Q3");
    private static final Quarter AUTUMN = Quarter.of("2026-Q4");

    private Desk desk;
    private NotedJournal journal;
    private Waits waits;

    @BeforeEach
    void open(Database database) {
        desk = new Desk(database);
        journal = new NotedJournal(new ArrayList<>());
        waits = new Waits(desk.jdbc, desk.transactions, journal, ZoneId.of("Europe/London"));
    }

    @Test
    void aQuarterIsToldAsItStoodWhenItEnded() {
        for (int i = 0; i < 6; i++) {
            UUID seen = made("2026-09-01T08:00:00Z", "S-" + i);
            answer(
                    seen,
                    "2026-09-%02dT08:00:00Z".formatted(11 + i),
                    Status.FIRST_CONTACT,
                    LocalDate.of(2026, 9, 10 + i));
        }
        for (int i = 0; i < 5; i++) {
            UUID waiting = made("2026-09-20T08:00:00Z", "W-" + i);
            answer(waiting, "2026-10-05T08:00:00Z", Status.FIRST_CONTACT, null);
        }

        newcomers("2026-10-10T08:00:00Z", "2026-10-30T08:00:00Z");

        Figure summer = total(SUMMER);
        assertThat(summer).isEqualTo(new Figure(null, By.TOTAL, null, 11L, 5L, 0L, 12, 14, 11, null));
        assertThat(total(AUTUMN)).isEqualTo(new Figure(null, By.TOTAL, null, 11L, 0L, 0L, 20, 20, null, null));
        assertThat(journal.notes())
                .containsExactly("o.perator looked at waiting-times", "o.perator looked at waiting-times");
    }

    /** Readers take no such day; one that was taken before they knew must not hide everybody's waits. */
    @Test
    void aDayThatIsNoneIsNotCounted() {
        for (int i = 0; i < 6; i++) {
            UUID seen = made("2026-09-01T08:00:00Z", "Z-" + i);
            answer(seen, "2026-09-11T08:00:00Z", Status.FIRST_CONTACT, LocalDate.of(0, 1, 1));
        }

        assertThat(total(SUMMER)).isEqualTo(new Figure(null, By.TOTAL, null, 6L, 0L, 0L, 10, 10, null, null));
    }

    @Test
    void whatEndedOtherwiseBeforeTheQuarterIsNotCountedInIt() {
        for (int i = 0; i < 6; i++) {
            answer(made("2026-09-01T08:00:00Z", "D-" + i), "2026-09-10T08:00:00Z", Status.DECLINED, null);
        }

        assertThat(total(SUMMER)).isEqualTo(new Figure(null, By.TOTAL, null, 6L, 0L, 0L, null, null, null, null));
        assertThat(waits.figures(Desk.OPERATOR, AUTUMN)).isEmpty();
    }

    /** Six whose clock stood still in September and went on in October: what was told of September does not change. */
    @Test
    void aPauseIsCountedAsFarAsItWasKnownWhenTheQuarterEnded() {
        for (int i = 0; i < 6; i++) {
            UUID paused = made("2026-09-01T08:00:00Z", "P-" + i);
            desk.tamper(
                    "UPDATE hub.recipients SET first_contact_by = '2026-09-21T00:00:00Z' WHERE id = '" + paused + "'");
            answer(paused, "2026-09-11T08:00:00Z", Status.ON_HOLD, null, "waiting-for-family");
        }
        assertThat(total(SUMMER)).isEqualTo(new Figure(null, By.TOTAL, null, 6L, 6L, 0L, null, null, 30, null));
        for (int i = 0; i < 6; i++) {
            UUID late = made("2026-09-01T08:00:00Z", "L-" + i);
            desk.tamper(
                    "UPDATE hub.recipients SET first_contact_by = '2026-09-21T00:00:00Z' WHERE id = '" + late + "'");
        }
        Figure before = total(SUMMER);
        assertThat(before.overTarget()).isEqualTo(6);
        desk.referrals.list(null, 20).stream()
                .flatMap(referral -> referral.recipients().stream())
                .forEach(each -> answer(each.id(), "2026-10-20T08:00:00Z", Status.FIRST_CONTACT, null));
        newcomers("2026-10-21T08:00:00Z", "2026-10-25T08:00:00Z");
        assertThat(total(SUMMER)).isEqualTo(before);
        assertThat(total(AUTUMN).overTarget())
                .as("moved to 29 October, seen on the 20th")
                .isEqualTo(6);
    }

    /** Without any, a quarter would say how many waited at the end of the one before. */
    private void newcomers(String made, String seen) {
        for (int i = 0; i < 6; i++) {
            answer(made(made, "N-" + i), seen, Status.FIRST_CONTACT, null);
        }
    }

    private Figure total(Quarter quarter) {
        return waits.figures(Desk.OPERATOR, quarter).get(0);
    }

    private UUID made(String at, String reference) {
        desk.now = Instant.parse(at);
        return desk.committed(reference);
    }

    private void answer(UUID recipient, String at, Status status, LocalDate day) {
        answer(recipient, at, status, day, null);
    }

    private void answer(UUID recipient, String at, Status status, LocalDate day, String reason) {
        desk.now = Instant.parse(at);
        desk.replies.record(Desk.AGENCY, new Reply(recipient, status, reason, day), "x.csv");
    }
}
