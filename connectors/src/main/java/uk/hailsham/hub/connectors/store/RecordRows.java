package uk.hailsham.hub.connectors.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import uk.hailsham.hub.domain.access.Access;

/** Reads what a source says as one who looks may see it. */
final class RecordRows {
    /**
     * Of a shielded record only name, sex, date of birth and number are shown (SI 2007/2182, regulation 6), but to the
     * index team and to the hub's own steps.
     */
    static final String SELECT = """
            SELECT r.id, r.source, shielded.is, st.id AS statement, st.said_from, st.said_to,
                CASE WHEN shielded.is AND NOT :behind THEN jsonb_strip_nulls(jsonb_build_object(
                    'schema', st.document->'schema', 'names', st.document->'names', 'sex', st.document->'sex',
                    'dateOfBirth', st.document->'dateOfBirth', 'number', st.document->'number',
                    'identifiers', st.document->'identifiers')) ELSE st.document END AS document
            FROM hub.records r
            JOIN hub.child_records cr ON cr.record_id = r.id
            LEFT JOIN hub.statements st ON st.record_id = r.id AND %s
            CROSS JOIN LATERAL (SELECT EXISTS (
                SELECT FROM hub.shields s WHERE s.lifted_at IS NULL AND (s.record_id = r.id OR s.child_id = cr.child_id)
                ) AS is) shielded
            WHERE %s AND r.adoption_id IS NULL ORDER BY r.created_at, r.id, st.id DESC""";

    private RecordRows() {}

    static boolean behindShield(Access access) {
        return access.role() == Access.Role.INDEX_TEAM || access.role() == Access.Role.HUB;
    }

    static RecordView view(ResultSet row, int number) throws SQLException {
        return new RecordView(
                row.getObject("id", UUID.class),
                row.getString("source"),
                row.getBoolean("is"),
                row.getObject("statement", Long.class),
                DropRows.instant(row, "said_from"),
                DropRows.instant(row, "said_to"),
                row.getString("document"));
    }
}
