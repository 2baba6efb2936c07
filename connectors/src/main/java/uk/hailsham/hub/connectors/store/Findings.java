package uk.hailsham.hub.connectors.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import uk.hailsham.hub.domain.access.Access;
import uk.hailsham.hub.domain.intake.Standing;
import uk.hailsham.hub.domain.intake.ToldFinding;

/** What is wrong in schools' systems, drop after drop: new once, then open until it is mended, muted where agreed. */
public final class Findings {
    /** Findings of a drop as they stood when it came; one it could not be held against counts as new. */
    private static final String TOLD = """
            SELECT r.*, f.id AS finding, CASE WHEN f.muted_until >= :today THEN 'MUTED'
                WHEN f.id IS NULL OR f.first_drop = r.drop_id THEN 'NEW' ELSE 'OPEN' END AS standing
            FROM hub.rejections r JOIN hub.drops d ON d.id = r.drop_id
            LEFT JOIN LATERAL (
                SELECT f.* FROM hub.findings f JOIN hub.drops first ON first.id = f.first_drop
                LEFT JOIN hub.drops closing ON closing.id = f.closed_by
                WHERE f.school = d.partner AND f.pupil = r.pupil AND f.field = COALESCE(r.field, '') AND f.code = r.code
                AND first.arrival <= d.arrival AND (closing.id IS NULL OR closing.arrival > d.arrival)
                ORDER BY first.arrival DESC LIMIT 1) f ON true
            WHERE r.drop_id = :drop""";

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final AuditLog audit;
    private final Clock clock;

    public Findings(JdbcClient jdbc, TransactionTemplate transactions, AuditLog audit, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * One finding over all drops; nothing of the child.
     *
     * @param pupil the record's shown id; null where the pupil has no record
     * @param closedAt null while it is found
     * @param mute null unless it is or was muted
     */
    public record Kept(
            UUID id,
            String school,
            String pupil,
            String field,
            String code,
            Instant openedAt,
            Instant seenAt,
            Instant closedAt,
            Mute mute) {}

    /** @param until the last day of it */
    public record Mute(LocalDate until, String by, String reason) {}

    /**
     * Of one drop.
     *
     * @param fresh found for the first time, or again after it was mended
     * @param closed mended by it
     */
    public record Counts(int fresh, int open, int muted, int closed) {}

    public Counts counts(UUID drop) {
        return jdbc.sql("""
                        SELECT count(*) FILTER (WHERE standing = 'NEW') AS fresh,
                            count(*) FILTER (WHERE standing = 'OPEN') AS open,
                            count(*) FILTER (WHERE standing = 'MUTED') AS muted,
                            (SELECT count(*) FROM hub.findings WHERE closed_by = :drop) AS closed
                        FROM (%s) told""".formatted(TOLD))
                .param("drop", drop)
                .param("today", today())
                .query((row, number) ->
                        new Counts(row.getInt("fresh"), row.getInt("open"), row.getInt("muted"), row.getInt("closed")))
                .single();
    }

    /** Of one drop, those with the gravest effects first, as far as the limit goes; for the school that sent it. */
    public List<ToldFinding> told(UUID drop, int limit) {
        return jdbc.sql("""
                        %s ORDER BY array_position(ARRAY['file-refused', 'row-rejected', 'field-dropped', 'told'], r.effect),
                            r.ordinal LIMIT :limit""".formatted(TOLD))
                .param("drop", drop)
                .param("today", today())
                .param("limit", limit)
                .query((row, number) -> new ToldFinding(
                        Rejections.rejection(row, number),
                        row.getString("local_id"),
                        Standing.valueOf(row.getString("standing"))))
                .list();
    }

    /** @param school null for all */
    public List<Kept> list(String school, boolean openOnly, int limit) {
        return jdbc.sql("""
                        SELECT * FROM hub.findings WHERE (cast(:school AS text) IS NULL OR school = :school)
                        AND (NOT :open OR closed_at IS NULL) ORDER BY opened_at DESC, id DESC LIMIT :limit""")
                .param("school", school)
                .param("open", openOnly)
                .param("limit", limit)
                .query(Findings::kept)
                .list();
    }

    public Optional<Kept> find(UUID id) {
        return jdbc.sql("SELECT * FROM hub.findings WHERE id = :id")
                .param("id", id)
                .query(Findings::kept)
                .optional();
    }

    /**
     * Keeps quiet about it to the end of that day; a later word takes the place of an earlier one.
     *
     * @param access with the reason
     * @return false when there is none that is open
     */
    public boolean mute(UUID id, LocalDate until, Access access) {
        return Boolean.TRUE.equals(transactions.execute(status -> {
            boolean muted = jdbc.sql("""
                            UPDATE hub.findings SET muted_until = :until, muted_by = :who, muted_why = :why
                            WHERE id = :id AND closed_at IS NULL""")
                            .param("until", until)
                            .param("who", access.who())
                            .param("why", access.reason())
                            .param("id", id)
                            .update()
                    == 1;
            if (muted) {
                audit.record(access, "muted", "finding", id);
            }
            return muted;
        }));
    }

    /** By which a mute is measured. */
    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private static Kept kept(ResultSet row, int number) throws SQLException {
        String pupil = row.getString("pupil");
        LocalDate until = row.getObject("muted_until", LocalDate.class);
        return new Kept(
                row.getObject("id", UUID.class),
                row.getString("school"),
                pupil.startsWith("re-") ? pupil : null,
                row.getString("field"),
                row.getString("code"),
                Sql.instant(row, "opened_at"),
                Sql.instant(row, "seen_at"),
                Sql.instant(row, "closed_at"),
                until == null ? null : new Mute(until, row.getString("muted_by"), row.getString("muted_why")));
    }
}
