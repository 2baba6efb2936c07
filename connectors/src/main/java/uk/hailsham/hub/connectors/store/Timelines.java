package uk.hailsham.hub.connectors.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import uk.hailsham.hub.domain.access.Access;
import uk.hailsham.hub.domain.identifier.Shown;

/** A child's story from the row of a file to the answer of an agency, in one list. */
public final class Timelines {
    /** What is told at one moment is told in the order in which it came about: said, needed, linked, referred, answered. */
    private static final String TOLD = """
            WITH mine AS (
                SELECT r.id, r.source FROM hub.child_records c JOIN hub.records r ON r.id = c.record_id
                WHERE c.child_id = :child AND (cast(:school AS text) IS NULL OR r.source = :school)),
            statements AS (
                SELECT s.*, m.source, lag(s.document) OVER w AS before, lead(s.id) OVER w AS next
                FROM hub.statements s JOIN mine m ON m.id = s.record_id
                WINDOW w AS (PARTITION BY s.record_id ORDER BY s.id)),
            asked AS (
                SELECT f.* FROM hub.referrals f JOIN mine m ON m.id = f.record_id
                WHERE cast(:school AS text) IS NULL OR f.school = :school)
            SELECT said_from AS at, 1 AS step, id AS n, 'said' AS kind, source, 'RECORD' AS what, record_id AS subject,
                jsonb_build_object('drop', 'dr-' || drop_id, 'rows', row_numbers) AS detail FROM statements
            UNION ALL
            SELECT said_to, 1, id, 'fell-silent', source, 'RECORD', record_id,
                jsonb_build_object('drop', 'dr-' || ended_by) FROM statements WHERE said_to IS NOT NULL AND next IS NULL
            UNION ALL
            SELECT said_from, 2, id, 'need', source, 'RECORD', record_id, jsonb_strip_nulls(jsonb_build_object(
                'senType', n->>'senType', 'level', n->>'level', 'from', n->>'from'))
            FROM statements, jsonb_array_elements(document->'needs') n
            WHERE coalesce(before->'needs' @> jsonb_build_array(jsonb_build_object('senType', n->>'senType')), false) = false
            UNION ALL
            SELECT p.said_from, 2, p.id, CASE WHEN p.provision IS NULL THEN 'mapped' ELSE 'given' END, p.school, 'RECORD',
                p.record_id, jsonb_strip_nulls(jsonb_build_object('drop', 'dr-' || p.drop_id, 'row', p.row_number,
                    'senType', p.sen_type, 'level', p.level, 'hoursPerWeek', p.hours_per_week))
            FROM hub.provision_lines p JOIN mine m ON m.id = p.record_id
            UNION ALL
            SELECT DISTINCT e.at, 3, e.ordinal, e.kind, e.decided_by, 'LINK', e.id,
                jsonb_build_object('left', 're-' || e.left_record, 'right', 're-' || e.right_record, 'evidence', e.evidence)
            FROM hub.link_events e JOIN mine m ON m.id IN (e.left_record, e.right_record)
            WHERE cast(:school AS text) IS NULL
            UNION ALL
            SELECT made_at, 4, 0, 'referred', school, 'REFERRAL', id,
                jsonb_build_object('need', need, 'urgency', urgency, 'record', 're-' || record_id) FROM asked
            UNION ALL
            SELECT e.at, 5, e.id, e.kind, e.source, 'RECIPIENT', e.recipient_id,
                e.detail || jsonb_build_object('agency', r.agency, 'service', r.service, 'state', e.state, 'proof', e.rung)
            FROM hub.recipient_events e JOIN hub.recipients r ON r.id = e.recipient_id JOIN asked f ON f.id = r.referral_id
            ORDER BY at, step, n""";

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final DropJournal journal;

    public Timelines(JdbcClient jdbc, TransactionTemplate transactions, DropJournal journal) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.journal = journal;
    }

    /**
     * Oldest first; the look is audited.
     *
     * @param child the child's own id, none that forwards
     * @param school to tell only what it said and asked itself; null for all
     */
    public List<ChildEvent> of(Access access, UUID child, String school) {
        return transactions.execute(status -> {
            journal.looked(access, Shown.CHILD.of(child));
            return jdbc.sql(TOLD)
                    .param("child", child)
                    .param("school", school)
                    .query(Timelines::event)
                    .list();
        });
    }

    private static ChildEvent event(ResultSet row, int number) throws SQLException {
        return new ChildEvent(
                DropRows.instant(row, "at"),
                row.getString("kind"),
                row.getString("source"),
                Shown.valueOf(row.getString("what")).of(row.getObject("subject", UUID.class)),
                row.getString("detail"));
    }
}
