package uk.hailsham.hub.connectors.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import uk.hailsham.hub.domain.access.Access;
import uk.hailsham.hub.domain.identifier.IdSource;
import uk.hailsham.hub.domain.review.Ballot;
import uk.hailsham.hub.domain.review.Verdict;
import uk.hailsham.hub.domain.review.Vote;
import uk.hailsham.hub.reconcile.Decision;

/** The desk of those who decide what the engine leaves open. A decision stands until the evidence itself changes. */
public final class Reviews {
    private static final String SELECT = """
            SELECT l.event_id, l.left_record, l.right_record, l.decision, l.proposed, l.by_person, l.evidence::text AS evidence,
                l.seen::text AS seen, hub.grades(l.evidence)::text AS grades, COALESCE(l.reopened_at, e.at) AS since,
                l.reopened_at IS NOT NULL AS reopened,
                a.source AS left_source, b.source AS right_source, ac.child_id AS left_child, bc.child_id AS right_child,
                EXISTS (SELECT FROM hub.shields s WHERE s.lifted_at IS NULL AND (
                    s.record_id IN (l.left_record, l.right_record) OR s.child_id IN (ac.child_id, bc.child_id))) AS shielded
            FROM hub.links l JOIN hub.link_events e ON e.id = l.event_id
            JOIN hub.records a ON a.id = l.left_record JOIN hub.records b ON b.id = l.right_record
            JOIN hub.child_records ac ON ac.record_id = a.id JOIN hub.child_records bc ON bc.record_id = b.id """;

    private static final String OPEN = SELECT
            + " WHERE l.decision = 'perhaps' OR l.reopened_at IS NOT NULL ORDER BY since, l.event_id LIMIT :limit";
    private static final String ONE = SELECT + " WHERE l.event_id = :id";

    /** Others who are said to live where one of the two does, or did. */
    private static final String HOUSEHOLD = """
            WITH said AS (
                SELECT r.id, upper(replace(a->>'postcode', ' ', '')) AS postcode, upper(a->'lines'->>0) AS line
                FROM hub.records r CROSS JOIN LATERAL (
                    SELECT * FROM hub.statements s WHERE s.record_id = r.id ORDER BY s.id + 0 DESC LIMIT 1) st
                CROSS JOIN LATERAL jsonb_array_elements(
                    COALESCE(st.document->'addresses', jsonb_build_array(st.document->'address'))) a
                WHERE st.said_to IS NULL)
            SELECT DISTINCT other.id FROM said one JOIN said other USING (postcode, line)
            WHERE one.id IN (:left, :right) AND other.id NOT IN (:left, :right) ORDER BY 1 LIMIT 50""";

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final DropJournal journal;
    private final Provenance provenance;
    private final IdSource ids;
    private final Clock clock;

    public Reviews(
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

    /** What waits, the oldest first; writes the audit event. No values of a child are among it. */
    public List<ReviewPair> open(Access access, int limit) {
        return transactions.execute(status -> {
            journal.looked(access, "review");
            return jdbc.sql(OPEN).param("limit", limit).query(this::pair).list();
        });
    }

    /** A pair by the word that stands; empty when another word has followed. */
    public Optional<ReviewPair> find(UUID id) {
        return jdbc.sql(ONE).param("id", id).query(this::pair).optional();
    }

    /** Records of who else is said to live there. */
    public List<UUID> household(ReviewPair pair) {
        return jdbc.sql(HOUSEHOLD)
                .param("left", pair.left().record())
                .param("right", pair.right().record())
                .query(UUID.class)
                .list();
    }

    /** Children of whom two sources name different numbers. */
    public List<UUID> differingNumbers() {
        return jdbc.sql("""
                        SELECT DISTINCT cr.child_id FROM hub.discrepancies d
                        JOIN hub.child_records cr ON cr.record_id = d.left_record
                        WHERE d.closed_at IS NULL AND d.field = 'upn' ORDER BY 1""").query(UUID.class).list();
    }

    /**
     * Takes one reviewer's word and, when that settles it, makes it the pair's.
     *
     * @return what stands settled now, empty when a second person or more knowledge is needed; null when the pair does not
     *     wait for a decision, or another word has followed
     */
    public Optional<Verdict> decide(UUID id, Verdict verdict, String who, String reason) {
        return transactions.execute(status -> {
            Links.oneAtATime(jdbc);
            ReviewPair pair = find(id).filter(Reviews::waits).orElse(null);
            if (pair == null) {
                return null;
            }
            vote(pair, verdict, who, reason);
            journal.reviewed(id, Sql.word(verdict), who, reason);
            Optional<Verdict> settled = new Ballot(find(id).orElseThrow().votes(), pair.shielded()).settled();
            settled.ifPresent(found -> settle(pair, found, who, reason));
            return settled;
        });
    }

    /**
     * Takes a person's decision back: the pair waits again, and the engine has a say again.
     *
     * @return false when the word is no person's or is not the last
     */
    public boolean undo(UUID id, String who, String reason) {
        return Boolean.TRUE.equals(transactions.execute(status -> {
            Links.oneAtATime(jdbc);
            Optional<UUID> standing = jdbc.sql("SELECT event_id FROM hub.links WHERE event_id = :id AND by_person")
                    .param("id", id)
                    .query(UUID.class)
                    .optional();
            standing.flatMap(this::find).ifPresent(pair -> {
                say(pair, Decision.PERHAPS, who, reason, id);
                person(pair, false);
                journal.reviewed(id, "undone", who, reason);
            });
            return standing.isPresent();
        }));
    }

    private static boolean waits(ReviewPair pair) {
        return pair.decision().equals("perhaps") || !pair.changed().isEmpty();
    }

    private void vote(ReviewPair pair, Verdict verdict, String who, String reason) {
        jdbc.sql("""
                        INSERT INTO hub.review_votes (event_id, grades, verdict, reviewer, reason, at)
                        SELECT event_id, hub.grades(evidence), :verdict, :who, :reason, :now FROM hub.links
                        WHERE event_id = :id""")
                .param("id", pair.id())
                .param("verdict", Sql.word(verdict))
                .param("who", who)
                .param("reason", reason)
                .param("now", now())
                .update();
    }

    private void settle(ReviewPair pair, Verdict verdict, String who, String reason) {
        say(pair, verdict == Verdict.SAME ? Decision.SAME : Decision.NONE, who, reason, null);
        person(pair, true);
    }

    private void say(ReviewPair pair, Decision decision, String who, String reason, UUID undoes) {
        LinkWord word = new LinkWord(
                pair.left().record(),
                pair.right().record(),
                decision,
                pair.evidence(),
                null,
                who,
                true,
                reason,
                undoes);
        new LinkBook(jdbc, ids, provenance, now()).write(List.of(word));
    }

    /** What is decided is decided upon the evidence of now; a word that only confirms what stood leaves no event. */
    private void person(ReviewPair pair, boolean decided) {
        jdbc.sql("""
                        UPDATE hub.links SET by_person = :decided, reopened_at = NULL,
                            seen = CASE WHEN :decided THEN hub.grades(evidence) END
                        WHERE left_record = :left AND right_record = :right""")
                .param("decided", decided)
                .param("left", pair.left().record())
                .param("right", pair.right().record())
                .update();
    }

    private ReviewPair pair(ResultSet row, int number) throws SQLException {
        UUID id = row.getObject("event_id", UUID.class);
        String grades = row.getString("grades");
        return new ReviewPair(
                id,
                side(row, "left"),
                side(row, "right"),
                row.getString("decision"),
                row.getString("proposed"),
                Optional.ofNullable(row.getString("evidence")).orElse("[]"),
                row.getBoolean("shielded"),
                DropRows.instant(row, "since"),
                row.getBoolean("reopened") ? changes(row.getString("seen"), grades) : Map.of(),
                votes(id, grades));
    }

    private static ReviewPair.Side side(ResultSet row, String side) throws SQLException {
        return new ReviewPair.Side(
                row.getObject(side + "_record", UUID.class),
                row.getString(side + "_source"),
                row.getObject(side + "_child", UUID.class));
    }

    private static Map<String, ReviewPair.Change> changes(String seen, String now) {
        Map<String, String> was = seen == null ? new Grades() : Json.read(seen, Grades.class);
        Map<String, String> is = Json.read(now, Grades.class);
        TreeSet<String> columns = new TreeSet<>(was.keySet());
        columns.addAll(is.keySet());
        Map<String, ReviewPair.Change> changes = new TreeMap<>();
        columns.stream()
                .filter(column -> !java.util.Objects.equals(was.get(column), is.get(column)))
                .forEach(column -> changes.put(column, new ReviewPair.Change(was.get(column), is.get(column))));
        return changes;
    }

    private static final class Grades extends HashMap<String, String> {}

    private List<Vote> votes(UUID event, String grades) {
        return jdbc.sql("""
                        SELECT verdict, reviewer, reason, at FROM hub.review_votes
                        WHERE event_id = :event AND grades = CAST(:grades AS jsonb) ORDER BY id""")
                .param("event", event)
                .param("grades", grades)
                .query((row, number) -> new Vote(
                        Sql.value(Verdict.class, row.getString("verdict")),
                        row.getString("reviewer"),
                        row.getString("reason"),
                        DropRows.instant(row, "at")))
                .list();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
