package uk.hailsham.hub.connectors.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

/** Reads rows of the table of drops. */
final class DropRows {
    private DropRows() {}

    static Drop drop(ResultSet row, int number) throws SQLException {
        return new Drop(
                row.getObject("id", UUID.class),
                row.getString("partner"),
                DropKind.of(row.getString("kind")),
                DropState.of(row.getString("state")),
                List.of((String[]) row.getArray("parts").getArray()),
                row.getLong("size"),
                HexFormat.of().formatHex(row.getBytes("content_hash")),
                instant(row, "arrived_at"),
                instant(row, "finished_at"),
                reason(row),
                row.getString("release_proposed_by"),
                row.getString("released_by"),
                feed(row),
                ledger(row),
                replay(row));
    }

    private static Drop.Replay replay(ResultSet row) throws SQLException {
        UUID of = row.getObject("replays", UUID.class);
        return of == null ? null : new Drop.Replay(of, row.getObject("bytes_of", UUID.class));
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static Drop.Reason reason(ResultSet row) throws SQLException {
        String code = row.getString("reason_code");
        return code == null ? null : new Drop.Reason(code, row.getString("reason"));
    }

    private static Drop.Feed feed(ResultSet row) throws SQLException {
        String id = row.getString("feed_id");
        return id == null ? null : new Drop.Feed(id, row.getLong("feed_sequence"), row.getBoolean("feed_full"));
    }

    static Ledger ledger(ResultSet row) throws SQLException {
        return new Ledger(
                row.getInt("rows_in"),
                row.getInt("accepted"),
                row.getInt("unchanged"),
                row.getInt("superseded"),
                row.getInt("held"),
                row.getInt("rejected"),
                row.getInt("children_new"),
                row.getInt("children_changed"),
                row.getInt("children_gone"));
    }
}
