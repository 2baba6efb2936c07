package uk.hailsham.hub.connectors.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import uk.hailsham.hub.domain.access.Access;
import uk.hailsham.hub.domain.waiting.Figure;
import uk.hailsham.hub.domain.waiting.Figures;
import uk.hailsham.hub.domain.waiting.Quarter;
import uk.hailsham.hub.domain.waiting.Wait;

/** How long recipients waited, as it was known when a quarter ended. Nothing of it leaves but figures. */
public final class Waits {
    /**
     * The child was seen on the day that the agency named, if that is not later than its answer; a recipient closed without
     * word of a contact was seen by then. Pauses move the day by which it should have been seen, as far as they were known.
     * The year 0, which the database cannot read, has no days.
     */
    private static final String WAITS = """
            WITH told AS (
                SELECT p.id, p.agency, f.need, f.school, p.clock_started_at AS made, p.first_contact_by AS agreed,
                    min(least(e.at, CASE WHEN e.detail->>'date' ~ '^[1-9][0-9]{3}-[0-9]{2}-[0-9]{2}$'
                        THEN (e.detail->>'date')::date::timestamp AT TIME ZONE :zone END))
                        FILTER (WHERE e.rung IN ('first-contact', 'closed')) AS seen,
                    min(e.at) FILTER (WHERE e.state IN ('rejected', 'cancelled', 'failed')) AS ended
                FROM hub.recipients p JOIN hub.referrals f ON f.id = p.referral_id
                LEFT JOIN hub.recipient_events e ON e.recipient_id = p.id AND e.at < :end
                WHERE p.clock_started_at < :end AND p.state <> 'entered-in-error' AND f.school <> 'drill'
                GROUP BY p.id, p.agency, f.need, f.school, p.clock_started_at, p.first_contact_by)
            SELECT told.*, CASE paused.kind WHEN 'clock-paused' THEN NULL
                WHEN 'clock-resumed' THEN (paused.detail->>'contactBy')::timestamptz ELSE told.agreed END AS target
            FROM told LEFT JOIN LATERAL (SELECT c.kind, c.detail FROM hub.recipient_events c
                WHERE c.recipient_id = told.id AND c.kind IN ('clock-paused', 'clock-resumed') AND c.at < :end
                ORDER BY c.id DESC LIMIT 1) paused ON true
            WHERE coalesce(least(seen, ended), :end) >= :begin""";

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final DropJournal journal;
    private final ZoneId zone;

    public Waits(JdbcClient jdbc, TransactionTemplate transactions, DropJournal journal, ZoneId zone) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.journal = journal;
        this.zone = zone;
    }

    /** The figures of a quarter that has ended; a look that is audited. */
    public List<Figure> figures(Access access, Quarter quarter) {
        return transactions.execute(status -> {
            journal.looked(access, "waiting-times");
            return new Figures(quarter, waits(quarter), children()).rows();
        });
    }

    private List<Wait> waits(Quarter quarter) {
        return jdbc.sql(WAITS)
                .param("zone", zone.getId())
                .param("begin", Sql.time(quarter.begins(zone)))
                .param("end", Sql.time(quarter.ends(zone)))
                .query((row, number) -> wait(row, quarter))
                .list();
    }

    private Wait wait(ResultSet row, Quarter quarter) throws SQLException {
        Instant seen = Sql.instant(row, "seen");
        Instant ended = Sql.instant(row, "ended");
        Instant target = Sql.instant(row, "target");
        Wait.End end = seen != null ? Wait.End.SEEN : ended != null ? Wait.End.OTHERWISE : Wait.End.WAITING;
        Instant last =
                switch (end) {
                    case SEEN -> seen;
                    case OTHERWISE -> ended;
                    case WAITING -> quarter.ends(zone);
                };
        LocalDate made = day(Sql.instant(row, "made"));
        int entered = days(made, quarter.first());
        return new Wait(
                row.getString("agency"),
                row.getString("need"),
                row.getString("school"),
                YearMonth.from(made),
                entered,
                Math.max(entered, days(made, day(last))),
                end,
                target != null && last.isAfter(target));
    }

    private LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, zone);
    }

    /** None when a mistyped day lies before the referral. */
    private static int days(LocalDate from, LocalDate to) {
        return Math.max(0, (int) ChronoUnit.DAYS.between(from, to));
    }

    private Map<String, Long> children() {
        Map<String, Long> children = new LinkedHashMap<>();
        jdbc.sql("SELECT r.source, count(*) AS children FROM hub.records r"
                        + " JOIN hub.statements s ON s.record_id = r.id AND s.said_to IS NULL"
                        + " WHERE r.source <> 'index' GROUP BY r.source")
                .query(row -> {
                    children.put(row.getString("source"), row.getLong("children"));
                });
        return children;
    }
}
