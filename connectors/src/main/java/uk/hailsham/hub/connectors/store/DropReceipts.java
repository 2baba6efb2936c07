package uk.hailsham.hub.connectors.store;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which drops their sender has not yet a receipt of, as they now stand. */
public final class DropReceipts {
    private final JdbcClient jdbc;

    public DropReceipts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Drops of this school's pupils that have come to a state of which it was not told, oldest first. */
    public List<Drop> due(String school, int limit) {
        return jdbc.sql("""
                        SELECT * FROM hub.drops WHERE partner = :school AND kind IN ('pupils', 'pupil-events')
                        AND state IN ('held', 'applied', 'repeated', 'superseded', 'refused')
                        AND receipted IS DISTINCT FROM state ORDER BY arrival LIMIT :limit""")
                .param("school", school)
                .param("limit", limit)
                .query(DropRows::drop)
                .list();
    }

    /** The receipt of the drop, in the state it has here, is where the school takes it from. */
    public void written(Drop drop) {
        jdbc.sql("UPDATE hub.drops SET receipted = :state WHERE id = :id")
                .param("state", drop.state().word())
                .param("id", drop.id())
                .update();
    }
}
