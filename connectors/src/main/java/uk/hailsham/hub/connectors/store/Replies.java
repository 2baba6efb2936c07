package uk.hailsham.hub.connectors.store;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import uk.hailsham.hub.domain.access.Access;
import uk.hailsham.hub.domain.referral.Ladder;
import uk.hailsham.hub.domain.referral.Reply;
import uk.hailsham.hub.domain.referral.Standing;

/** What agencies answer. The same answer twice has the effect of once; one that fits nobody is kept. */
public final class Replies {
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final AuditLog audit;
    private final RecipientBook book;
    private final Clock clock;

    public Replies(JdbcClient jdbc, TransactionTemplate transactions, AuditLog audit, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.audit = audit;
        this.book = new RecipientBook(jdbc, clock);
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
        return transactions.execute(status -> {
            if (!belongs(reply.recipient(), agency)) {
                return unmatched(agency, reply, source);
            }
            Standing now = book.locked(reply.recipient()).orElseThrow();
            Ladder.Step step = Ladder.answered(now, reply.status(), Ladder.Order.NEWEST);
            String kind = step.contradiction() ? "contradicted" : "answered";
            if (!book.tell(reply.recipient(), kind, step.standing(), agency, detail(reply, source), once(reply))) {
                return Effect.REPEATED;
            }
            book.stand(reply.recipient(), step.standing());
            book.stopClock(reply.recipient());
            audit.record(Access.hub("reply " + agency), kind, "recipient", reply.recipient());
            return step.contradiction() ? Effect.CONTRADICTED : Effect.MOVED;
        });
    }

    private boolean belongs(UUID recipient, String agency) {
        return jdbc.sql("SELECT count(*) FROM hub.recipients WHERE id = ? AND agency = ?")
                        .params(recipient, agency)
                        .query(Integer.class)
                        .single()
                == 1;
    }

    private Effect unmatched(String agency, Reply reply, String source) {
        jdbc.sql("INSERT INTO hub.unmatched_replies (at, agency, recipient, status, source) VALUES (?, ?, ?, ?, ?)"
                        + " ON CONFLICT DO NOTHING")
                .params(
                        Sql.time(clock.instant()),
                        agency,
                        reply.recipient().toString(),
                        Sql.word(reply.status()),
                        source)
                .update();
        return Effect.UNMATCHED;
    }

    private static Map<String, String> detail(Reply reply, String source) {
        Map<String, String> detail = new LinkedHashMap<>();
        detail.put("status", Sql.word(reply.status()));
        detail.put("reason", reply.reason());
        detail.put("date", reply.date() == null ? null : reply.date().toString());
        detail.put("source", source);
        return detail;
    }

    private static String once(Reply reply) {
        return "reply-" + Sql.word(reply.status()) + "-" + reply.reason() + "-" + reply.date();
    }
}
