package uk.hailsham.hub.connectors.store;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import uk.hailsham.hub.domain.access.Access;
import uk.hailsham.hub.domain.referral.Ladder;
import uk.hailsham.hub.domain.referral.Party;
import uk.hailsham.hub.domain.referral.Reply;
import uk.hailsham.hub.domain.referral.Standing;
import uk.hailsham.hub.domain.referral.StateSet;

/** What agencies answer. The same answer twice has the effect of once; one that fits nobody is kept. */
public final class Replies {
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final AuditLog audit;
    private final RecipientBook book;
    private final AttemptRows attempts;
    private final Pauses pauses;
    private final Clock clock;

    public Replies(JdbcClient jdbc, TransactionTemplate transactions, AuditLog audit, Pauses pauses, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.audit = audit;
        this.book = new RecipientBook(jdbc, clock);
        this.attempts = new AttemptRows(jdbc);
        this.pauses = pauses;
        this.clock = clock;
    }

    /** What an answer did. */
    public enum Effect {
        MOVED,
        /** Said before. */
        REPEATED,
        /** Does not fit what stands; kept in the timeline for a person. */
        CONTRADICTED,
        /** No recipient of this agency has that id. */
        UNMATCHED
    }

    /** @param source the file or message it came in, named by the hub */
    public Effect record(String agency, Reply reply, String source) {
        return record(agency, reply, source, "");
    }

    /** What the agency has said by telephone to somebody, who answers for it by name in the audit. */
    public Effect phoned(Access access, String agency, Reply reply) {
        return record(access, agency, reply, "telephone", "");
    }

    /**
     * @param form which asking it answers: on another form an agency may say again what it had said before something else;
     *     empty when it was not asked by a form
     */
    public Effect record(String agency, Reply reply, String source, String form) {
        return record(Access.hub("reply " + agency), agency, reply, source, form);
    }

    private Effect record(Access access, String agency, Reply reply, String source, String form) {
        Word word = new Word(reply.recipient(), Sql.word(reply.status()), reply.reason(), reply.date());
        return record(access, agency, word, source, form, now -> Ladder.answered(now, reply.status(), order(word)));
    }

    /** A state that an agency sets outright, where it may. */
    public Effect set(String agency, StateSet set, String source) {
        Word word = new Word(set.recipient(), set.state().word(), set.reason(), set.date());
        return record(
                Access.hub("reply " + agency),
                agency,
                word,
                source,
                "",
                now -> Ladder.set(now, Party.PERFORMER, set.state(), order(word)));
    }

    /** What an agency said, whichever way. */
    private record Word(UUID recipient, String status, String reason, LocalDate date) {
        String once() {
            return status + "-" + reason + "-" + date;
        }
    }

    private Effect record(
            Access access,
            String agency,
            Word word,
            String source,
            String form,
            Function<Standing, Ladder.Step> ladder) {
        return transactions.execute(status -> {
            if (!belongs(word.recipient(), agency)) {
                return unmatched(agency, word, source);
            }
            Standing now = book.locked(word.recipient()).orElseThrow();
            if (!form.isEmpty() && saidLast(word)) {
                return Effect.REPEATED;
            }
            Ladder.Step step = ladder.apply(now);
            String kind = step.contradiction() ? "contradicted" : "answered";
            String once = kind + "-" + word.once() + (form.isEmpty() ? "" : "-" + form);
            if (!book.tell(word.recipient(), kind, step.standing(), agency, detail(word, source), once)) {
                return Effect.REPEATED;
            }
            audit.record(access, kind, "recipient", word.recipient());
            if (step.contradiction()) {
                return Effect.CONTRADICTED;
            }
            move(word, step);
            return Effect.MOVED;
        });
    }

    /** Two clerks who say the same one after the other have said it once. */
    private boolean saidLast(Word word) {
        return jdbc.sql("SELECT detail->>'status' = ? AND detail->>'reason' IS NOT DISTINCT FROM ?"
                        + " AND detail->>'date' IS NOT DISTINCT FROM ? FROM hub.recipient_events"
                        + " WHERE recipient_id = ? AND kind IN ('answered', 'contradicted') ORDER BY id DESC LIMIT 1")
                .params(Arrays.asList(
                        word.status(),
                        word.reason(),
                        word.date() == null ? null : word.date().toString(),
                        word.recipient()))
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    private void move(Word word, Ladder.Step step) {
        if (order(word) == Ladder.Order.NEWEST) {
            pauses.heard(word.recipient(), step.standing(), word.status(), word.reason(), day(word));
        }
        book.stand(word.recipient(), step.standing());
        day(word).ifPresent(day -> book.answeredOn(word.recipient(), day));
        if (step.clockStops()) {
            book.stopClock(word.recipient());
            attempts.notNeeded(word.recipient(), clock.instant());
        }
    }

    private Ladder.Order order(Word word) {
        Optional<LocalDate> youngest = book.answeredOn(word.recipient());
        boolean late = youngest.isPresent()
                && day(word).map(day -> day.isBefore(youngest.get())).orElse(false);
        return late ? Ladder.Order.LATE : Ladder.Order.NEWEST;
    }

    /** The day the agency names, unless it lies ahead: a mistyped year would make every later answer seem late. */
    private Optional<LocalDate> day(Word word) {
        LocalDate tomorrow =
                LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plusDays(1);
        return Optional.ofNullable(word.date()).filter(day -> !day.isAfter(tomorrow));
    }

    private boolean belongs(UUID recipient, String agency) {
        return jdbc.sql("SELECT count(*) FROM hub.recipients WHERE id = ? AND agency = ?")
                        .params(recipient, agency)
                        .query(Integer.class)
                        .single()
                == 1;
    }

    private Effect unmatched(String agency, Word word, String source) {
        return unmatched(agency, word.recipient().toString(), word.status(), source);
    }

    /** @param named what the answer names instead of a recipient, such as a message; no text of the agency's */
    public Effect stray(String agency, String named, Reply.Status status, String source) {
        return unmatched(agency, named, Sql.word(status), source);
    }

    private Effect unmatched(String agency, String named, String status, String source) {
        jdbc.sql("INSERT INTO hub.unmatched_replies (at, agency, recipient, status, source) VALUES (?, ?, ?, ?, ?)"
                        + " ON CONFLICT DO NOTHING")
                .params(Sql.time(clock.instant()), agency, named, status, source)
                .update();
        return Effect.UNMATCHED;
    }

    /** An answer that no recipient of that agency fits. */
    public record Unmatched(Instant at, String agency, String recipient, String status, String source) {}

    /** The newest answers that fit nobody, newest first. */
    public List<Unmatched> unmatched(int limit) {
        return jdbc.sql("SELECT * FROM hub.unmatched_replies ORDER BY id DESC LIMIT ?")
                .param(limit)
                .query((row, number) -> new Unmatched(
                        Sql.instant(row, "at"),
                        row.getString("agency"),
                        row.getString("recipient"),
                        row.getString("status"),
                        row.getString("source")))
                .list();
    }

    private static Map<String, String> detail(Word word, String source) {
        Map<String, String> detail = new LinkedHashMap<>();
        detail.put("status", word.status());
        detail.put("reason", word.reason());
        detail.put("date", word.date() == null ? null : word.date().toString());
        detail.put("source", source);
        return detail;
    }
}
