package uk.hailsham.hub.connectors.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import uk.hailsham.hub.domain.child.Need;
import uk.hailsham.hub.domain.child.Resource;

/**
 * A line of the provision map that a school keeps now.
 *
 * @param need null where the line only tells what is given
 * @param resource null where it only tells a need
 */
public record ProvisionView(UUID record, Instant saidFrom, Need need, Resource resource) {
    static final String OF_CHILD = """
            SELECT p.* FROM hub.provision_lines p JOIN hub.child_records c USING (record_id)
            WHERE c.child_id = :child AND p.said_to IS NULL ORDER BY p.id""";

    static ProvisionView of(ResultSet row, int number) throws SQLException {
        return new ProvisionView(
                row.getObject("record_id", UUID.class), DropRows.instant(row, "said_from"), need(row), resource(row));
    }

    private static Need need(ResultSet row) throws SQLException {
        return row.getString("sen_type") == null
                ? null
                : new Need(
                        row.getString("area"),
                        row.getString("sen_type"),
                        row.getObject("rank", Integer.class),
                        row.getString("sen_provision"),
                        row.getString("level"),
                        row.getString("key_stage"),
                        row.getObject("need_from", LocalDate.class),
                        null,
                        row.getString("assessed_by"),
                        row.getObject("review", LocalDate.class));
    }

    private static Resource resource(ResultSet row) throws SQLException {
        return row.getString("provision") == null
                ? null
                : new Resource(
                        row.getString("provision"),
                        row.getBigDecimal("hours_per_week"),
                        row.getString("staff"),
                        row.getBigDecimal("cost_per_year"),
                        row.getString("funder"),
                        row.getObject("given_from", LocalDate.class),
                        row.getObject("given_to", LocalDate.class));
    }
}
