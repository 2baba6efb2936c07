package uk.hailsham.hub.connectors.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import uk.hailsham.hub.domain.intake.Row;

/** Reads the fates of a compared drop as differences by field and by child. */
final class DropPreview {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Fields by their path, one level into objects; where a document comes from is no fact about the child. */
    private static final String FIELDS = """
            SELECT top.key || COALESCE('.' || sub.key, '') AS path, COALESCE(sub.value, top.value) AS value
            FROM jsonb_each(%s) top LEFT JOIN LATERAL
                jsonb_each(CASE WHEN jsonb_typeof(top.value) = 'object' THEN top.value END) sub ON true
            WHERE top.key <> 'source'""";

    /** By these a school knows who is meant. */
    private static final String WHO = "'names', 'dateOfBirth', 'identifiers.localId', 'identifiers.upn'";

    private static final String CHANGES =
            """
            SELECT CASE WHEN f.fate <> 'new' THEN f.record_id END AS record_id, cr.child_id, f.fate, s.files, s.row_numbers,
                d.fields, d.differences
            FROM <fates> f LEFT JOIN <staged> s USING (n)
            LEFT JOIN hub.statements st ON st.record_id = f.record_id AND st.said_to IS NULL
            LEFT JOIN hub.child_records cr ON cr.record_id = f.record_id
            LEFT JOIN LATERAL (
                SELECT array_agg(path ORDER BY path) FILTER (WHERE f.fate = 'changed' AND differs) AS fields,
                    jsonb_object_agg(path, jsonb_build_array(was, is_now))
                        FILTER (WHERE :values AND (f.fate = 'changed' AND differs OR path IN (%s))) AS differences
                FROM (SELECT path, old.value AS was, new.value AS is_now, old.value IS DISTINCT FROM new.value AS differs
                      FROM (%s) old FULL JOIN (%s) new USING (path)) compared
                ) d ON f.fate = 'changed' OR :values
            WHERE f.fate IN ('new', 'back', 'changed', 'gone', 'deleted') ORDER BY f.fate, cr.child_id, f.n""".formatted(WHO, FIELDS.formatted("st.document"), FIELDS.formatted("s.document"));

    private final JdbcClient jdbc;
    private final StagingTables tables;

    DropPreview(JdbcClient jdbc, Drop drop) {
        this.jdbc = jdbc;
        this.tables = StagingTables.of(drop);
    }

    Preview of(Comparison comparison, Preview.Detail detail) {
        TreeMap<String, Integer> fields = new TreeMap<>();
        List<Preview.Changed> children = new ArrayList<>();
        jdbc.sql(tables.in(CHANGES))
                .param("values", detail == Preview.Detail.VALUES)
                .query(row -> {
                    Preview.Changed changed = changed(row);
                    changed.fields().forEach(field -> fields.merge(field, 1, Integer::sum));
                    if (children.size() < Preview.MOST) {
                        children.add(changed);
                    }
                });
        return new Preview(comparison, fields, children);
    }

    /** What is changed and shows no difference differs in what is sealed. */
    private static Preview.Changed changed(ResultSet row) throws SQLException {
        List<String> fields = texts(row, "fields");
        String fate = row.getString("fate");
        return new Preview.Changed(
                row.getObject("record_id", UUID.class),
                row.getObject("child_id", UUID.class),
                fate,
                fate.equals("changed") && fields.isEmpty() ? List.of(Preview.PROTECTED) : fields,
                places(row),
                values(row.getString("differences")));
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return row.getArray(column) == null
                ? List.of()
                : List.of((String[]) row.getArray(column).getArray());
    }

    private static List<Row.At> places(ResultSet row) throws SQLException {
        List<String> files = texts(row, "files");
        if (files.isEmpty()) {
            return List.of();
        }
        Integer[] rows = (Integer[]) row.getArray("row_numbers").getArray();
        return IntStream.range(0, rows.length)
                .mapToObj(i -> new Row.At(files.get(files.size() == 1 ? 0 : i), rows[i]))
                .toList();
    }

    private static SortedMap<String, Preview.Values> values(String differences) {
        SortedMap<String, Preview.Values> values = new TreeMap<>();
        try {
            JsonNode fields = differences == null ? JSON.createObjectNode() : JSON.readTree(differences);
            fields.fields()
                    .forEachRemaining(field -> values.put(
                            field.getKey(),
                            new Preview.Values(
                                    text(field.getValue().get(0)),
                                    text(field.getValue().get(1)))));
            return values;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("expected JSON from the database", e);
        }
    }

    private static String text(JsonNode value) {
        return value.isNull() ? null : value.toString();
    }
}
