package uk.hailsham.hub.app.securelink;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import uk.hailsham.hub.domain.referral.Reply;

/** What an agency can say on its page, in the order in which it is offered. */
enum AnswerWord {
    ACCEPTED(Reply.Status.ACCEPTED, "We take this on", Asks.NOTHING),
    DECLINED(Reply.Status.DECLINED, "We cannot take this on (choose a reason)", Asks.DECLINE_REASON),
    INFORMATION(Reply.Status.INFORMATION_NEEDED, "We need to know more (write your question)", Asks.QUESTION),
    BOOKED(Reply.Status.BOOKED, "First contact is booked (give the day)", Asks.DAY_AHEAD),
    SEEN(Reply.Status.FIRST_CONTACT, "Child or family has been seen (give the day)", Asks.DAY_PAST),
    NOT_BROUGHT(Reply.Status.NOT_BROUGHT, "The child was not brought", Asks.NOTHING),
    HOLD(Reply.Status.ON_HOLD, "It has to wait (choose a reason)", Asks.HOLD_REASON),
    CLOSED(Reply.Status.CLOSED, "Our work has ended", Asks.NOTHING);

    /** What must be said beside it. */
    enum Asks {
        NOTHING,
        DECLINE_REASON,
        HOLD_REASON,
        QUESTION,
        DAY_AHEAD,
        DAY_PAST
    }

    private final Reply.Status status;
    private final String label;
    private final Asks asks;

    AnswerWord(Reply.Status status, String label, Asks asks) {
        this.status = status;
        this.label = label;
        this.asks = asks;
    }

    Reply.Status status() {
        return status;
    }

    String label() {
        return label;
    }

    Asks asks() {
        return asks;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<AnswerWord> of(String word) {
        return Arrays.stream(values())
                .filter(answer -> answer.word().equals(word))
                .findFirst();
    }
}
