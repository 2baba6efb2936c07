package uk.hailsham.hub.connectors.store;

import java.sql.Types;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import uk.hailsham.hub.domain.intake.Rejection;

/** The drops of all partners with their books. */
public final class Drops {
    private static final String IN_PROGRESS_OR_TAKEN = "('arrived', 'reading', 'held', 'applied')";

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final DropJournal journal;
    private final Provenance provenance;
    private final Clock clock;

    public Drops(
            JdbcClient jdbc,
            TransactionTemplate transactions,
            DropJournal journal,
            Provenance provenance,
            Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.journal = journal;
        this.provenance = provenance;
        this.clock = clock;
    }

    /**
     * Notes that a drop is in the vault; the same id twice has the effect of once.
     *
     * @return its state is ARRIVED, or REPEATED when it says what the partner's latest drop of that kind that was
     *     applied, held or is in progress had said
     */
    public Drop arrived(Arrival arrival) {
        return transactions.execute(status -> {
            oneAtATime(arrival.partner());
            if (find(arrival.id()).isEmpty()) {
                insert(arrival, repeats(arrival));
                journal.noted(require(arrival.id()));
            }
            return require(arrival.id());
        });
    }

    /**
     * The partner's oldest unfinished drop, marked READING; one that a crash left so comes again. One reader per partner
     * may ask at a time.
     */
    public Optional<Drop> nextFor(String partner) {
        return jdbc.sql("""
                        UPDATE hub.drops SET state = 'reading', started_at = :now
                        WHERE id = (SELECT id FROM hub.drops WHERE partner = :partner AND state IN ('arrived', 'reading')
                                    ORDER BY arrival LIMIT 1 FOR UPDATE)
                        RETURNING *""")
                .param("partner", partner)
                .param("now", now())
                .query(DropRows::drop)
                .optional();
    }

    /** As {@link #nextFor(String)}, when that drop is of this kind: nothing overtakes what the partner sent before. */
    public Optional<Drop> nextFor(String partner, DropKind kind) {
        Optional<String> first =
                jdbc.sql("""
                        SELECT kind FROM hub.drops WHERE partner = :partner AND state IN ('arrived', 'reading')
                        ORDER BY arrival LIMIT 1""").param("partner", partner).query(String.class).optional();
        return first.filter(kind.word()::equals).flatMap(found -> nextFor(partner));
    }

    /** Lets a drop wait unread while its sender's flow is stopped; {@link #resume} goes on with it. */
    public void stop(Drop drop, String why) {
        transactions.executeWithoutResult(status -> {
            int stopped = jdbc.sql("""
                            UPDATE hub.drops SET state = 'held', reason_code = :code, reason = :why
                            WHERE id = :id AND state IN ('arrived', 'reading')""")
                    .param("id", drop.id())
                    .param("code", Drop.AGREEMENT_LAPSED)
                    .param("why", why)
                    .update();
            if (stopped == 1) {
                journal.noted(require(drop.id()));
            }
        });
    }

    /** What waited while the partner's flow was stopped comes again, in the order in which it arrived. */
    public void resume(String partner) {
        boolean any = jdbc.sql(
                        "SELECT EXISTS (SELECT FROM hub.drops WHERE partner = ? AND state = 'held' AND reason_code = ?)")
                .params(partner, Drop.AGREEMENT_LAPSED)
                .query(Boolean.class)
                .single();
        if (!any) {
            return;
        }
        transactions.executeWithoutResult(status -> jdbc.sql("""
                        UPDATE hub.drops SET state = 'arrived', reason_code = NULL, reason = NULL
                        WHERE partner = :partner AND state = 'held' AND reason_code = :code RETURNING id""")
                .param("partner", partner)
                .param("code", Drop.AGREEMENT_LAPSED)
                .query(UUID.class)
                .list()
                .forEach(id -> journal.noted(require(id))));
    }

    /** Ends a drop whose records were taken one by one, each in a transaction of its own; once only. */
    public Drop taken(Drop drop, Ledger ledger, List<Rejection> rejections) {
        return transactions.execute(status -> {
            DropEnd end = new DropEnd(jdbc, drop, now());
            if (end.stillReading()) {
                end.applied(ledger);
                Rejections.add(jdbc, drop.id(), rejections);
                journal.noted(end.drop());
            }
            return end.drop();
        });
    }

    public Optional<Drop> find(UUID id) {
        return jdbc.sql("SELECT * FROM hub.drops WHERE id = :id")
                .param("id", id)
                .query(DropRows::drop)
                .optional();
    }

    /** Of how many pupils what was read and not kept, by the word of what it was. */
    public Map<String, Integer> notKept(UUID drop) {
        Map<String, Integer> counts = new TreeMap<>();
        jdbc.sql("SELECT key, value FROM hub.drops, jsonb_each_text(not_kept) WHERE id = ?")
                .param(drop)
                .query(row -> {
                    counts.put(row.getString("key"), row.getInt("value"));
                });
        return counts;
    }

    /** The newest drops, of one partner or of all when null, newest first. */
    public List<Drop> list(String partner, int limit) {
        return jdbc.sql("""
                        SELECT * FROM hub.drops WHERE cast(:partner AS text) IS NULL OR partner = :partner
                        ORDER BY arrival DESC LIMIT :limit""")
                .param("partner", partner)
                .param("limit", limit)
                .query(DropRows::drop)
                .list();
    }

    /**
     * Source records by their fate.
     *
     * @param partner whose drops
     * @param fate as the ledger names it
     */
    public record Fate(String partner, String fate, long records) {}

    /** Over every drop there is on record. */
    public List<Fate> fates() {
        return jdbc.sql("""
                        SELECT partner, fate, sum(records) AS records FROM hub.drops, LATERAL (VALUES
                            ('accepted', accepted), ('unchanged', unchanged), ('superseded', superseded),
                            ('held', held), ('rejected', rejected)) AS f(fate, records)
                        WHERE kind IN ('pupils', 'pupil-events', 'index-feed') GROUP BY partner, fate ORDER BY partner, fate""")
                .query((row, number) ->
                        new Fate(row.getString("partner"), row.getString("fate"), row.getLong("records")))
                .list();
    }

    /** Drops that are neither finished nor held. */
    public int unfinished() {
        return jdbc.sql("SELECT count(*) FROM hub.drops WHERE state IN ('arrived', 'reading')")
                .query(Integer.class)
                .single();
    }

    /** Ends a drop that cannot be read; nothing of it is kept but why. */
    public void refuse(Drop drop, Rejection why) {
        transactions.executeWithoutResult(status -> {
            if (close(drop.id(), "('arrived', 'reading')", why.code(), "expected " + why.expected())) {
                Rejections.replace(jdbc, drop.id(), why);
                journal.noted(require(drop.id()));
            }
        });
    }

    private boolean close(UUID drop, String from, String code, String reason) {
        return jdbc.sql("""
                                UPDATE hub.drops SET state = 'refused', finished_at = :now, reason_code = :code,
                                       reason = :reason
                                WHERE id = :id AND state IN %s""".formatted(from))
                        .param("id", drop)
                        .param("now", now())
                        .param("code", code)
                        .param("reason", reason)
                        .update()
                == 1;
    }

    private Drop require(UUID id) {
        return find(id).orElseThrow(() -> new IllegalStateException("no drop dr-" + id));
    }

    /** Arrivals of one partner queue up, so that each sees the one before. */
    private void oneAtATime(String partner) {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtext('drops'), hashtext(:partner))")
                .param("partner", partner)
                .query((row, number) -> partner)
                .single();
    }

    private Optional<UUID> repeats(Arrival arrival) {
        return jdbc.sql("""
                        SELECT id FROM (SELECT id, content_hash FROM hub.drops
                                        WHERE partner = :partner AND kind = :kind AND state IN %s
                                        ORDER BY arrival DESC LIMIT 1) latest
                        WHERE content_hash = :hash""".formatted(IN_PROGRESS_OR_TAKEN))
                .param("partner", arrival.partner())
                .param("kind", arrival.kind().word())
                .param("hash", arrival.contentHash())
                .query(UUID.class)
                .optional();
    }

    private void insert(Arrival arrival, Optional<UUID> repeats) {
        boolean repeated = repeats.isPresent();
        jdbc.sql("""
                        INSERT INTO hub.drops (id, partner, kind, state, parts, size, content_hash, arrived_at,
                            finished_at, reason_code, reason, repeats, config_hash, hub_version)
                        VALUES (:id, :partner, :kind, :state, :parts, :size, :hash, :now,
                            :finished, :code, :reason, :repeats, :config, :version)""")
                .param("id", arrival.id())
                .param("partner", arrival.partner())
                .param("kind", arrival.kind().word())
                .param("state", repeated ? "repeated" : "arrived")
                .param("parts", arrival.parts().toArray(String[]::new))
                .param("size", arrival.size())
                .param("hash", arrival.contentHash())
                .param("now", now())
                .param("finished", repeated ? now() : null, Types.TIMESTAMP_WITH_TIMEZONE)
                .param("code", repeated ? "repeat" : null)
                .param("reason", repeated ? "says again what the latest drop said" : null)
                .param("repeats", repeats.orElse(null))
                .param("config", provenance.configHash())
                .param("version", provenance.hubVersion())
                .update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
