package uk.hailsham.hub.routes.securelink;

import java.time.LocalDate;
import java.util.UUID;
import uk.hailsham.hub.connectors.store.Capacities;
import uk.hailsham.hub.connectors.store.Questions;
import uk.hailsham.hub.connectors.store.Replies;
import uk.hailsham.hub.domain.agency.Room;
import uk.hailsham.hub.domain.referral.Reply;

/** Records what an agency says on its page: each answer is a step on the ladder, whoever else has answered. */
public final class Answering {
    private final Replies replies;
    private final Questions questions;
    private final Capacities capacities;

    public Answering(Replies replies, Questions questions, Capacities capacities) {
        this.replies = replies;
        this.questions = questions;
        this.capacities = capacities;
    }

    /**
     * @param reason a code; null where none is asked for
     * @param day the agency names, or on which it answers
     * @param question in the agency's words; null unless it needs to know more
     */
    public record Said(UUID recipient, Reply.Status status, String reason, LocalDate day, String question) {}

    /**
     * The question is kept first: whatever stops the hub in between, the same form sent again completes it.
     *
     * @param form of which this is the answer; sent twice it has the effect of once
     */
    public Replies.Effect answer(Door door, Said said, String form) {
        if (said.question() != null) {
            questions.ask(said.recipient(), said.question());
        }
        Reply reply = new Reply(said.recipient(), said.status(), said.reason(), said.day());
        return replies.record(door.agency().id(), reply, door.source(), form);
    }

    /** @param weeks the estimate of a waitlist; null for none */
    public void room(Door door, String service, Room room, Integer weeks) {
        capacities.say(door.agency().id(), service, room, weeks, door.source());
    }
}
