package uk.hailsham.hub.connectors.store;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import uk.hailsham.hub.domain.silence.Alarm;
import uk.hailsham.hub.domain.silence.Arrived;
import uk.hailsham.hub.domain.silence.Cause;

/** Alarms about schools' drops: what is wrong now, and what was. At most one is open for a school and a cause. */
public final class Alarms {
    private static final int LATELY = 60;

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final Clock clock;

    public Alarms(JdbcClient jdbc, TransactionTemplate transactions, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** @param closedAt null while it is open */
    public record Noted(String school, Alarm alarm, Instant openedAt, Instant closedAt) {}

    /** From when on drops of this school are expected: from the first time this is asked. */
    public Instant watchedSince(String school) {
        jdbc.sql("INSERT INTO hub.watched (school, since) VALUES (:school, :now) ON CONFLICT DO NOTHING")
                .param("school", school)
                .param("now", Sql.time(clock.instant()))
                .update();
        return jdbc.sql("SELECT since FROM hub.watched WHERE school = :school")
                .param("school", school)
                .query((row, number) -> Sql.instant(row, "since"))
                .single();
    }

    /** A school's latest drops of pupils in order of arrival; those that were refused say nothing of its pupils. */
    public List<Arrived> arrived(String school) {
        List<Arrived> arrived = new ArrayList<>(jdbc.sql("""
                        SELECT arrived_at, rows_in, state, written_at,
                               children_new + children_changed + children_gone AS changes
                        FROM hub.drops WHERE partner = :school AND kind = 'pupils' AND state <> 'refused'
                        ORDER BY arrival DESC LIMIT :lately""")
                .param("school", school)
                .param("lately", LATELY)
                .query((row, number) -> new Arrived(
                        Sql.instant(row, "arrived_at"),
                        row.getInt("rows_in"),
                        row.getString("state").equals("repeated"),
                        row.getString("state").equals("applied") ? row.getInt("changes") : 1,
                        Sql.instant(row, "written_at")))
                .list());
        Collections.reverse(arrived);
        return arrived;
    }

    /** Opens what is new, closes what is over, leaves the rest; without effect when nothing has changed. */
    public void settle(String school, Map<Cause, Alarm> now) {
        transactions.executeWithoutResult(status -> {
            Set<Cause> over = EnumSet.allOf(Cause.class);
            over.removeAll(now.keySet());
            over.forEach(cause -> close(school, cause));
            now.values().forEach(alarm -> open(school, alarm));
        });
    }

    private void close(String school, Cause cause) {
        jdbc.sql("""
                        UPDATE hub.alarms SET closed_at = :now
                        WHERE school = :school AND cause = :cause AND closed_at IS NULL""")
                .param("school", school)
                .param("cause", cause.word())
                .param("now", Sql.time(clock.instant()))
                .update();
    }

    private void open(String school, Alarm alarm) {
        jdbc.sql("""
                        INSERT INTO hub.alarms (school, cause, since, told, opened_at)
                        VALUES (:school, :cause, :since, :told, :now)
                        ON CONFLICT (school, cause) WHERE closed_at IS NULL
                        DO UPDATE SET told = excluded.told WHERE alarms.told <> excluded.told""")
                .param("school", school)
                .param("cause", alarm.cause().word())
                .param("since", Sql.time(alarm.since()))
                .param("told", alarm.told())
                .param("now", Sql.time(clock.instant()))
                .update();
    }

    /** What is open of one school, or of all when null; the oldest first. */
    public List<Noted> open(String school) {
        return list(school, true, Integer.MAX_VALUE);
    }

    /** Open and closed ones, of one school or of all when null; the newest first. */
    public List<Noted> all(String school, int limit) {
        return list(school, false, limit);
    }

    private List<Noted> list(String school, boolean openOnly, int limit) {
        return jdbc.sql("""
                        SELECT * FROM hub.alarms
                        WHERE (cast(:school AS text) IS NULL OR school = :school)
                        AND (NOT :open OR closed_at IS NULL)
                        ORDER BY CASE WHEN :open THEN id ELSE -id END LIMIT :limit""")
                .param("school", school)
                .param("open", openOnly)
                .param("limit", limit)
                .query((row, number) -> new Noted(
                        row.getString("school"),
                        new Alarm(Cause.of(row.getString("cause")), Sql.instant(row, "since"), row.getString("told")),
                        Sql.instant(row, "opened_at"),
                        Sql.instant(row, "closed_at")))
                .list();
    }
}
