package uk.hailsham.hub.connectors.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import uk.hailsham.hub.domain.access.Access;
import uk.hailsham.hub.domain.telling.Fact;
import uk.hailsham.hub.domain.telling.News;
import uk.hailsham.hub.domain.telling.Progress;
import uk.hailsham.hub.domain.telling.Subscription;
import uk.hailsham.hub.domain.telling.Topic;

/** What each school may be told about the children now on its roll, and what it has been told. */
public final class Subscriptions {
    private static final String ROLL = """
            SELECT p.id, p.child_id, p.hidden,
                COALESCE(p.document->'identifiers'->>'upn', p.document->'identifiers'->>'temporaryUpn') AS upn,
                (SELECT min(k.value) FROM hub.record_keys k WHERE k.record_id = p.id AND k.kind = 'local-id') AS local_id
            FROM roll p WHERE p.source = :school""";

    /** Of a referral of the safeguarding lane the school's lead hears, not the file that a clerk reads. */
    private static final String FACTS = """
            , own AS (SELECT id, child_id FROM roll WHERE source = :school)
            SELECT id, topic, key, state, (since AT TIME ZONE :zone)::date AS since FROM (
            SELECT p.id, 'index-link' AS topic, e.number AS key, '' AS state, (
                SELECT ev.at FROM hub.links l JOIN hub.link_events ev ON ev.id = l.event_id
                WHERE l.left_record = LEAST(p.id, e.id) AND l.right_record = GREATEST(p.id, e.id)
                AND l.decision = 'same') AS since
            FROM own p JOIN entry e ON e.child_id = p.child_id
            UNION ALL
            SELECT p.id, 'discrepancy', d.field, '', min(d.since) FROM own p
            JOIN hub.discrepancies d ON p.id IN (d.left_record, d.right_record) AND d.closed_at IS NULL
            GROUP BY p.id, d.field
            UNION ALL
            SELECT p.id, 'registered-elsewhere', '', '', min(o.said_from) FROM own p
            JOIN roll o ON o.child_id = p.child_id AND o.source <> :school GROUP BY p.id
            UNION ALL
            SELECT p.id, 'involvement', s->>'service', '', NULL FROM own p
            JOIN entry e ON e.child_id = p.child_id CROSS JOIN LATERAL jsonb_array_elements(e.document->'services') s
            WHERE s->>'service' IS NOT NULL GROUP BY p.id, s->>'service'
            UNION ALL
            SELECT p.id, 'involvement', 'additional service', '', NULL FROM own p
            JOIN entry e ON e.child_id = p.child_id
            WHERE (e.document->>'additionalService')::boolean GROUP BY p.id
            UNION ALL
            SELECT p.id, 'referral', f.reference || '/' || r.agency, r.state, f.made_at FROM own p
            JOIN hub.referrals f ON f.record_id = p.id AND f.school = :school AND NOT f.safeguarding
            JOIN hub.recipients r ON r.referral_id = f.id AND r.state NOT IN ('draft', 'entered-in-error')) f""";

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final DropJournal journal;

    public Subscriptions(JdbcClient jdbc, TransactionTemplate transactions, DropJournal journal) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.journal = journal;
    }

    /**
     * What the school has not been told yet; from now on it counts as told in this sequence. For a machine step, one audit
     * event; within the transaction that makes the file.
     *
     * @param today with all schools, since a child may be at several
     * @param progress by an agency's id, how far its referrals may be followed
     */
    public List<Subscription.Line> tell(
            Access access, Tellings.Making making, Today today, Function<String, Progress> progress) {
        return transactions.execute(status -> {
            journal.looked(access, "subscription");
            ToldFacts book = new ToldFacts(jdbc, making.partner(), making.sequence());
            if (making.everything()) {
                book.forgetAll();
            }
            Map<UUID, OnRoll> roll = roll(making.partner(), today);
            List<Fact> now = facts(making.partner(), today).stream()
                    .flatMap(fact -> shown(fact, progress).stream())
                    .filter(fact -> !roll.get(fact.record()).hidden() || News.mayBeToldBehindShield(fact))
                    .toList();
            Map<UUID, Boolean> open = new LinkedHashMap<>();
            roll.forEach((record, pupil) -> open.put(record, pupil.hidden()));
            List<Fact> told = book.open();
            News news = News.between(told, now, open);
            book.take(news);
            return lines(news, told, roll);
        });
    }

    private record OnRoll(Subscription.Pupil pupil, boolean hidden) {}

    private Map<UUID, OnRoll> roll(String school, Today today) {
        Map<UUID, OnRoll> roll = new LinkedHashMap<>();
        RollRows.query(jdbc, ROLL, today).param("school", school).query(row -> {
            Subscription.Pupil pupil = new Subscription.Pupil(
                    row.getObject("child_id", UUID.class), row.getString("local_id"), row.getString("upn"));
            roll.put(row.getObject("id", UUID.class), new OnRoll(pupil, row.getBoolean("hidden")));
        });
        return roll;
    }

    private List<Fact> facts(String school, Today today) {
        return RollRows.query(jdbc, FACTS, today)
                .param("school", school)
                .query(Subscriptions::fact)
                .list();
    }

    private static Fact fact(ResultSet row, int number) throws SQLException {
        return new Fact(
                row.getObject("id", UUID.class),
                Topic.of(row.getString("topic")),
                row.getString("key"),
                row.getString("state"),
                row.getObject("since", LocalDate.class));
    }

    /** A referral as far as its agency lets it be followed; an agency's id has no slash. */
    private static java.util.Optional<Fact> shown(Fact fact, Function<String, Progress> progress) {
        if (fact.topic() != Topic.REFERRAL) {
            return java.util.Optional.of(fact);
        }
        String agency = fact.key().substring(fact.key().lastIndexOf('/') + 1);
        return progress.apply(agency)
                .shown(fact.state())
                .map(state -> new Fact(fact.record(), fact.topic(), fact.key(), state, fact.since()));
    }

    private static List<Subscription.Line> lines(News news, List<Fact> told, Map<UUID, OnRoll> roll) {
        var before = told.stream().map(Fact::id).collect(java.util.stream.Collectors.toSet());
        List<Subscription.Line> lines = new ArrayList<>();
        news.fresh()
                .forEach(fact -> lines.add(line(
                        fact,
                        before.contains(fact.id()) ? Subscription.Change.CHANGED : Subscription.Change.NEW,
                        roll)));
        news.over().forEach(fact -> lines.add(line(fact, Subscription.Change.ENDED, roll)));
        lines.sort(Comparator.comparing((Subscription.Line line) -> line.pupil().child())
                .thenComparing(Subscription.Line::topic)
                .thenComparing(Subscription.Line::key)
                .thenComparing(Subscription.Line::change));
        return lines;
    }

    private static Subscription.Line line(Fact fact, Subscription.Change change, Map<UUID, OnRoll> roll) {
        return new Subscription.Line(
                roll.get(fact.record()).pupil(), fact.topic(), change, fact.key(), fact.state(), fact.since());
    }
}
