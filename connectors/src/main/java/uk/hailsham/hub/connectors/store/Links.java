package uk.hailsham.hub.connectors.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import uk.hailsham.hub.domain.identifier.IdSource;

/** Which records speak of one child, as a history of events of which each can be undone. */
public final class Links {
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final DropJournal journal;
    private final Provenance provenance;
    private final IdSource ids;
    private final Clock clock;

    public Links(
            JdbcClient jdbc,
            TransactionTemplate transactions,
            DropJournal journal,
            Provenance provenance,
            IdSource ids,
            Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.journal = journal;
        this.provenance = provenance;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Takes decisions of an engine in one transaction; the same again changes nothing, and of two on one pair the later
     * counts. A person's word stands against an engine's.
     *
     * @return how many pairs changed
     */
    public int record(List<LinkDecision> decisions) {
        Map<Pair, LinkDecision> last = new LinkedHashMap<>();
        decisions.forEach(decision -> last.put(new Pair(decision.lower(), decision.upper()), decision));
        return record(Stream.of(List.copyOf(last.values())));
    }

    /** The same of slices that are made as they are taken, so that all need not be in memory; no pair is told twice. */
    public int record(Stream<List<LinkDecision>> slices) {
        return transactions.execute(status -> {
            oneAtATime();
            return slices.mapToInt(this::take).sum();
        });
    }

    /**
     * Takes an event back by a person's word: each record returns to the child it had, unless other links still hold them
     * together; no engine links the pair again.
     *
     * @return false when the event is not the pair's latest word, or is itself an undoing
     */
    public boolean undo(UUID linkEvent, String who, String reason) {
        return Boolean.TRUE.equals(transactions.execute(status -> {
            oneAtATime();
            Optional<LinkEvent> event = latest(linkEvent);
            event.ifPresent(found -> {
                book().write(List.of(LinkWord.undoing(found, who, reason)));
                journal.unlinked(found, who, reason);
            });
            return event.isPresent();
        }));
    }

    /** Events that concern the records of a child, oldest first. */
    public List<LinkEvent> history(UUID child) {
        return jdbc.sql("""
                        SELECT DISTINCT e.* FROM hub.link_events e
                        JOIN hub.child_records cr ON cr.record_id IN (e.left_record, e.right_record)
                        WHERE :child IN (cr.child_id, cr.own_child) ORDER BY e.ordinal""").param("child", child).query(Links::event).list();
    }

    /**
     * Referrals about the records of a link, or about children they then belonged to, that were made since the link and
     * before it was taken back: what an agency was told may have been another child's.
     *
     * @param recipient with the agency whom to tell
     */
    public record Consequence(
            UUID referral, UUID recipient, String agency, String state, String rung, Instant madeAt) {}

    /** Empty when there is no such link. */
    public List<Consequence> consequences(UUID linkEvent) {
        return jdbc.sql("""
                        WITH link AS (
                            SELECT e.*, (SELECT min(u.at) FROM hub.link_events u
                                WHERE u.left_record = e.left_record AND u.right_record = e.right_record
                                AND u.ordinal > e.ordinal AND u.kind <> 'link') AS until
                            FROM hub.link_events e WHERE e.id = :event AND e.kind = 'link'),
                        own AS (
                            SELECT cr.own_child, cr.child_id, cr.record_id FROM link JOIN hub.child_records cr
                            ON cr.record_id IN (link.left_record, link.right_record)),
                        held AS (
                            SELECT cr.record_id, cr.own_child AS child FROM hub.child_records cr
                            JOIN own ON own.child_id = cr.child_id)
                        SELECT rf.id AS referral, rc.id AS recipient, rc.agency, rc.state, rc.rung, rf.made_at
                        FROM link JOIN hub.referrals rf ON rf.made_at >= link.at
                            AND (link.until IS NULL OR rf.made_at <= link.until)
                        JOIN hub.recipients rc ON rc.referral_id = rf.id
                        WHERE rf.record_id IN (SELECT record_id FROM held) OR rf.child_id IN (SELECT child FROM held)
                        ORDER BY rf.made_at, rc.agency""")
                .param("event", linkEvent)
                .query((row, number) -> new Consequence(
                        row.getObject("referral", UUID.class),
                        row.getObject("recipient", UUID.class),
                        row.getString("agency"),
                        row.getString("state"),
                        row.getString("rung"),
                        DropRows.instant(row, "made_at")))
                .list();
    }

    /** How many pairs stand at each decision. */
    public LinkCounts counts() {
        return jdbc.sql("""
                        SELECT count(*) FILTER (WHERE decision = 'same') AS same,
                            count(*) FILTER (WHERE decision = 'perhaps') AS perhaps,
                            count(*) FILTER (WHERE decision = 'none') AS none FROM hub.links""")
                .query((row, number) -> new LinkCounts(row.getInt(1), row.getInt(2), row.getInt(3)))
                .single();
    }

    /** Every pair linked as the same child, for reports that know the truth. */
    public List<Pair> same() {
        return jdbc.sql("SELECT left_record, right_record FROM hub.links WHERE decision = 'same' ORDER BY 1, 2")
                .query((row, number) -> new Pair(row.getObject(1, UUID.class), row.getObject(2, UUID.class)))
                .list();
    }

    /** Pairs of which one is among these records and about which there ever was a word. */
    public List<Pair> known(Collection<UUID> records) {
        return jdbc.sql("""
                        SELECT left_record, right_record FROM hub.links WHERE left_record = ANY (CAST(:records AS uuid[]))
                        UNION SELECT left_record, right_record FROM hub.links
                        WHERE right_record = ANY (CAST(:records AS uuid[])) ORDER BY 1, 2""")
                .param("records", records.stream().map(UUID::toString).toArray(String[]::new))
                .query((row, number) -> new Pair(row.getObject(1, UUID.class), row.getObject(2, UUID.class)))
                .list();
    }

    /** Fields in which the records of a child differ now. */
    public List<Discrepancy> discrepancies(UUID child) {
        return new Discrepancies(jdbc).open(child);
    }

    private int take(List<LinkDecision> decisions) {
        int changed = book().write(decisions.stream().map(LinkWord::of).toList());
        new Discrepancies(jdbc).told(decisions, now());
        return changed;
    }

    private Optional<LinkEvent> latest(UUID event) {
        return jdbc.sql("""
                        SELECT e.* FROM hub.link_events e JOIN hub.links l ON l.event_id = e.id
                        WHERE e.id = :id AND l.decision <> 'none'""").param("id", event).query(Links::event).optional();
    }

    private static LinkEvent event(ResultSet row, int number) throws SQLException {
        return new LinkEvent(
                row.getObject("id", UUID.class),
                DropRows.instant(row, "at"),
                row.getString("kind"),
                row.getObject("left_record", UUID.class),
                row.getObject("right_record", UUID.class),
                row.getString("evidence"),
                row.getString("engine"),
                row.getString("decided_by"),
                row.getString("reason"),
                row.getObject("undoes", UUID.class));
    }

    /** Two who regroup the same records at once would each miss the other's links. */
    private void oneAtATime() {
        oneAtATime(jdbc);
    }

    /** Two that change links at one time could each miss what the other joins. */
    static void oneAtATime(JdbcClient jdbc) {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtext('links'))")
                .query((row, number) -> number)
                .single();
    }

    private LinkBook book() {
        return new LinkBook(jdbc, ids, provenance, now());
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    /** Two records held to be one child, in the order of their ids. */
    public record Pair(UUID left, UUID right) {}

    /** A field in which two records of one child differ, and since when that is known. */
    public record Discrepancy(UUID left, UUID right, String field, Instant since) {}
}
