package uk.hailsham.hub.connectors.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import uk.hailsham.hub.domain.access.Access;
import uk.hailsham.hub.domain.identifier.Shown;
import uk.hailsham.hub.domain.school.PupilKey;

/** Everything each source says about each of its pupils or entries. */
public final class Records {
    private static final String CURRENT = RecordRows.SELECT.formatted("st.said_to IS NULL", "r.id = :record");
    private static final String STATEMENT = RecordRows.SELECT.formatted("st.id = :statement", "st.id = :statement");

    private static final String CHANGED_BY = """
            DECLARE changed NO SCROLL CURSOR FOR
            SELECT record_id FROM hub.statements WHERE drop_id = :drop AND said_to IS NULL OR ended_by = :drop
            GROUP BY record_id ORDER BY min(id)""";

    /** So many rows are in memory at a time. */
    private static final int PAGE = 2_000;

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final DropJournal journal;

    public Records(JdbcClient jdbc, TransactionTemplate transactions, DropJournal journal) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.journal = journal;
    }

    /**
     * Current records of a source that hold the first of these keys that any of them holds: none, one, or several that
     * cannot be told apart.
     */
    public List<UUID> find(String source, List<PupilKey> keys) {
        return keys.stream()
                .map(key -> holding(source, key))
                .filter(found -> !found.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    /** What the source says now; writes the audit event. */
    public Optional<RecordView> current(Access access, UUID record) {
        return transactions.execute(status -> {
            journal.looked(access, Shown.RECORD.of(record));
            return view(jdbc.sql(CURRENT).param("record", record), access);
        });
    }

    /** What a statement said, also when it has been followed by another; writes the audit event. */
    public Optional<RecordView> statement(Access access, long statement) {
        return transactions.execute(status -> {
            Optional<RecordView> found = view(jdbc.sql(STATEMENT).param("statement", statement), access);
            found.ifPresent(view -> journal.looked(access, Shown.RECORD.of(view.id())));
            return found;
        });
    }

    /**
     * Streams the recognising columns of every record, as its source said them last, for a machine step; one audit event.
     * An entry that the Index has withdrawn is left out.
     */
    public void identities(Access access, Consumer<Identity> to) {
        transactions.executeWithoutResult(status -> {
            journal.looked(access, "identities");
            List<Identity> page = identitiesAfter(new UUID(0, 0));
            while (!page.isEmpty()) {
                page.forEach(to);
                page = identitiesAfter(page.get(page.size() - 1).record());
            }
        });
    }

    /** The same of some records, however many. */
    public void identities(Access access, Collection<UUID> of, Consumer<Identity> to) {
        transactions.executeWithoutResult(status -> {
            journal.looked(access, "identities");
            List<String> page = new ArrayList<>();
            for (Iterator<UUID> left = of.iterator(); left.hasNext(); ) {
                page.add(left.next().toString());
                if (page.size() == PAGE || !left.hasNext()) {
                    identities(page).forEach(to);
                    page.clear();
                }
            }
        });
    }

    private List<Identity> identities(List<String> of) {
        return jdbc.sql(IdentityRows.OF)
                .param("records", of.toArray(String[]::new))
                .query(IdentityRows::identity)
                .list();
    }

    private List<Identity> identitiesAfter(UUID record) {
        return jdbc.sql(IdentityRows.PAGE)
                .param("after", record)
                .query(IdentityRows::identity)
                .list();
    }

    /** Tells the records about which this drop said something new, or of which it said that they are gone. */
    public void changedBy(UUID drop, Consumer<UUID> to) {
        transactions.executeWithoutResult(status -> {
            jdbc.sql(CHANGED_BY).param("drop", drop).update();
            List<UUID> page = nextChanged();
            while (!page.isEmpty()) {
                page.forEach(to);
                page = nextChanged();
            }
            jdbc.sql("CLOSE changed").update();
        });
    }

    private List<UUID> nextChanged() {
        return jdbc.sql("FETCH " + PAGE + " FROM changed").query(UUID.class).list();
    }

    /** Those of these records that are shielded, themselves or as part of a child; not those merely suspected. */
    public Set<UUID> shielded(Collection<UUID> records) {
        return Set.copyOf(jdbc.sql("""
                        SELECT cr.record_id FROM hub.child_records cr
                        WHERE cr.record_id = ANY (CAST(:records AS uuid[])) AND EXISTS (
                            SELECT FROM hub.shields s WHERE s.kind = 'shielded' AND s.lifted_at IS NULL
                            AND (s.record_id = cr.record_id OR s.child_id = cr.child_id))""")
                .param("records", records.stream().map(UUID::toString).toArray(String[]::new))
                .query(UUID.class)
                .list());
    }

    /** Current records of a source. */
    public int count(String source) {
        return jdbc.sql("""
                        SELECT count(*) FROM hub.records r JOIN hub.statements st ON st.record_id = r.id
                        WHERE r.source = :source AND st.said_to IS NULL""").param("source", source).query(Integer.class).single();
    }

    /** Whether the source has a current record; asked again and again, so it must not look at all of them. */
    public boolean has(String source) {
        return jdbc.sql("""
                        SELECT EXISTS (SELECT FROM hub.records r JOIN hub.statements st ON st.record_id = r.id
                        WHERE r.source = :source AND st.said_to IS NULL)""").param("source", source).query(Boolean.class).single();
    }

    /** How many records belong to a sealed identity; whoever remembers records forgets these when it grows. */
    public int sealed() {
        return jdbc.sql("SELECT count(*) FROM hub.records WHERE adoption_id IS NOT NULL")
                .query(Integer.class)
                .single();
    }

    private List<UUID> holding(String source, PupilKey key) {
        return jdbc.sql("""
                        SELECT DISTINCT rk.record_id FROM hub.record_keys rk
                        JOIN hub.statements st ON st.record_id = rk.record_id AND st.said_to IS NULL
                        WHERE rk.source = :source AND rk.lookup = :lookup AND rk.value = :value ORDER BY 1""")
                .param("source", source)
                .param("lookup", StagedLine.lookup(key))
                .param("value", key.value())
                .query(UUID.class)
                .list();
    }

    private static Optional<RecordView> view(JdbcClient.StatementSpec statement, Access access) {
        return statement
                .param("behind", RecordRows.behindShield(access))
                .query(RecordRows::view)
                .optional();
    }
}
