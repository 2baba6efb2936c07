package uk.hailsham.hub.connectors.store;

import java.sql.Types;
import java.time.OffsetDateTime;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Closes the books of a drop that was read, in the caller's transaction. */
final class DropEnd {
    private static final String SETTLE = """
            UPDATE hub.drops SET state = :state, finished_at = :finished, held_at = COALESCE(:held_at, held_at), reason_code = COALESCE(:code, reason_code),
                reason = COALESCE(:reason, reason), rows_in = :rowsIn, accepted = :accepted, unchanged = :unchanged,
                superseded = :superseded, held = :held, rejected = :rejected, children_new = :childrenNew,
                children_changed = :childrenChanged, children_gone = :childrenGone WHERE id = :id""";

    /** A school's newer word replaces an older held one; of the Index only a whole feed, or the same one sent again, does. */
    private static final String SUPERSEDE = """
            UPDATE hub.drops old SET state = 'superseded', finished_at = :now, superseded_by = new.id
            FROM hub.drops new WHERE new.id = :id AND old.partner = new.partner AND old.kind = new.kind
            AND old.arrival < new.arrival AND old.state = 'held'
            AND (old.kind <> 'index-feed' OR old.feed_sequence = new.feed_sequence
                 OR (new.state = 'applied' AND new.feed_full))""";

    private final JdbcClient jdbc;
    private final Drop drop;
    private final OffsetDateTime now;

    DropEnd(JdbcClient jdbc, Drop drop, OffsetDateTime now) {
        this.jdbc = jdbc;
        this.drop = drop;
        this.now = now;
    }

    /** Locks the drop; false when it was settled before, so that settling twice has the effect of once. */
    boolean stillReading() {
        return jdbc.sql("SELECT state = 'reading' FROM hub.drops WHERE id = :id FOR NO KEY UPDATE")
                .param("id", drop.id())
                .query(Boolean.class)
                .single();
    }

    void applied(Ledger ledger) {
        settle(DropState.APPLIED, ledger, null);
    }

    /** What would have been taken is held instead. */
    void held(Ledger ledger, Drop.Reason reason) {
        int held = ledger.accepted() + ledger.unchanged() + ledger.held();
        settle(
                DropState.HELD,
                new Ledger(ledger.rowsIn(), 0, 0, ledger.superseded(), held, ledger.rejected(), 0, 0, 0),
                reason);
    }

    Drop drop() {
        return jdbc.sql("SELECT * FROM hub.drops WHERE id = :id")
                .param("id", drop.id())
                .query(DropRows::drop)
                .single();
    }

    private void settle(DropState state, Ledger ledger, Drop.Reason reason) {
        counted(jdbc.sql(SETTLE), ledger)
                .param("id", drop.id())
                .param("state", state.word())
                .param("finished", state == DropState.HELD ? null : now, Types.TIMESTAMP_WITH_TIMEZONE)
                .param("held_at", state == DropState.HELD ? now : null, Types.TIMESTAMP_WITH_TIMEZONE)
                .param("code", reason == null ? null : reason.code(), Types.VARCHAR)
                .param("reason", reason == null ? null : reason.text(), Types.VARCHAR)
                .update();
        jdbc.sql(SUPERSEDE).param("id", drop.id()).param("now", now).update();
    }

    private static JdbcClient.StatementSpec counted(JdbcClient.StatementSpec statement, Ledger ledger) {
        return statement
                .param("rowsIn", ledger.rowsIn())
                .param("accepted", ledger.accepted())
                .param("unchanged", ledger.unchanged())
                .param("superseded", ledger.superseded())
                .param("held", ledger.held())
                .param("rejected", ledger.rejected())
                .param("childrenNew", ledger.childrenNew())
                .param("childrenChanged", ledger.childrenChanged())
                .param("childrenGone", ledger.childrenGone());
    }
}
