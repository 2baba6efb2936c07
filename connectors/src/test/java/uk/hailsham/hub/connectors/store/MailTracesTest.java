package uk.hailsham.hub.connectors.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import uk.hailsham.hub.connectors.database.Database;
import uk.hailsham.hub.connectors.database.TestDatabase;
import uk.hailsham.hub.domain.referral.RecipientState;
import uk.hailsham.hub.domain.referral.Reply;
import uk.hailsham.hub.domain.referral.Reply.Status;
import uk.hailsham.hub.domain.referral.Rung;

@ExtendWith(TestDatabase.class)
class MailTracesTest {
    private Desk desk;
    private MailTraces traces;
    private UUID recipient;

    @BeforeEach
    void open(Database database) {
        desk = new Desk(database);
        traces = new MailTraces(desk.jdbc, desk.transactions, desk.audit, desk.clock);
        recipient = desk.committed("R-1");
        desk.proved(recipient, 1);
    }

    @Test
    void aBounceFailsTheRecipientVisiblyAndOnce() {
        traces.bounced(recipient, "5.1.1", "<report>");
        traces.bounced(recipient, "5.1.1", "<report>");

        stands(RecipientState.FAILED, Rung.TRANSPORT_PROVED);
        assertThat(desk.timeline()).extracting(RecipientEvent::kind).containsExactly("requested", "proved", "bounced");
    }

    @Test
    void whatTheAgencyHasAnsweredOutweighsABounce() {
        desk.replies.record(Desk.AGENCY, new Reply(recipient, Status.ACCEPTED, null, null), "x.csv");

        traces.bounced(recipient, "5.1.1", "<report>");

        stands(RecipientState.ACCEPTED, Rung.ACCEPTED);
    }

    @Test
    void anAnswerAfterABounceShowsThatItArrivedAfterAll() {
        traces.bounced(recipient, "4.4.7", "<report>");

        desk.replies.record(Desk.AGENCY, new Reply(recipient, Status.ACCEPTED, null, null), "x.csv");

        stands(RecipientState.ACCEPTED, Rung.ACCEPTED);
    }

    @Test
    void aReceiptProvesAndADelayDoesNot() {
        traces.noted(recipient, "delayed", "4.4.1", "<delay>");
        stands(RecipientState.REQUESTED, Rung.TRANSPORT_PROVED);

        traces.proved(recipient, Rung.COLLECTED, "<read>");
        traces.proved(recipient, Rung.TRANSPORT_PROVED, "<late>");

        stands(RecipientState.REQUESTED, Rung.COLLECTED);
    }

    @Test
    void knowsWhoseARecipientIs() {
        assertThat(desk.referrals.agencyOf(recipient)).contains(Desk.AGENCY);
        assertThat(desk.referrals.agencyOf(UUID.randomUUID())).isEmpty();
    }

    private void stands(RecipientState state, Rung rung) {
        assertThat(desk.only().state()).isEqualTo(state);
        assertThat(desk.only().rung()).isEqualTo(rung);
    }
}
