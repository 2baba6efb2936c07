package uk.hailsham.hub.connectors.store;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What must be said to the broker: written in the transaction that makes it true, sent afterwards, done when its consumer
 * says so. The broker may forget everything; the outbox does not.
 */
public final class Outbox {
    public static final String CHILDREN_CHANGED = "hub.children.changed";

    /** A consumer that failed has not said done, nor that it failed; after this long its message is sent again. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final Clock clock;
    private final Set<Undone> undone = ConcurrentHashMap.newKeySet();

    private record Undone(String queue, UUID body) {}

    public Outbox(JdbcClient jdbc, TransactionTemplate transactions, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Within the acting transaction. */
    void add(String queue, UUID body) {
        jdbc.sql("INSERT INTO hub.outbox (queue, body, created_at) VALUES (?, ?, ?)")
                .params(queue, body.toString(), Sql.time(clock.instant()))
                .update();
    }

    /**
     * Claims unsent rows, whichever transaction they came from and however late it committed, and gives them to the
     * sender; they count as sent when it returns.
     *
     * @return how many were sent
     */
    public int relay(int limit, Sender sender) {
        Set.copyOf(undone).forEach(this::sendAgainSoon);
        return transactions.execute(status -> {
            List<Posting> rows = claim(limit);
            if (!rows.isEmpty()) {
                sender.send(rows);
                rows.forEach(row -> jdbc.sql("UPDATE hub.outbox SET sent_at = ?, sends = sends + 1 WHERE id = ?")
                        .params(Sql.time(clock.instant()), Long.valueOf(row.key()))
                        .update());
            }
            return rows.size();
        });
    }

    /** A second after its first failure, then ever later, so that a message that fails by itself fills no log. */
    private void sendAgainSoon(Undone one) {
        jdbc.sql("""
                        UPDATE hub.outbox SET sent_at = NULL WHERE queue = ? AND body = ? AND done_at IS NULL
                            AND sent_at < ?::timestamptz - make_interval(secs => power(2, least(sends, 8) - 1))""")
                .params(one.queue(), one.body().toString(), Sql.time(clock.instant()))
                .update();
        boolean waits = jdbc.sql(
                        "SELECT EXISTS (SELECT 1 FROM hub.outbox WHERE queue = ? AND body = ? AND done_at IS NULL AND sent_at IS NOT NULL)")
                .params(one.queue(), one.body().toString())
                .query(Boolean.class)
                .single();
        if (!waits) {
            undone.remove(one);
        }
    }

    /** What was sent in the future was sent by a clock that has gone back since. */
    private List<Posting> claim(int limit) {
        Instant now = clock.instant();
        return jdbc.sql("""
                        SELECT id, queue, body, sends FROM hub.outbox
                        WHERE done_at IS NULL AND (sent_at IS NULL OR sent_at < ? OR sent_at > ?)
                        ORDER BY id LIMIT ? FOR UPDATE SKIP LOCKED""")
                .params(Sql.time(now.minus(PATIENCE)), Sql.time(now.plus(PATIENCE)), limit)
                .query((row, number) -> new Posting(
                        row.getString("id"), row.getString("queue"), row.getString("body"), row.getInt("sends"), false))
                .list();
    }

    /** The consumer has done what the message asked for. */
    public void done(String queue, UUID body) {
        jdbc.sql("UPDATE hub.outbox SET done_at = ? WHERE queue = ? AND body = ? AND done_at IS NULL")
                .params(Sql.time(clock.instant()), queue, body.toString())
                .update();
    }

    /** The consumer has failed, its message is used up: it is to be sent again soon. */
    public void undone(String queue, UUID body) {
        undone.add(new Undone(queue, body));
    }

    /** At start: what was sent and not done is to be sent again. @return how many */
    public int recover() {
        return jdbc.sql("UPDATE hub.outbox SET sent_at = NULL WHERE done_at IS NULL AND sent_at IS NOT NULL")
                .update();
    }

    /** Rows that are not done yet. */
    public int open() {
        return jdbc.sql("SELECT count(*) FROM hub.outbox WHERE done_at IS NULL")
                .query(Integer.class)
                .single();
    }

    /** Sends a batch to the broker, all or none; an exception leaves the rows unsent. */
    @FunctionalInterface
    public interface Sender {
        void send(List<Posting> postings);
    }

    /**
     * @param key of the row, unique within its table
     * @param sends how often it was sent before: part of the duplicate id, so that a lost one can be sent again
     * @param overtakes what waits in the queue already: the safeguarding lane does
     */
    public record Posting(String key, String queue, String body, int sends, boolean overtakes) {}
}
