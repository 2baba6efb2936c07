package uk.hailsham.hub.connectors.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.dao.DataAccessException;
import uk.hailsham.hub.connectors.database.Database;
import uk.hailsham.hub.connectors.database.TestDatabase;
import uk.hailsham.hub.domain.referral.Attachment;
import uk.hailsham.hub.domain.referral.NotCarried;
import uk.hailsham.hub.domain.referral.RecipientState;
import uk.hailsham.hub.domain.referral.Refusal;
import uk.hailsham.hub.domain.referral.Reply;
import uk.hailsham.hub.domain.referral.Reply.Status;
import uk.hailsham.hub.domain.referral.Rung;

@ExtendWith(TestDatabase.class)
class ReferralsTest {
    private Desk desk;

    @BeforeEach
    void open(Database database) {
        desk = new Desk(database);
    }

    @Test
    void aReferralIsThereOnceByTheSchoolsReference() {
        NewReferral first = desk.referral(Desk.request("R-1", "needs advice"));
        assertThat(desk.referrals.commit(first))
                .isEqualTo(new Referrals.Committed(first.id(), Referrals.Outcome.COMMITTED, null));
        assertThat(desk.referrals.commit(desk.referral(Desk.request("R-1", "needs advice"))))
                .isEqualTo(new Referrals.Committed(first.id(), Referrals.Outcome.REPEATED, null));
        assertThat(desk.referrals.commit(desk.referral(Desk.request("R-1", "something else"))))
                .isEqualTo(new Referrals.Committed(first.id(), Referrals.Outcome.REFERENCE_TAKEN, null));
        assertThat(desk.referrals.count()).isEqualTo(1);
        assertThat(desk.dispatched()).hasSize(1);
    }

    private NewReferral withPaper(String sha256) {
        NewReferral bare = desk.referral(Desk.request("R-1", "needs advice"));
        Attachment paper = new Attachment(UUID.randomUUID(), 1, Attachment.Kind.JPEG, 4_711, sha256);
        return new NewReferral(
                bare.id(),
                bare.request(),
                bare.record(),
                bare.child(),
                bare.asKnown(),
                bare.madeAt(),
                bare.drop(),
                bare.recipients(),
                List.of(paper));
    }

    @Test
    void theSameReferralWithOtherPapersIsAnother() {
        NewReferral first = withPaper("ab");

        assertThat(desk.referrals.commit(first).outcome()).isEqualTo(Referrals.Outcome.COMMITTED);
        assertThat(desk.referrals.commit(withPaper("ab")).outcome()).isEqualTo(Referrals.Outcome.REPEATED);
        assertThat(desk.referrals.commit(withPaper("cd")).outcome()).isEqualTo(Referrals.Outcome.REFERENCE_TAKEN);
        assertThat(desk.referrals
                        .commit(desk.referral(Desk.request("R-1", "needs advice")))
                        .outcome())
                .isEqualTo(Referrals.Outcome.REFERENCE_TAKEN);
        assertThat(desk.attachments.of(first.id())).isEqualTo(first.attachments());
    }

    @Test
    void theSameReferralFromManySidesAtOnceIsCommittedOnce() throws Exception {
        ExecutorService sides = Executors.newFixedThreadPool(8);
        List<Future<Referrals.Committed>> answers = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            answers.add(sides.submit(() -> desk.referrals.commit(desk.referral(Desk.request("R-1", "needs advice")))));
        }
        List<Referrals.Outcome> outcomes = new ArrayList<>();
        for (Future<Referrals.Committed> answer : answers) {
            outcomes.add(answer.get().outcome());
        }
        sides.shutdown();
        assertThat(outcomes).containsOnlyOnce(Referrals.Outcome.COMMITTED).hasSize(8);
        assertThat(outcomes).doesNotContain(Referrals.Outcome.REFERENCE_TAKEN);
        assertThat(desk.count("hub.attempts")).isEqualTo(1);
    }

    @Test
    void aReferralIsCommittedWholeOrNotAtAll() {
        NewReferral sound = desk.referral(Desk.request("R-1", "needs advice"));
        NewReferral.NewRecipient twice = sound.recipients().get(0);
        NewReferral unsound = new NewReferral(
                sound.id(), sound.request(), sound.record(), null, "{}", desk.now, null, List.of(twice, twice));
        assertThatThrownBy(() -> desk.referrals.commit(unsound)).isInstanceOf(DataAccessException.class);
        for (String table : List.of("referrals", "recipients", "recipient_events", "attempts", "audit_events")) {
            assertThat(desk.count("hub." + table)).as(table).isZero();
        }
    }

    @Test
    void theTimelineTellsEverythingThatHappenedInOrder() {
        UUID recipient = desk.committed("R-1");
        desk.attempts.notCarried(desk.begun(recipient, 1), NotCarried.Kind.LATER, "connection refused");
        desk.later(Duration.ofMinutes(1));
        desk.begun(recipient, 2);
        desk.attempts.recover();
        desk.proved(recipient, 3);
        desk.replies.record(
                Desk.AGENCY, new Reply(recipient, Status.ACCEPTED, null, LocalDate.of(2026, 11, 24)), "ack.csv");
        desk.replies.record(
                Desk.AGENCY, new Reply(recipient, Status.CLOSED, null, LocalDate.of(2026, 11, 24)), "ack.csv");
        desk.replies.record(
                Desk.AGENCY, new Reply(recipient, Status.DECLINED, "capacity", LocalDate.of(2026, 11, 24)), "b.csv");

        assertThat(desk.timeline())
                .extracting(RecipientEvent::kind, RecipientEvent::state, RecipientEvent::rung, RecipientEvent::source)
                .containsExactly(
                        tuple("requested", "requested", "queued", "hub"),
                        tuple("not-carried", "requested", "queued", "courier"),
                        tuple("unknown", "requested", "unknown", "hub"),
                        tuple("proved", "requested", "transport-proved", "courier"),
                        tuple("answered", "accepted", "accepted", Desk.AGENCY),
                        tuple("answered", "completed", "closed", Desk.AGENCY),
                        tuple("contradicted", "completed", "closed", Desk.AGENCY));
        assertThat(Json.read(desk.timeline().get(3).detail(), Map.class))
                .isEqualTo(Map.of("attempt", 3, "path", "/in/x.csv"));
    }

    @Test
    void aLookAtATimelineIsAudited() {
        desk.committed("R-1");
        desk.referrals.timeline(Desk.OPERATOR, desk.only().referral());
        assertThat(desk.jdbc
                        .sql("SELECT who || '/' || role || '/' || subject_kind || '/' || reason FROM hub.audit_events"
                                + " WHERE action = 'looked-at' AND subject = ?")
                        .param(desk.only().referral())
                        .query(String.class)
                        .list())
                .containsExactly("o.perator/operator/referral/asked by phone");
    }

    @Test
    void aTimelineCannotBeRewrittenByTheHub() {
        desk.committed("R-1");
        for (String change :
                List.of("UPDATE hub.recipient_events SET kind = 'x'", "DELETE FROM hub.recipient_events")) {
            assertThatThrownBy(() -> desk.jdbc.sql(change).update())
                    .rootCause()
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void aSchoolSeesItsOwnReferralsNewestFirst() {
        desk.committed("R-1");
        desk.later(Duration.ofMinutes(1));
        desk.committed("R-2");
        assertThat(desk.referrals.list(Desk.SCHOOL, 10))
                .extracting(ReferralView::reference)
                .containsExactly("R-2", "R-1");
        assertThat(desk.referrals.list("hailsham-community-college", 10)).isEmpty();
        assertThat(desk.referrals.recipientsBy(Referrals.Column.STATE)).isEqualTo(Map.of("requested", 2));
        assertThat(desk.only().acknowledgeBy()).isEqualTo(desk.now.plusSeconds(3600));
        assertThat(desk.only().state()).isEqualTo(RecipientState.REQUESTED);
        assertThat(desk.only().rung()).isEqualTo(Rung.QUEUED);
    }

    @Test
    void aRefusalIsKeptOnceWithWhatTheSchoolWasTold() {
        Refusals refusals = new Refusals(desk.jdbc, desk.clock);
        List<Refusal> reasons = List.of(new Refusal("index-not-checked", "index_checked", "Check the Index first."));
        UUID drop = UUID.randomUUID();
        refusals.record(Desk.request("R-1", "needs advice"), drop, reasons);
        refusals.record(Desk.request("R-1", "needs advice"), drop, reasons);
        refusals.record(Desk.request(null, "needs advice"), null, reasons);
        refusals.record(Desk.request(null, "needs advice"), null, reasons);
        assertThat(refusals.list(Desk.SCHOOL, 10))
                .containsExactly(
                        new Refusals.Refused(desk.now, Desk.SCHOOL, null, null, "SLCN", reasons),
                        new Refusals.Refused(desk.now, Desk.SCHOOL, "R-1", drop, "SLCN", reasons));
        assertThat(refusals.list("hailsham-community-college", 10)).isEmpty();
    }
}
