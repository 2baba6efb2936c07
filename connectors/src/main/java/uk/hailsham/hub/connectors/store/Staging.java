package uk.hailsham.hub.connectors.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.transaction.support.TransactionTemplate;
import uk.hailsham.hub.connectors.ground.Lap;
import uk.hailsham.hub.domain.access.Access;
import uk.hailsham.hub.domain.identifier.IdSource;
import uk.hailsham.hub.domain.identifier.Shown;
import uk.hailsham.hub.domain.intake.ErrorProfile;
import uk.hailsham.hub.domain.intake.YearMove;
import uk.hailsham.hub.domain.school.Contract;
import uk.hailsham.hub.domain.school.PupilKey;

/** Where a drop's rows lie between being read and being applied: copy, compare, then apply or hold. */
public final class Staging {
    /** Rows after which the planner must learn how large the tables are now. */
    private static final int MANY = 1_000;

    private final DataSource database;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final DropJournal journal;
    private final Provenance provenance;
    private final Sealer sealer;
    private final IdSource ids;
    private final Clock clock;

    /** @param database which the others are over, for COPY */
    public Staging(
            DataSource database,
            JdbcClient jdbc,
            TransactionTemplate transactions,
            DropJournal journal,
            Provenance provenance,
            Sealer sealer,
            IdSource ids,
            Clock clock) {
        this.database = database;
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.journal = journal;
        this.provenance = provenance;
        this.sealer = sealer;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Stages the whole iterator by one COPY in bounded memory; what an earlier attempt left is cleared first.
     *
     * @param order the keys that may recognise, most trusted first; other keys are only kept
     * @throws uk.hailsham.hub.domain.intake.DropRefused from the iterator; then nothing stays staged
     */
    public void copy(Drop drop, List<PupilKey.Kind> order, Iterator<Said> rows) {
        clear(drop);
        transactions.executeWithoutResult(status -> {
            StagingTables tables = StagingTables.of(drop);
            tables.create(jdbc);
            send(tables.staged(), rows, new StagedLine(order, sealer, ids));
        });
    }

    /**
     * What the staged drop says against what its source said last.
     *
     * @param covers ROLL when absence means gone
     */
    public Comparison compare(Drop drop, Contract.Coverage covers) {
        return transactions.execute(status -> new DropComparison(jdbc, drop).compare(covers));
    }

    /**
     * What the rows would change, were they a drop; nothing of it stays but the audit.
     *
     * @param access a school sees values of those shown, everybody else pseudonyms; that it is the school that sent the
     *     drop is the caller's to know
     * @param drop with an id of its own that no drop has
     */
    public Preview preview(
            Access access, Drop drop, List<PupilKey.Kind> order, Contract.Coverage covers, Iterator<Said> rows) {
        Preview.Detail detail = access.role() == Access.Role.SCHOOL ? Preview.Detail.VALUES : Preview.Detail.PSEUDONYMS;
        Preview preview = transactions.execute(status -> {
            status.setRollbackOnly();
            copy(drop, order, rows);
            return new DropPreview(jdbc, drop).of(compare(drop, covers), detail);
        });
        if (detail == Preview.Detail.VALUES) {
            transactions.executeWithoutResult(status -> preview.children().stream()
                    .map(Preview.Changed::child)
                    .filter(Objects::nonNull)
                    .forEach(child -> journal.looked(access, Shown.CHILD.of(child))));
        }
        return preview;
    }

    /**
     * How the compared drop would move pupils between year groups.
     *
     * @param since when the rollover's window opened
     */
    public List<YearMove> moves(Drop drop, Instant since) {
        return transactions.execute(status -> new YearMoves(jdbc, drop).since(Sql.time(since)));
    }

    /** Makes the compared drop true in one transaction, with its ledger, outbox and audit event; once only. */
    public Drop apply(Drop drop) {
        return transactions.execute(status -> {
            DropEnd end = new DropEnd(jdbc, drop, now());
            if (end.stillReading()) {
                Ledger ledger = new DropComparison(jdbc, drop).counted().ledger();
                Lap.timed("apply", () -> new DropApplication(jdbc, drop, now()).apply());
                Lap.timed("settle findings", () -> new FindingBook(jdbc, drop, ids, now()).settle());
                new IndexConsequences(jdbc, drop, new LinkBook(jdbc, ids, provenance, now()), now()).draw();
                end.applied(ledger);
                journal.changed(drop.id());
                journal.noted(end.drop());
                StagingTables.of(drop).drop(jdbc);
                knowSizes(ledger);
            }
            return end.drop();
        });
    }

    /** Before others see the new rows: a question asked in between was planned as if the tables were empty, and took a minute. */
    private void knowSizes(Ledger ledger) {
        if (ledger.accepted() >= MANY) {
            jdbc.sql("SELECT hub.know_sizes()").query((row, number) -> number).single();
        }
    }

    /** Keeps the compared drop waiting for a person's word; nothing of it is applied. */
    public Drop hold(Drop drop, Drop.Reason reason) {
        return transactions.execute(status -> {
            DropEnd end = new DropEnd(jdbc, drop, now());
            if (end.stillReading()) {
                Ledger ledger = new DropComparison(jdbc, drop).counted().ledger();
                new DropApplication(jdbc, drop, now()).rejections();
                end.held(ledger, reason);
                journal.noted(end.drop());
                StagingTables.of(drop).drop(jdbc);
            }
            return end.drop();
        });
    }

    /** Notes for how many of the drop's pupils each field is unsound. */
    public void profiled(Drop drop, ErrorProfile profile) {
        jdbc.sql("UPDATE hub.drops SET error_profile = CAST(:profile AS jsonb) WHERE id = :id")
                .param("profile", Json.write(profile))
                .param("id", drop.id())
                .update();
    }

    /** The profile of the drop of that kind which its partner's pupils were taken from last. */
    public ErrorProfile profileBefore(Drop drop) {
        return jdbc.sql("""
                        SELECT COALESCE(error_profile, '{"pupils": 0, "unsound": {}}') FROM hub.drops
                        WHERE partner = :partner AND kind = :kind AND state = 'applied' ORDER BY arrival DESC LIMIT 1""")
                .param("partner", drop.partner())
                .param("kind", drop.kind().word())
                .query(String.class)
                .optional()
                .map(json -> Json.read(json, ErrorProfile.class))
                .orElse(ErrorProfile.NONE);
    }

    /** Notes when the sender's system made the drop. */
    public void written(Drop drop, Instant made) {
        jdbc.sql("UPDATE hub.drops SET written_at = :made WHERE id = :id")
                .param("made", Sql.time(made))
                .param("id", drop.id())
                .update();
    }

    /** Notes of how many pupils what was read and not kept, by the word of what it was. */
    public void notKept(Drop drop, Map<String, Integer> counts) {
        jdbc.sql("UPDATE hub.drops SET not_kept = CAST(:counts AS jsonb) WHERE id = :id")
                .param("counts", Json.write(counts))
                .param("id", drop.id())
                .update();
    }

    /** Forgets what is staged of a drop that was refused in reading; nothing staged is no error. */
    public void clear(Drop drop) {
        transactions.executeWithoutResult(status -> StagingTables.of(drop).drop(jdbc));
    }

    private void send(String table, Iterator<Said> rows, StagedLine lines) {
        Connection connection = DataSourceUtils.getConnection(database);
        try {
            CopyStream.send(connection, table, rows, lines);
        } catch (SQLException e) {
            throw new DataAccessResourceFailureException("expected COPY into " + table + " to end well", e);
        } finally {
            DataSourceUtils.releaseConnection(connection, database);
        }
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
