package uk.hailsham.hub.connectors.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Where the files stand that were told to the Index and the schools; counts and times, nothing of a child. */
public final class ToldFiles {
    private final JdbcClient jdbc;
    private final Clock clock;

    public ToldFiles(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * @param everything false when it tells what has changed since the one before
     * @param writtenAt null while it is not on the disk
     * @param answeredAt null while nobody has answered; then accepted is null too
     */
    public record ToldFile(
            UUID id,
            String partner,
            long sequence,
            boolean everything,
            Instant madeAt,
            int rows,
            Instant writtenAt,
            Instant answeredAt,
            Boolean accepted,
            String reason) {}

    /**
     * @param unanswered files that wait for their answer
     * @param overdue those of them that have waited longer than agreed
     * @param refused true when the newest answer was a refusal
     */
    public record Standing(int unanswered, int overdue, boolean refused) {}

    /** How many were made and how many of them were accepted. */
    public record Counts(int made, int accepted) {}

    /** The newest of one partner, newest first. */
    public List<ToldFile> list(String partner, int limit) {
        return jdbc.sql("SELECT * FROM hub.told_files WHERE partner = ? ORDER BY sequence DESC LIMIT ?")
                .params(partner, limit)
                .query(ToldFiles::file)
                .list();
    }

    public Optional<ToldFile> find(UUID id) {
        return jdbc.sql("SELECT * FROM hub.told_files WHERE id = ?")
                .param(id)
                .query(ToldFiles::file)
                .optional();
    }

    /** @param patience how long a partner may take for its answer */
    public Standing standing(String partner, Duration patience) {
        return jdbc.sql("""
                        SELECT count(*) FILTER (WHERE answered_at IS NULL) AS unanswered,
                            count(*) FILTER (WHERE answered_at IS NULL AND made_at < :before) AS overdue,
                            COALESCE((array_agg(NOT accepted ORDER BY answered_at DESC, sequence DESC)
                                FILTER (WHERE answered_at IS NOT NULL))[1], false) AS refused
                        FROM hub.told_files WHERE partner = :partner""")
                .param("before", Sql.time(clock.instant().minus(patience)))
                .param("partner", partner)
                .query((row, number) ->
                        new Standing(row.getInt("unanswered"), row.getInt("overdue"), row.getBoolean("refused")))
                .single();
    }

    public Counts counts(String partner) {
        return jdbc.sql("SELECT count(*) AS made, count(*) FILTER (WHERE accepted) AS accepted"
                        + " FROM hub.told_files WHERE partner = ?")
                .param(partner)
                .query((row, number) -> new Counts(row.getInt("made"), row.getInt("accepted")))
                .single();
    }

    private static ToldFile file(ResultSet row, int number) throws SQLException {
        return new ToldFile(
                row.getObject("id", UUID.class),
                row.getString("partner"),
                row.getLong("sequence"),
                row.getBoolean("everything"),
                Sql.instant(row, "made_at"),
                row.getInt("row_count"),
                Sql.instant(row, "written_at"),
                Sql.instant(row, "answered_at"),
                row.getObject("accepted", Boolean.class),
                row.getString("reason"));
    }
}
