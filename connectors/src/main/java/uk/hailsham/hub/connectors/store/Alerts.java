package uk.hailsham.hub.connectors.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import uk.hailsham.hub.domain.alert.AlertCause;
import uk.hailsham.hub.domain.alert.Condition;

/** What must be seen to, from its opening to its end. At most one alert is open for a cause and its subject. */
public final class Alerts {
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final Clock clock;

    public Alerts(JdbcClient jdbc, TransactionTemplate transactions, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** @param closedAt null while it is open */
    public record Alert(long id, Condition condition, Instant openedAt, Instant closedAt) {}

    /** What of an alert people have not been told yet. */
    public enum News {
        OPENED,
        ENDED
    }

    private record Key(String cause, String subject) {}

    /** Opens what is new, closes what is over, leaves the rest; without effect when nothing has changed. */
    public void settle(Collection<Condition> now) {
        transactions.executeWithoutResult(status -> {
            Set<Key> so = new HashSet<>();
            now.forEach(condition -> so.add(new Key(condition.cause().word(), condition.subject())));
            open().stream()
                    .filter(alert -> !so.contains(new Key(
                            alert.condition().cause().word(), alert.condition().subject())))
                    .forEach(alert -> stamp("closed_at", alert.id()));
            now.forEach(this::open);
        });
    }

    private void open(Condition condition) {
        jdbc.sql("""
                        INSERT INTO hub.alerts (cause, subject, school, since, told, opened_at) VALUES (?, ?, ?, ?, ?, ?)
                        ON CONFLICT (cause, subject) WHERE closed_at IS NULL
                        DO UPDATE SET told = excluded.told WHERE alerts.told <> excluded.told""")
                .params(Arrays.asList(
                        condition.cause().word(),
                        condition.subject(),
                        condition.school(),
                        Sql.time(condition.since()),
                        condition.told(),
                        Sql.time(clock.instant())))
                .update();
    }

    /** Of which nobody has been told, the oldest first; what was over before anybody was told of it is nobody's news. */
    public List<Alert> untold(News news) {
        String which = news == News.OPENED
                ? "closed_at IS NULL AND opening_told_at IS NULL"
                : "closed_at IS NOT NULL AND opening_told_at IS NOT NULL AND end_told_at IS NULL";
        return jdbc.sql("SELECT * FROM hub.alerts WHERE " + which + " ORDER BY id")
                .query((row, number) -> alert(row))
                .list();
    }

    public void told(Alert alert, News news) {
        stamp(news == News.OPENED ? "opening_told_at" : "end_told_at", alert.id());
    }

    private void stamp(String column, long id) {
        jdbc.sql("UPDATE hub.alerts SET " + column + " = ? WHERE id = ? AND " + column + " IS NULL")
                .params(Sql.time(clock.instant()), id)
                .update();
    }

    /** The oldest first. */
    public List<Alert> open() {
        return jdbc.sql("SELECT * FROM hub.alerts WHERE closed_at IS NULL ORDER BY id")
                .query((row, number) -> alert(row))
                .list();
    }

    /** Open and closed ones, the newest first. */
    public List<Alert> all(int limit) {
        return jdbc.sql("SELECT * FROM hub.alerts ORDER BY id DESC LIMIT ?")
                .param(limit)
                .query((row, number) -> alert(row))
                .list();
    }

    private static Alert alert(ResultSet row) throws SQLException {
        return new Alert(
                row.getLong("id"),
                new Condition(
                        AlertCause.of(row.getString("cause")),
                        row.getString("subject"),
                        Sql.instant(row, "since"),
                        row.getString("told"),
                        row.getString("school")),
                Sql.instant(row, "opened_at"),
                Sql.instant(row, "closed_at"));
    }
}
