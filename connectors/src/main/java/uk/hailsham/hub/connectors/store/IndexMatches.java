package uk.hailsham.hub.connectors.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import uk.hailsham.hub.domain.access.Access;

/** The entries of the Index that are linked to a pupil now on a roll, and what there is to say of them. */
public final class IndexMatches {
    private static final String SCHOOLS = """
            SELECT DISTINCT e.id, e.number, e.child_id, e.hidden, p.source, p.entry FROM entry e
            JOIN roll p ON p.child_id = e.child_id ORDER BY e.number, e.id, p.source""";

    private static final String DIFFERENCES = """
            SELECT DISTINCT e.id, d.field FROM hub.discrepancies d
            JOIN entry e ON e.id IN (d.left_record, d.right_record)
            JOIN roll p ON p.id IN (d.left_record, d.right_record)
            WHERE d.closed_at IS NULL ORDER BY e.id, d.field""";

    /** The safeguarding lane is left out: who rings the police about a child is told to nobody by a file. */
    private static final String HELPING = """
            SELECT cr.child_id, r.agency, min((ev.at AT TIME ZONE :zone)::date) AS since,
                bool_or(COALESCE((f.request->'agreement'->>'given')::boolean, false)) AS agreed
            FROM hub.referrals f JOIN hub.recipients r ON r.referral_id = f.id
            JOIN hub.child_records cr ON cr.record_id = f.record_id
            LEFT JOIN hub.recipient_events ev
                ON ev.recipient_id = r.id AND ev.state IN ('accepted', 'in-progress', 'on-hold')
            WHERE r.state IN ('accepted', 'in-progress', 'on-hold') AND NOT f.safeguarding
            GROUP BY cr.child_id, r.agency ORDER BY cr.child_id, r.agency""";

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final DropJournal journal;

    public IndexMatches(JdbcClient jdbc, TransactionTemplate transactions, DropJournal journal) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.journal = journal;
    }

    /**
     * One entry; what may be told of a shielded one is for the reader to decide.
     *
     * @param differs fields in which a pupil's school says something else
     */
    public record Match(
            String number, boolean shielded, List<Place> places, List<Helping> helping, List<String> differs) {}

    /** @param from first day there; null when the school has not said it */
    public record Place(String school, LocalDate from) {}

    /** @param agreed whether agreement to the service was given with any of its referrals */
    public record Helping(String agency, LocalDate since, boolean agreed) {}

    /** All of them by index number, for a machine step; one audit event. */
    public List<Match> all(Access access, Today today) {
        return transactions.execute(status -> {
            journal.looked(access, "index-matches");
            Map<UUID, List<String>> differs = new LinkedHashMap<>();
            RollRows.query(jdbc, DIFFERENCES, today).query(row -> {
                add(differs, row.getObject("id", UUID.class), row.getString("field"));
            });
            Map<UUID, List<Helping>> helping = helping(today);
            Map<UUID, Match> matches = new LinkedHashMap<>();
            RollRows.query(jdbc, SCHOOLS, today).query(row -> {
                UUID entry = row.getObject("id", UUID.class);
                matches.computeIfAbsent(entry, id -> match(row, helping, differs.getOrDefault(id, List.of())))
                        .places()
                        .add(new Place(row.getString("source"), row.getObject("entry", LocalDate.class)));
            });
            return List.copyOf(matches.values());
        });
    }

    private static Match match(ResultSet row, Map<UUID, List<Helping>> helping, List<String> differs) {
        try {
            return new Match(
                    row.getString("number"),
                    row.getBoolean("hidden"),
                    new ArrayList<>(),
                    helping.getOrDefault(row.getObject("child_id", UUID.class), List.of()),
                    differs);
        } catch (SQLException e) {
            throw new IllegalStateException("a match could not be read", e);
        }
    }

    private Map<UUID, List<Helping>> helping(Today today) {
        Map<UUID, List<Helping>> helping = new LinkedHashMap<>();
        jdbc.sql(HELPING).param("zone", today.zone().getId()).query(row -> {
            Helping each = new Helping(
                    row.getString("agency"), row.getObject("since", LocalDate.class), row.getBoolean("agreed"));
            add(helping, row.getObject("child_id", UUID.class), each);
        });
        return helping;
    }

    private static <T> void add(Map<UUID, List<T>> lists, UUID key, T value) {
        lists.computeIfAbsent(key, id -> new ArrayList<>()).add(value);
    }
}
