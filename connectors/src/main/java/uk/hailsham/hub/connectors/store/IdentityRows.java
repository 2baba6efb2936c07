package uk.hailsham.hub.connectors.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import uk.hailsham.hub.domain.child.Name;

/** Takes the recognising columns out of documents, without moving the rest of them. */
final class IdentityRows {
    /**
     * A pupil whom a school has let go is known by what it said last: the next school may take the child any day. With
     * {@code + 0} the planner sorts one record's few statements; without, it may walk everybody's from the newest back.
     */
    private static final String SELECT = """
            SELECT r.id, r.source, st.document->'names' AS names, st.document->>'dateOfBirth' AS born,
                st.document->>'sex' AS sex, st.document->'identifiers' AS identifiers,
                st.document->>'number' AS number,
                COALESCE(st.document->'addresses', jsonb_build_array(st.document->'address')) AS addresses
            FROM hub.records r CROSS JOIN LATERAL (
                SELECT * FROM hub.statements s WHERE s.record_id = r.id ORDER BY s.id + 0 DESC LIMIT 1) st
            WHERE (st.said_to IS NULL OR r.source <> 'index') AND r.adoption_id IS NULL """;

    static final String PAGE = SELECT + " AND r.id > :after ORDER BY r.id LIMIT 2000";

    static final String OF = SELECT + " AND r.id = ANY (CAST(:records AS uuid[])) ORDER BY r.id";

    private static final ObjectMapper JSON = new ObjectMapper();

    private IdentityRows() {}

    static Identity identity(ResultSet row, int number) throws SQLException {
        JsonNode identifiers = tree(row.getString("identifiers"));
        String born = row.getString("born");
        return new Identity(
                row.getObject("id", UUID.class),
                row.getString("source"),
                list(tree(row.getString("names")), IdentityRows::name),
                born == null ? null : LocalDate.parse(born),
                row.getString("sex"),
                text(identifiers, "upn") == null ? text(identifiers, "temporaryUpn") : text(identifiers, "upn"),
                list(identifiers.path("formerUpns"), JsonNode::asText),
                text(identifiers, "uln"),
                text(identifiers.path("nhsNumber"), "value"),
                text(identifiers.path("nhsNumber"), "status"),
                list(tree(row.getString("addresses")), IdentityRows::place),
                row.getString("number"));
    }

    private static Name name(JsonNode name) {
        String kind = name.path("kind").asText("legal").toUpperCase(Locale.ROOT);
        return new Name(Name.Kind.valueOf(kind), text(name, "family"), text(name, "given"), text(name, "middle"));
    }

    private static Identity.Place place(JsonNode address) {
        return new Identity.Place(
                list(address.path("lines"), JsonNode::asText), text(address, "postcode"), text(address, "uprn"));
    }

    private static <T> List<T> list(JsonNode array, Function<JsonNode, T> element) {
        return StreamSupport.stream(array.spliterator(), false)
                .filter(node -> !node.isNull())
                .map(element)
                .toList();
    }

    private static String text(JsonNode object, String field) {
        return object.path(field).asText(null);
    }

    private static JsonNode tree(String json) {
        try {
            return json == null ? JSON.missingNode() : JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("expected jsonb to be JSON", e);
        }
    }
}
