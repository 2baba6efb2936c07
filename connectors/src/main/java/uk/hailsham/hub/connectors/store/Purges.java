package uk.hailsham.hub.connectors.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What partners are still to be told: that the hub no longer keeps what it had told them. */
public final class Purges {
    private final JdbcClient jdbc;
    private final Clock clock;

    public Purges(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * One notice.
     *
     * @param handle what the partner itself calls the child by: the hub's id without its prefix for a school, the entry's
     *     number for the Index
     * @param topic null for all that was told about the child; {@code what} null for all of the topic
     */
    public record Purge(String handle, String topic, String what) {}

    /** In the acting transaction, which is that of the disposal. */
    void add(Gone.Told told) {
        jdbc.sql("INSERT INTO hub.purges (partner, handle, topic, what, at) VALUES (?, ?, ?, ?, ?)")
                .params(Arrays.asList(
                        told.partner(), told.handle(), told.topic(), told.what(), Sql.time(clock.instant())))
                .update();
    }

    /**
     * Those that no file has told yet, and those of files that the partner has refused; from now on they count as told in
     * this sequence. Within the transaction that makes the file.
     */
    public List<Purge> tell(String partner, long sequence) {
        jdbc.sql("""
                        UPDATE hub.purges p SET told_in = :sequence WHERE p.partner = :partner
                        AND (p.told_in IS NULL OR EXISTS (SELECT FROM hub.told_files t
                            WHERE t.partner = p.partner AND t.sequence = p.told_in AND NOT t.accepted))""").param("sequence", sequence).param("partner", partner).update();
        return jdbc.sql("SELECT DISTINCT handle, topic, what FROM hub.purges WHERE partner = ? AND told_in = ?"
                        + " ORDER BY handle, topic NULLS FIRST, what NULLS FIRST")
                .params(partner, sequence)
                .query(Purges::purge)
                .list();
    }

    private static Purge purge(ResultSet row, int number) throws SQLException {
        return new Purge(row.getString("handle"), row.getString("topic"), row.getString("what"));
    }
}
