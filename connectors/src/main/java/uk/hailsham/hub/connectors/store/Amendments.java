package uk.hailsham.hub.connectors.store;

import java.time.Clock;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import uk.hailsham.hub.domain.access.Access;
import uk.hailsham.hub.domain.identifier.IdSource;
import uk.hailsham.hub.domain.referral.Amendment;
import uk.hailsham.hub.domain.referral.Ladder;
import uk.hailsham.hub.domain.referral.Rung;
import uk.hailsham.hub.domain.referral.Standing;
import uk.hailsham.hub.domain.referral.Withdrawal;

/** Taking back what was asked. What has not left is not sent; who may have it is told, by the way it came. */
public final class Amendments {
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final AuditLog audit;
    private final RecipientBook book;
    private final AttemptRows attempts;
    private final AmendmentRows rows;
    private final IdSource ids;
    private final Clock clock;

    public Amendments(JdbcClient jdbc, TransactionTemplate transactions, AuditLog audit, IdSource ids, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.audit = audit;
        this.book = new RecipientBook(jdbc, clock);
        this.attempts = new AttemptRows(jdbc);
        this.rows = new AmendmentRows(jdbc);
        this.ids = ids;
        this.clock = clock;
    }

    /** What became of one recipient. */
    public enum Outcome {
        /** It had not left, and will not. */
        STOPPED,
        /** The agency may have it, and is told. */
        RECALLED,
        /** It had ended before, and there is nothing to tell. */
        ENDED,
        /** A child in danger: nothing stops it. */
        GOES_ON
    }

    public record Effect(UUID recipient, String agency, Outcome outcome) {}

    /**
     * Takes a referral back, as a whole and at once; the same again changes nothing.
     *
     * @return what became of each recipient; empty when there is no such referral
     */
    public List<Effect> withdraw(Access access, UUID referral, Withdrawal withdrawal) {
        return transactions.execute(status -> safeguarding(referral)
                .map(safeguarding -> withdraw(access, referral, withdrawal, withdrawal.stops(safeguarding)))
                .orElse(List.of()));
    }

    private List<Effect> withdraw(Access access, UUID referral, Withdrawal withdrawal, boolean stops) {
        note(access, referral, withdrawal, stops);
        audit.record(access, "withdrawn", "referral", referral, child(referral));
        return jdbc
                .sql("SELECT id, agency FROM hub.recipients WHERE referral_id = ? ORDER BY id")
                .param(referral)
                .query((row, number) -> new Effect(row.getObject("id", UUID.class), row.getString("agency"), null))
                .list()
                .stream()
                .map(each -> new Effect(
                        each.recipient(),
                        each.agency(),
                        stops ? stop(access, each.recipient(), withdrawal) : goOn(access, each.recipient())))
                .toList();
    }

    private Outcome stop(Access access, UUID recipient, Withdrawal withdrawal) {
        Standing now = book.locked(recipient).orElseThrow();
        return takeBack(
                access,
                recipient,
                now,
                withdrawal.reason().meaning(),
                withdrawal.reason().word(),
                withdrawal.reaches(now));
    }

    /** The agreement is gone and the referral is not: whoever looks must see both. */
    private Outcome goOn(Access access, UUID recipient) {
        Standing now = book.locked(recipient).orElseThrow();
        book.tell(recipient, "agreement-withdrawn", now, access.who(), Map.of(), "agreement-withdrawn");
        return Outcome.GOES_ON;
    }

    /**
     * Recalls what one agency was sent; the same recall again changes nothing.
     *
     * @param cause a coded reason
     * @return empty when there is no such recipient
     */
    public Optional<Outcome> recall(Access access, UUID recipient, Amendment.Meaning meaning, String cause) {
        return transactions.execute(status -> book.locked(recipient)
                .map(now -> meaning == Amendment.Meaning.REVOKED && inDanger(recipient)
                        ? Outcome.GOES_ON
                        : takeBack(access, recipient, now, meaning, cause, true)));
    }

    /**
     * Recalls in one transaction what was sent under a link that is undone: somebody may have read of another child. A
     * child in danger is not let go of for that: there the facts are put right instead, one by one.
     *
     * @return empty when the link stands, or there is no such link
     */
    public Optional<List<Effect>> recallUnder(Access access, UUID link, List<Links.Consequence> sent) {
        return transactions.execute(status -> {
            if (!undone(link)) {
                return Optional.empty();
            }
            audit.record(access, "recalled", "link", link);
            return Optional.of(sent.stream()
                    .map(Links.Consequence::recipient)
                    .distinct()
                    .sorted()
                    .map(recipient -> under(access, recipient, sent))
                    .toList());
        });
    }

    private Effect under(Access access, UUID recipient, List<Links.Consequence> sent) {
        String agency = sent.stream()
                .filter(one -> one.recipient().equals(recipient))
                .findFirst()
                .orElseThrow()
                .agency();
        Standing now = book.locked(recipient).orElseThrow();
        Outcome outcome = inDanger(recipient)
                ? Outcome.GOES_ON
                : takeBack(access, recipient, now, Amendment.Meaning.ENTERED_IN_ERROR, "link-undone", true);
        return new Effect(recipient, agency, outcome);
    }

    private boolean undone(UUID link) {
        return jdbc.sql("""
                        SELECT EXISTS (SELECT FROM hub.link_events e JOIN hub.link_events u
                            ON u.left_record = e.left_record AND u.right_record = e.right_record AND u.ordinal > e.ordinal
                        WHERE e.id = ? AND e.kind = 'link' AND u.kind <> 'link')""").param(link).query(Boolean.class).single();
    }

    private Outcome takeBack(
            Access access, UUID recipient, Standing now, Amendment.Meaning meaning, String cause, boolean tell) {
        attempts.notNeeded(recipient, clock.instant());
        boolean mayHaveIt = now.rung() != Rung.QUEUED || rows.onItsWay(recipient);
        Standing after = Ladder.takenBack(now, meaning);
        if (!after.equals(now)) {
            book.stand(recipient, after);
            book.tell(recipient, "withdrawn", after, access.who(), Map.of("reason", cause), "withdrawn");
            audit.record(access, "withdrawn", "recipient", recipient);
        }
        if (mayHaveIt && tell) {
            recalled(access, recipient, after, meaning, cause);
        }
        if (rows.recalled(recipient)) {
            return Outcome.RECALLED;
        }
        return after.equals(now) ? Outcome.ENDED : Outcome.STOPPED;
    }

    private void recalled(Access access, UUID recipient, Standing after, Amendment.Meaning meaning, String cause) {
        UUID id = ids.next();
        rows.open(recipient).stream()
                .filter(open -> !open.recalls())
                .forEach(correction -> rows.end(correction.id(), "not-needed", clock.instant()));
        rows.reopen(recipient, meaning).ifPresent(givenUp -> again(access, recipient, after, givenUp));
        rows.add(id, recipient, meaning, cause, access.who(), clock.instant(), null, null)
                .ifPresent(version -> {
                    rows.attempt(id, recipient, clock.instant());
                    Map<String, Object> detail = new LinkedHashMap<>();
                    detail.put("version", version);
                    detail.put("meaning", meaning.word());
                    detail.put("reason", cause);
                    book.tell(recipient, "recalled", after, access.who(), detail, "recalled-" + version);
                    audit.record(access, "recalled", "recipient", recipient);
                });
    }

    private void again(Access access, UUID recipient, Standing now, AmendmentRows.Open givenUp) {
        int attempt = rows.attempt(givenUp.id(), recipient, clock.instant());
        Map<String, Integer> detail = Map.of("version", givenUp.version(), "attempt", attempt);
        book.tell(recipient, givenUp.kind() + "-resent", now, access.who(), detail, "resent-" + attempt);
        audit.record(access, givenUp.kind() + "-resent", "recipient", recipient);
    }

    private void note(Access access, UUID referral, Withdrawal withdrawal, boolean stops) {
        jdbc.sql("""
                        INSERT INTO hub.withdrawals (id, referral_id, at, reason, withdrawn_by, standing, words,
                            recorded_by, stops) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(Arrays.asList(
                        ids.next(),
                        referral,
                        Sql.time(clock.instant()),
                        withdrawal.reason().word(),
                        withdrawal.by(),
                        withdrawal.standing(),
                        withdrawal.words(),
                        access.who(),
                        stops))
                .update();
    }

    private boolean inDanger(UUID recipient) {
        return jdbc.sql("SELECT f.safeguarding FROM hub.referrals f JOIN hub.recipients r ON r.referral_id = f.id"
                        + " WHERE r.id = ?")
                .param(recipient)
                .query(Boolean.class)
                .single();
    }

    private Optional<Boolean> safeguarding(UUID referral) {
        return jdbc.sql("SELECT safeguarding FROM hub.referrals WHERE id = ? FOR UPDATE")
                .param(referral)
                .query(Boolean.class)
                .optional();
    }

    private Map<String, UUID> child(UUID referral) {
        return jdbc.sql("SELECT child_id FROM hub.referrals WHERE id = ? AND child_id IS NOT NULL")
                .param(referral)
                .query(UUID.class)
                .optional()
                .map(child -> Map.of("child", child))
                .orElse(Map.of());
    }
}
