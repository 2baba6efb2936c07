package uk.hailsham.hub.connectors.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import uk.hailsham.hub.domain.access.Access;
import uk.hailsham.hub.domain.identifier.IdSource;
import uk.hailsham.hub.domain.owner.Cover;

/** Who is away when, who has left, and whose account is closed. */
public final class Covers {
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final AuditLog audit;
    private final IdSource ids;
    private final Clock clock;

    public Covers(JdbcClient jdbc, TransactionTemplate transactions, AuditLog audit, IdSource ids, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /** @param school null for one of the town's own people */
    public record Posted(UUID id, String school, Cover cover, Instant postedAt, String postedBy) {}

    public Posted post(String school, Cover cover, Access access) {
        Posted posted = new Posted(ids.next(), school, cover, clock.instant(), access.who());
        transactions.executeWithoutResult(status -> {
            jdbc.sql("""
                            INSERT INTO hub.covers (id, school, person, from_day, until_day, stand_in, posted_at, posted_by)
                            VALUES (?, ?, ?, ?, ?, ?::jsonb, ?, ?)""")
                    .params(Arrays.asList(
                            posted.id(),
                            school,
                            cover.person(),
                            cover.from(),
                            cover.until(),
                            cover.by() == null ? null : Json.write(cover.by()),
                            Sql.time(posted.postedAt()),
                            posted.postedBy()))
                    .update();
            audit.record(access, "posted", "cover", posted.id());
        });
        return posted;
    }

    /** @return false when there is none, or it was withdrawn before */
    public boolean withdraw(UUID id, Access access) {
        return Boolean.TRUE.equals(transactions.execute(status -> {
            boolean withdrawn = jdbc.sql("UPDATE hub.covers SET withdrawn_at = ? WHERE id = ? AND withdrawn_at IS NULL")
                            .params(Sql.time(clock.instant()), id)
                            .update()
                    == 1;
            if (withdrawn) {
                audit.record(access, "withdrew", "cover", id);
            }
            return withdrawn;
        }));
    }

    public Optional<Posted> find(UUID id) {
        return jdbc.sql("SELECT * FROM hub.covers WHERE id = ? AND withdrawn_at IS NULL")
                .param(id)
                .query((row, number) -> posted(row))
                .optional();
    }

    /** What holds on a day or later, older ones first. @param school null for all */
    public List<Posted> from(LocalDate day, String school) {
        return jdbc.sql("""
                        SELECT * FROM hub.covers WHERE withdrawn_at IS NULL AND (until_day IS NULL OR until_day >= :day)
                        AND (cast(:school AS text) IS NULL OR school = :school) ORDER BY posted_at, id""")
                .param("day", day)
                .param("school", school)
                .query((row, number) -> posted(row))
                .list();
    }

    private static Posted posted(ResultSet row) throws SQLException {
        return new Posted(
                row.getObject("id", UUID.class),
                row.getString("school"),
                new Cover(
                        row.getString("person"),
                        row.getObject("from_day", LocalDate.class),
                        row.getObject("until_day", LocalDate.class),
                        Owners.person(row.getString("stand_in"))),
                Sql.instant(row, "posted_at"),
                row.getString("posted_by"));
    }

    /** @param school null for an account that is no school's */
    public record ClosedAccount(String name, String school) {}

    /** Accounts that nobody signs in with any more. */
    public List<ClosedAccount> closedAccounts() {
        return jdbc.sql("SELECT name, school FROM hub.accounts WHERE disabled_at IS NOT NULL ORDER BY name")
                .query((row, number) -> new ClosedAccount(row.getString("name"), row.getString("school")))
                .list();
    }
}
