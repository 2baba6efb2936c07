package uk.hailsham.hub.connectors.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import uk.hailsham.hub.domain.referral.RecipientState;
import uk.hailsham.hub.domain.referral.Rung;
import uk.hailsham.hub.domain.referral.Standing;

/** Where recipients stand and what happened to them; every change is a standing and an event in one transaction. */
final class RecipientBook {
    private final JdbcClient jdbc;
    private final Clock clock;

    RecipientBook(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The standing now, locked until the transaction ends. */
    Optional<Standing> locked(UUID recipient) {
        return jdbc.sql("SELECT state, rung FROM hub.recipients WHERE id = ? FOR UPDATE")
                .param(recipient)
                .query((row, number) -> standing(row))
                .optional();
    }

    /** @param told whether the event that was asked for had been told before the lock was had */
    record Page(Standing standing, boolean told) {}

    /** The standing now, locked until the transaction ends, and whether an event has been told before. */
    Page opened(UUID recipient, String once) {
        return jdbc.sql("""
                        SELECT state, rung, EXISTS (SELECT FROM hub.recipient_events e
                            WHERE e.recipient_id = r.id AND e.once = ?) AS told
                        FROM hub.recipients r WHERE id = ? FOR UPDATE""")
                .params(once, recipient)
                .query((row, number) -> new Page(standing(row), row.getBoolean("told")))
                .single();
    }

    static Standing standing(ResultSet row) throws SQLException {
        return new Standing(
                Sql.value(RecipientState.class, row.getString("state")), Sql.value(Rung.class, row.getString("rung")));
    }

    void stand(UUID recipient, Standing standing) {
        standing(recipient, standing).on(jdbc);
    }

    static Write standing(UUID recipient, Standing standing) {
        return Write.of(
                "UPDATE hub.recipients SET state = ?, rung = ? WHERE id = ?",
                standing.state().word(),
                standing.rung().word(),
                recipient);
    }

    /** The youngest day an agency has named in an answer that moved the recipient. */
    Optional<LocalDate> answeredOn(UUID recipient) {
        return jdbc.sql("SELECT answered_on FROM hub.recipients WHERE id = ? AND answered_on IS NOT NULL")
                .param(recipient)
                .query(LocalDate.class)
                .optional();
    }

    void answeredOn(UUID recipient, LocalDate day) {
        jdbc.sql("UPDATE hub.recipients SET answered_on = greatest(answered_on, ?) WHERE id = ?")
                .params(day, recipient)
                .update();
    }

    /** The agency has answered: the clock that waits for it stands still, at its first answer. */
    void stopClock(UUID recipient) {
        jdbc.sql("UPDATE hub.recipients SET clock_stopped_at = ? WHERE id = ? AND clock_stopped_at IS NULL")
                .params(Sql.time(clock.instant()), recipient)
                .update();
    }

    /**
     * @param once what makes the event one and the same when it is told twice
     * @return false when it had been told before
     */
    boolean tell(UUID recipient, String kind, Standing after, String source, Map<String, ?> detail, String once) {
        return telling(recipient, kind, after, source, detail, once).on(jdbc) == 1;
    }

    /** The same as {@link #tell}; nothing when it had been told before. */
    Write telling(UUID recipient, String kind, Standing after, String source, Map<String, ?> detail, String once) {
        return Write.of(
                """
                INSERT INTO hub.recipient_events (recipient_id, at, kind, state, rung, source, detail, once)
                VALUES (?, ?, ?, ?, ?, ?, ?::jsonb, ?) ON CONFLICT (recipient_id, once) DO NOTHING""",
                recipient,
                Sql.time(clock.instant()),
                kind,
                after.state().word(),
                after.rung().word(),
                source,
                Json.write(detail),
                once);
    }
}
