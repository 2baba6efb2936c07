package uk.hailsham.hub.connectors.store;

import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import uk.hailsham.hub.domain.access.Access;
import uk.hailsham.hub.domain.identifier.Shown;

/** The children of the town: each the set of records that links hold together. */
public final class Children {
    private static final String STATEMENTS = RecordRows.SELECT.formatted("true", "cr.child_id = :child");

    /** Of a sealed identity there is no child any more. One step is enough: regrouping points every merged child at the survivor itself. */
    private static final String SURVIVOR = """
            SELECT COALESCE(forwards_to, id) FROM hub.children c WHERE id = :id AND NOT EXISTS (
                SELECT FROM hub.adoptions a
                WHERE a.child_id = COALESCE(c.forwards_to, c.id) AND a.sealed_at IS NOT NULL)""";

    /** Has a row when {@code survivor.child} must stay hidden. */
    private static final String SHIELDED = """
            SELECT FROM hub.child_records cr JOIN hub.records r ON r.id = cr.record_id
            JOIN hub.shields s ON s.lifted_at IS NULL AND (s.record_id = cr.record_id OR s.child_id = cr.child_id)
            WHERE cr.child_id = survivor.child AND r.adoption_id IS NULL""";

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final DropJournal journal;

    public Children(JdbcClient jdbc, TransactionTemplate transactions, DropJournal journal) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.journal = journal;
    }

    /** The child, also by an id that forwards to it; writes the audit event whether or not there is one. */
    public Optional<ChildView> find(Access access, UUID id) {
        return transactions.execute(status -> {
            journal.looked(access, Shown.CHILD.of(id));
            return survivor(id).map(child -> view(child, access));
        });
    }

    /**
     * Whether it must stay hidden, as {@link #find} would say it; a look at nothing else, and so without an event. True when
     * there is no such child any more.
     */
    public boolean shielded(UUID id) {
        return jdbc.sql("SELECT EXISTS (" + SHIELDED + ") FROM (" + SURVIVOR + ") AS survivor(child)")
                .param("id", id)
                .query(Boolean.class)
                .optional()
                .orElse(true);
    }

    /** The child a record belongs to. */
    public Optional<UUID> ofRecord(UUID record) {
        return jdbc.sql("SELECT child_id FROM hub.child_records WHERE record_id = :record")
                .param("record", record)
                .query(UUID.class)
                .optional();
    }

    /** Children that are not merged into another. */
    public int count() {
        return jdbc.sql("SELECT count(*) FROM hub.children WHERE forwards_to IS NULL")
                .query(Integer.class)
                .single();
    }

    private Optional<UUID> survivor(UUID id) {
        return jdbc.sql(SURVIVOR).param("id", id).query(UUID.class).optional();
    }

    private ChildView view(UUID child, Access access) {
        ChildView view = ChildView.of(
                child,
                jdbc.sql(STATEMENTS)
                        .param("child", child)
                        .param("behind", RecordRows.behindShield(access))
                        .query(RecordRows::view)
                        .list());
        return view.shielded() && !RecordRows.behindShield(access)
                ? view
                : view.with(jdbc.sql(ProvisionView.OF_CHILD)
                        .param("child", child)
                        .query(ProvisionView::of)
                        .list());
    }
}
