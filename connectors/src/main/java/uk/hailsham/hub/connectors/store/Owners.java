package uk.hailsham.hub.connectors.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import uk.hailsham.hub.domain.access.Access;
import uk.hailsham.hub.domain.owner.Owned;
import uk.hailsham.hub.domain.owner.Person;

/** What was said about who sees to a referral: to whom it was handed over, and to whom it has moved since. */
public final class Owners {
    private static final String OPEN =
            "EXISTS (SELECT FROM hub.recipients r WHERE r.referral_id = f.id AND " + Waiting.UNSETTLED + ")";

    private static final String OWNED = """
            SELECT f.id, f.school, f.reference, f.safeguarding, f.request -> 'referrer' AS referrer,
                chosen.person AS chosen, chosen.deputy AS chosen_deputy, last.person AS last,
                (SELECT max(e.id) FROM hub.owner_events e WHERE e.referral_id = f.id) AS last_event
            FROM hub.referrals f
            LEFT JOIN LATERAL (SELECT e.person, e.deputy FROM hub.owner_events e
                WHERE e.referral_id = f.id AND e.kind = 'chosen' ORDER BY e.id DESC LIMIT 1) chosen ON true
            LEFT JOIN LATERAL (SELECT e.person FROM hub.owner_events e
                WHERE e.referral_id = f.id AND e.kind = 'moved' ORDER BY e.id DESC LIMIT 1) last ON true
            """;

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final AuditLog audit;
    private final Clock clock;

    public Owners(JdbcClient jdbc, TransactionTemplate transactions, AuditLog audit, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * A referral as far as its owner depends on it.
     *
     * @param referrer as the referral says; null when it does not
     * @param chosen to whom it was handed over last; null when nobody has done so
     * @param last to whom it has moved last, and who was told; null when it was never anybody's but the referrer's
     * @param lastEvent number of the newest hand-over or move; 0 when there is none
     */
    public record Owning(
            UUID referral,
            String school,
            String reference,
            boolean safeguarding,
            Person referrer,
            Person chosen,
            Person chosenDeputy,
            Person last,
            long lastEvent) {}

    /** @param kind {@code chosen} or {@code moved}; @param why somebody before was passed; null where nobody was */
    public record OwnerEvent(
            Instant at, String kind, String place, Person person, Person deputy, String why, String who) {}

    /** In no order; an id that is not known is left out. */
    public List<Owning> of(Collection<UUID> referrals) {
        return referrals.isEmpty()
                ? List.of()
                : jdbc.sql(OWNED + " WHERE f.id IN (:ids)")
                        .param("ids", referrals)
                        .query((row, number) -> owning(row))
                        .list();
    }

    /** Those that somebody must still see to, from the one after {@code after} on; null for the first. */
    public List<Owning> open(UUID after, int limit) {
        return jdbc.sql(OWNED + " WHERE (cast(:after AS uuid) IS NULL OR f.id > :after) AND (" + OPEN
                        + ") ORDER BY f.id LIMIT :limit")
                .param("after", after)
                .param("limit", limit)
                .query((row, number) -> owning(row))
                .list();
    }

    private static Owning owning(ResultSet row) throws SQLException {
        return new Owning(
                row.getObject("id", UUID.class),
                row.getString("school"),
                row.getString("reference"),
                row.getBoolean("safeguarding"),
                person(row.getString("referrer")),
                person(row.getString("chosen")),
                person(row.getString("chosen_deputy")),
                person(row.getString("last")),
                row.getLong("last_event"));
    }

    static Person person(String json) {
        return json == null || json.equals("null") ? null : Json.read(json, Person.class);
    }

    /** Somebody gives it to somebody; the event stays. @param deputy null for the next in line */
    public void handOver(UUID referral, Person to, Person deputy, Access access) {
        transactions.executeWithoutResult(status -> {
            add(referral, "chosen", "chosen", to, deputy, null, access.who());
            audit.record(access, "handed-over", "referral", referral);
        });
    }

    /** It has moved, and the one it has moved to was told. */
    public void moved(UUID referral, Owned owned) {
        transactions.executeWithoutResult(status -> {
            String why = owned.passed() == null ? null : owned.passed().why().word();
            add(
                    referral,
                    "moved",
                    owned.owner().as().word(),
                    owned.owner().person(),
                    owned.deputy().person(),
                    why,
                    "hub");
            audit.record(Access.hub("owner"), "moved", "referral", referral);
        });
    }

    private void add(UUID referral, String kind, String place, Person person, Person deputy, String why, String who) {
        jdbc.sql("""
                        INSERT INTO hub.owner_events (referral_id, at, kind, place, person, deputy, why, who)
                        VALUES (?, ?, ?, ?, ?::jsonb, ?::jsonb, ?, ?)""")
                .params(Arrays.asList(
                        referral,
                        Sql.time(clock.instant()),
                        kind,
                        place,
                        Json.write(person),
                        deputy == null ? null : Json.write(deputy),
                        why,
                        who))
                .update();
    }

    /** Oldest first. */
    public List<OwnerEvent> events(UUID referral) {
        return jdbc.sql("SELECT * FROM hub.owner_events WHERE referral_id = ? ORDER BY id")
                .param(referral)
                .query((row, number) -> new OwnerEvent(
                        Sql.instant(row, "at"),
                        row.getString("kind"),
                        row.getString("place"),
                        person(row.getString("person")),
                        person(row.getString("deputy")),
                        row.getString("why"),
                        row.getString("who")))
                .list();
    }
}
