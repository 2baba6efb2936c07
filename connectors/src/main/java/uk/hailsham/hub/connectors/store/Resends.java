package uk.hailsham.hub.connectors.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import uk.hailsham.hub.domain.access.Access;
import uk.hailsham.hub.domain.referral.RecipientState;
import uk.hailsham.hub.domain.referral.Rung;
import uk.hailsham.hub.domain.referral.Standing;

/** Sendings that a person means: who could get one, and one more of them. Ids only. */
public final class Resends {
    private static final String FIND = """
            SELECT r.id, r.referral_id, r.agency, r.state, r.rung, t.version, t.ended_at IS NULL AS open, c.file_name,
                f.emptied_at IS NOT NULL OR NOT f.safeguarding AND EXISTS (SELECT FROM hub.records x
                    WHERE x.id = f.record_id AND x.adoption_id IS NOT NULL) AS sealed
            FROM hub.recipients r JOIN hub.referrals f ON f.id = r.referral_id
            JOIN LATERAL (SELECT * FROM hub.attempts a WHERE a.recipient_id = r.id AND a.amendment_id IS NULL
                ORDER BY a.number DESC LIMIT 1) t ON true
            LEFT JOIN hub.sent_copies c ON c.recipient_id = r.id
            """;

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final AuditLog audit;
    private final RecipientBook book;
    private final Clock clock;

    public Resends(JdbcClient jdbc, TransactionTemplate transactions, AuditLog audit, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.audit = audit;
        this.book = new RecipientBook(jdbc, clock);
        this.clock = clock;
    }

    /**
     * Which recipients are meant; null is no limit.
     *
     * @param from of the end of the last attempt, or of its being due
     * @param failure how the last attempt ended, or words of its reason
     */
    public record Selection(String agency, Instant from, Instant to, String failure, int most) {}

    /**
     * @param version of the last sending; whoever means another must name it
     * @param open an attempt is due or under way
     * @param copy name of the file whose bytes are kept; null for none
     * @param sealed of an identity that was given up: nothing of it is sent
     */
    public record Candidate(
            UUID recipient,
            UUID referral,
            String agency,
            Standing standing,
            int version,
            boolean open,
            String copy,
            boolean sealed) {
        public boolean ended() {
            return standing.state().terminal() && standing.state() != RecipientState.FAILED;
        }
    }

    public List<Candidate> find(Selection which) {
        return jdbc.sql(FIND + """
                        WHERE f.school <> 'drill' AND (cast(:agency AS text) IS NULL OR r.agency = :agency)
                        AND (cast(:from AS timestamptz) IS NULL OR coalesce(t.ended_at, t.not_before) >= :from)
                        AND (cast(:to AS timestamptz) IS NULL OR coalesce(t.ended_at, t.not_before) < :to)
                        AND (cast(:failure AS text) IS NULL OR t.result NOT IN ('proved', 'not-needed')
                            AND (t.result = :failure OR strpos(lower(t.detail), lower(:failure)) > 0))
                        ORDER BY f.safeguarding DESC, r.clock_started_at, r.id LIMIT :most""")
                .param("agency", which.agency())
                .param("from", Sql.time(which.from()))
                .param("to", Sql.time(which.to()))
                .param("failure", which.failure())
                .param("most", which.most())
                .query((row, number) -> candidate(row))
                .list();
    }

    /** Those of these that there are. */
    public List<Candidate> find(Collection<UUID> recipients) {
        return jdbc.sql(FIND + "WHERE r.id = ANY (?) ORDER BY f.safeguarding DESC, r.clock_started_at, r.id")
                .param(recipients.toArray(UUID[]::new))
                .query((row, number) -> candidate(row))
                .list();
    }

    private static Candidate candidate(ResultSet row) throws SQLException {
        return new Candidate(
                row.getObject("id", UUID.class),
                row.getObject("referral_id", UUID.class),
                row.getString("agency"),
                RecipientBook.standing(row),
                row.getInt("version"),
                row.getBoolean("open"),
                row.getString("file_name"),
                row.getBoolean("sealed"));
    }

    /**
     * One more sending, if the last one is still the one that was meant to be followed: the same wish twice has the effect
     * of once.
     *
     * @param same the bytes that were sent last
     * @param at not before
     * @return the new version; empty when something has been sent or asked for since, or the recipient has ended
     */
    public Optional<Integer> again(Access access, UUID recipient, int version, boolean same, Instant at) {
        return transactions.execute(status -> {
            Optional<Standing> now = book.locked(recipient);
            Candidate found = find(List.of(recipient)).stream().findFirst().orElse(null);
            boolean may = now.isPresent()
                    && found != null
                    && !found.ended()
                    && !found.open()
                    && !found.sealed()
                    && found.version() == version;
            return may ? Optional.of(added(access, found, same, at)) : Optional.<Integer>empty();
        });
    }

    private int added(Access access, Candidate to, boolean same, Instant at) {
        String intent = same ? "same" : "render";
        int version = to.version() + 1;
        int number = jdbc.sql("""
                        INSERT INTO hub.attempts (recipient_id, number, agency, not_before, resent, version, intent)
                        SELECT recipient_id, max(number) + 1, min(agency), ?::timestamptz, true, ?, ? FROM hub.attempts
                        WHERE recipient_id = ? GROUP BY recipient_id RETURNING number""")
                .params(Sql.time(at), version, intent, to.recipient())
                .query(Integer.class)
                .single();
        boolean failed = to.standing().state() == RecipientState.FAILED;
        Standing standing =
                failed ? new Standing(RecipientState.REQUESTED, to.standing().rung()) : to.standing();
        book.stand(to.recipient(), standing);
        Map<String, Object> detail = Map.of("attempt", number, "version", version, "intent", intent);
        book.tell(to.recipient(), "resent", standing, access.who(), detail, "resent-" + number);
        audit.record(access, "resent", "recipient", to.recipient());
        return version;
    }

    /** Whether nothing of it has been proved to be at the agency. */
    public static boolean unsent(Candidate candidate) {
        Rung rung = candidate.standing().rung();
        return rung == Rung.QUEUED || rung == Rung.UNKNOWN;
    }
}
