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

    /**
     * The receipt of the drop, in the state it has here, is where the school takes it from.
     *
     * @param mail whether the school is to have it by mail as well
     */
    public void written(Drop drop, boolean mail) {
        jdbc.sql("UPDATE hub.drops SET receipted = :state, receipt_owed = :owed WHERE id = :id")
                .param("state", drop.state().word())
                .param("owed", mail ? drop.state().word() : null)
                .param("id", drop.id())
                .update();
    }

    /** Drops of which the school is still to have a mail, in the state they were last written of, oldest first. */
    public List<Drop> owed(String school, int limit) {
        return jdbc.sql("SELECT * FROM hub.drops WHERE partner = :school AND receipt_owed = state"
                        + " ORDER BY arrival LIMIT :limit")
                .param("school", school)
                .param("limit", limit)
                .query(DropRows::drop)
                .list();
    }

    /** The mail server has the mail of the drop in the state it has here. */
    public void mailed(Drop drop) {
        jdbc.sql("UPDATE hub.drops SET receipt_owed = NULL WHERE id = :id AND receipt_owed = :state")
                .param("id", drop.id())
                .param("state", drop.state().word())
                .update();
    }
}
