package uk.hailsham.hub.connectors.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.springframework.jdbc.core.simple.JdbcClient;
import uk.hailsham.hub.domain.referral.RecipientState;
import uk.hailsham.hub.domain.referral.Rung;
import uk.hailsham.hub.domain.referral.Standing;
import uk.hailsham.hub.domain.referral.Urgency;

/**
 * When an agency's clock to the first contact stands still: while the agency has it on hold for a reason that is not its own.
 * No clock stands still for a child in danger, nor one that has run out. A pause begins when the hub hears of it, so that
 * nobody gets time for days that are past, and ends on the day that the agency names, if that is earlier than its word.
 */
public final class Pauses {
    static final String PAUSED = "clock-paused";
    static final String RESUMED = "clock-resumed";

    private final JdbcClient jdbc;
    private final RecipientBook book;
    private final ZoneId zone;
    private final Predicate<String> pausing;
    private final Moving moving;
    private final Clock clock;

    /** @param pausing whether a code of the list {@code hold-reasons} lets the clock stand still */
    public Pauses(JdbcClient jdbc, ZoneId zone, Predicate<String> pausing, Moving moving, Clock clock) {
        this.jdbc = jdbc;
        this.book = new RecipientBook(jdbc, clock);
        this.zone = zone;
        this.pausing = pausing;
        this.moving = moving;
        this.clock = clock;
    }

    /** How far a pause moves the day by which an agency should see the child. */
    @FunctionalInterface
    public interface Moving {
        Instant moved(String agency, String school, Urgency urgency, Instant due, Instant from, Instant to);
    }

    private record Running(
            String agency, String school, Urgency urgency, boolean safeguarding, Instant contactBy, Instant since) {}

    /**
     * Follows from the agency's newest word, in the acting transaction.
     *
     * @param now where the recipient stands after it
     * @param reason the code given with it; null for none
     * @param day that it names; empty for none
     */
    void heard(UUID recipient, Standing now, String word, String reason, Optional<LocalDate> day) {
        Running running = running(recipient);
        boolean held = now.state() == RecipientState.ON_HOLD;
        boolean said = word.equals(RecipientState.ON_HOLD.word());
        boolean pause = held && (said ? reason != null && pausing.test(reason) : running.since() != null);
        if (!pause && running.since() != null) {
            resume(recipient, now, running, day);
        } else if (pause && running.since() == null && mayPause(running, now)) {
            pause(recipient, now, reason);
        }
    }

    private boolean mayPause(Running running, Standing now) {
        return !running.safeguarding()
                && running.contactBy() != null
                && clock.instant().isBefore(running.contactBy())
                && now.rung().compareTo(Rung.FIRST_CONTACT) < 0;
    }

    private void pause(UUID recipient, Standing now, String reason) {
        jdbc.sql("UPDATE hub.recipients SET paused_since = ? WHERE id = ?")
                .params(Sql.time(clock.instant()), recipient)
                .update();
        tell(recipient, PAUSED, now, Map.of("reason", reason));
    }

    private void resume(UUID recipient, Standing now, Running running, Optional<LocalDate> day) {
        Instant heard = clock.instant();
        Instant until = day.map(named -> named.atStartOfDay(zone).toInstant())
                .filter(named -> named.isBefore(heard))
                .orElse(heard);
        Instant contactBy = moving.moved(
                running.agency(), running.school(), running.urgency(), running.contactBy(), running.since(), until);
        jdbc.sql("UPDATE hub.recipients SET paused_since = NULL, contact_moved_to = ? WHERE id = ?")
                .params(Sql.time(contactBy), recipient)
                .update();
        Map<String, String> detail = new LinkedHashMap<>();
        detail.put("since", running.since().toString());
        detail.put("contactBy", contactBy.toString());
        tell(recipient, RESUMED, now, detail);
    }

    /** A clock may stand still more than once, also for a word that was said before. */
    private void tell(UUID recipient, String kind, Standing now, Map<String, String> detail) {
        int before = jdbc.sql("SELECT count(*) FROM hub.recipient_events WHERE recipient_id = ? AND kind = ?")
                .params(recipient, kind)
                .query(Integer.class)
                .single();
        book.tell(recipient, kind, now, "hub", detail, kind + "-" + (before + 1));
    }

    private Running running(UUID recipient) {
        return jdbc.sql("""
                        SELECT r.agency, f.school, f.urgency, f.safeguarding, r.paused_since,
                            coalesce(r.contact_moved_to, r.first_contact_by) AS contact_by
                        FROM hub.recipients r JOIN hub.referrals f ON f.id = r.referral_id WHERE r.id = ?""")
                .param(recipient)
                .query((row, number) -> running(row))
                .single();
    }

    private static Running running(ResultSet row) throws SQLException {
        return new Running(
                row.getString("agency"),
                row.getString("school"),
                Sql.value(Urgency.class, row.getString("urgency")),
                row.getBoolean("safeguarding"),
                Sql.instant(row, "contact_by"),
                Sql.instant(row, "paused_since"));
    }
}
