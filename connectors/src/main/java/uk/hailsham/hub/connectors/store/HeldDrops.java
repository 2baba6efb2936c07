package uk.hailsham.hub.connectors.store;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import uk.hailsham.hub.domain.access.Access;
import uk.hailsham.hub.domain.identifier.Shown;
import uk.hailsham.hub.domain.silence.HeldTooLong;

/** Drops that wait for a decision: two people let one pass, one sends it back. */
public final class HeldDrops {
    private static final String PROPOSE = """
            UPDATE hub.drops SET release_proposed_by = :who, release_proposed_at = :now
            WHERE id = :id AND state = 'held' AND reason_code <> '%s' AND release_proposed_by IS NULL""".formatted(Drop.AGREEMENT_LAPSED);

    private static final String RELEASE = """
            UPDATE hub.drops d SET state = 'arrived', finished_at = NULL, released_by = :who, released_at = :now
            WHERE id = :id AND state = 'held' AND release_proposed_by <> :who AND NOT EXISTS (
                SELECT FROM hub.drops n WHERE n.partner = d.partner AND n.arrival > d.arrival AND n.state = 'reading')""";

    private static final String REFUSE = """
            UPDATE hub.drops SET state = 'refused', finished_at = :now, reason_code = 'refused-by-person', reason = :reason
            WHERE id = :id AND state = 'held'""";

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final DropJournal journal;
    private final Clock clock;

    public HeldDrops(JdbcClient jdbc, TransactionTemplate transactions, DropJournal journal, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.journal = journal;
        this.clock = clock;
    }

    /** What came of a person's word that a drop shall pass. */
    public enum Release {
        /** It is the first such word; the drop waits for the second. */
        PROPOSED,
        /** It is the second: the drop is read again, and the brake does not hold it. */
        RELEASED,
        /** The first word was the same person's; nothing has changed. */
        SAME_PERSON,
        /** It is not held, or a newer drop of the partner is being read; nothing has changed. */
        NOT_HELD
    }

    /** @param access whose account counts as the person; of the reason, only that there is one is needed */
    public Release release(UUID drop, Access access) {
        return transactions.execute(status -> {
            if (update(PROPOSE, drop, access)) {
                return decided(drop, access, "release proposed", Release.PROPOSED);
            }
            if (update(RELEASE, drop, access)) {
                return decided(drop, access, "released", Release.RELEASED);
            }
            return proposedBy(drop).filter(access.who()::equals).isPresent() ? Release.SAME_PERSON : Release.NOT_HELD;
        });
    }

    private Release decided(UUID drop, Access access, String what, Release release) {
        journal.decided(drop(drop), new Access(access.who(), access.role(), what));
        return release;
    }

    private Optional<String> proposedBy(UUID drop) {
        return jdbc.sql("SELECT release_proposed_by FROM hub.drops WHERE id = :id AND state = 'held'")
                .param("id", drop)
                .query(String.class)
                .optional();
    }

    /**
     * Sends it back.
     *
     * @param access with the reason, for the school to read
     * @return false when it is not held
     */
    public boolean refuse(UUID drop, Access access) {
        return Boolean.TRUE.equals(transactions.execute(status -> {
            boolean refused = update(REFUSE, drop, access);
            if (refused) {
                journal.decided(drop(drop), access);
            }
            return refused;
        }));
    }

    private boolean update(String sql, UUID drop, Access access) {
        return jdbc.sql(sql)
                        .param("id", drop)
                        .param("who", access.who())
                        .param("reason", access.reason())
                        .param("now", Sql.time(clock.instant()))
                        .update()
                == 1;
    }

    private Drop drop(UUID id) {
        return jdbc.sql("SELECT * FROM hub.drops WHERE id = :id")
                .param("id", id)
                .query(DropRows::drop)
                .single();
    }

    /** The drop of this partner that has waited longest. */
    public Optional<HeldTooLong.Held> longest(String partner) {
        return jdbc.sql("""
                        SELECT id, held_at FROM hub.drops WHERE partner = :partner AND state = 'held'
                        ORDER BY held_at, arrival LIMIT 1""")
                .param("partner", partner)
                .query((row, number) -> new HeldTooLong.Held(
                        Shown.DROP.of(row.getObject("id", UUID.class)), Sql.instant(row, "held_at")))
                .optional();
    }
}
