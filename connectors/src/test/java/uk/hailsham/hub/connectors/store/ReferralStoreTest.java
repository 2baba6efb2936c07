package uk.hailsham.hub.connectors.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import uk.hailsham.hub.connectors.database.Database;
import uk.hailsham.hub.connectors.database.DatabaseAccess;
import uk.hailsham.hub.connectors.database.TestDatabase;
import uk.hailsham.hub.domain.access.Access;
import uk.hailsham.hub.domain.referral.NotCarried;
import uk.hailsham.hub.domain.referral.Proof;
import uk.hailsham.hub.domain.referral.RecipientState;
import uk.hailsham.hub.domain.referral.ReferralRequest;
import uk.hailsham.hub.domain.referral.Reply;
import uk.hailsham.hub.domain.referral.Reply.Status;
import uk.hailsham.hub.domain.referral.Rung;
import uk.hailsham.hub.domain.referral.Urgency;

/** The life of a referral in the database, from commit to the last answer. */
@ExtendWith(TestDatabase.class)
class ReferralStoreTest {
    private static final String AGENCY = "educational-psychology";
    private static final Access OPERATOR = new Access("o.perator", Access.Role.OPERATOR, "asked by phone");

    @TempDir
    private Path folder;

    private Instant now = Instant.parse("2026-11-24T07:00:00Z");
    private final Clock clock = new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    };

    private Database database;
    private DataSource source;
    private JdbcClient jdbc;
    private TransactionTemplate transactions;
    private AuditLog audit;
    private Outbox outbox;
    private Referrals referrals;
    private Attempts attempts;
    private Replies replies;

    @BeforeEach
    void open(Database fresh) {
        database = fresh;
        JdbcClient.create(source(TestDatabase.superuser(database)))
                .sql("SET session_replication_role = replica;"
                        + " TRUNCATE hub.referrals, hub.outbox, hub.unmatched_replies, hub.audit_events, hub.audit_seals"
                        + " CASCADE")
                .update();
        source = source(database.hub());
        jdbc = JdbcClient.create(source);
        transactions = new TransactionTemplate(new JdbcTransactionManager(source));
        Provenance provenance = new Provenance("config-hash", "1.0.0");
        audit = new AuditLog(jdbc, clock, provenance);
        outbox = new Outbox(jdbc, transactions, clock);
        referrals = new Referrals(jdbc, transactions, audit, provenance, clock);
        attempts = attempts("node-a");
        replies = new Replies(jdbc, transactions, audit, clock);
    }

    private Attempts attempts(String node) {
        return new Attempts(jdbc, transactions, audit, node, new SplittableRandom(1), clock);
    }

    @Test
    void commitsAReferralOnceByItsReference() {
        NewReferral first = referral("R-1", "needs advice");
        assertThat(referrals.commit(first).outcome()).isEqualTo(Referrals.Outcome.COMMITTED);
        Referrals.Committed again = referrals.commit(referral("R-1", "needs advice"));
        assertThat(again).isEqualTo(new Referrals.Committed(first.id(), Referrals.Outcome.REPEATED, null));
        assertThat(referrals.commit(referral("R-1", "something else")).outcome())
                .isEqualTo(Referrals.Outcome.REFERENCE_TAKEN);
        assertThat(referrals.count()).isEqualTo(1);
    }

    @Test
    void anAttemptGoesFromDueToProvedAndEveryStepStandsInTheTimeline() {
        UUID recipient = committed("R-1");
        assertThat(dispatched()).containsExactly(recipient + ":1");
        assertThat(dispatched()).isEmpty();
        Delivery delivery = attempts.begin(recipient, 1).orElseThrow();
        assertThat(delivery.request()).isEqualTo(request("R-1", "needs advice"));
        attempts.proved(delivery, new Proof(Rung.TRANSPORT_PROVED, now, Map.of("path", "/in/x.csv")));
        assertThat(replies.record(
                        AGENCY, new Reply(recipient, Status.ACCEPTED, null, LocalDate.of(2026, 11, 25)), "ack.csv"))
                .isEqualTo(Replies.Effect.MOVED);

        ReferralView view = referrals.list("white-house", 10).get(0);
        assertThat(view.recipients()).singleElement().satisfies(r -> {
            assertThat(r.state()).isEqualTo(RecipientState.ACCEPTED);
            assertThat(r.rung()).isEqualTo(Rung.ACCEPTED);
            assertThat(r.clockStoppedAt()).isEqualTo(now);
        });
        assertThat(referrals.timeline(OPERATOR, view.id()))
                .extracting(RecipientEvent::kind, RecipientEvent::state, RecipientEvent::rung)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("requested", "requested", "queued"),
                        org.assertj.core.groups.Tuple.tuple("proved", "requested", "transport-proved"),
                        org.assertj.core.groups.Tuple.tuple("answered", "accepted", "accepted"));
    }

    @Test
    void aSecondMessageForAnAttemptThatHasBegunDoesNothing() {
        UUID recipient = committed("R-1");
        assertThat(attempts.begin(recipient, 1)).isPresent();
        assertThat(attempts.begin(recipient, 1)).isEmpty();
    }

    @Test
    void aFailedAttemptFallsDueAgainLaterAndIsGivenUpByElapsedTime() {
        UUID recipient = committed("R-1");
        attempts.notCarried(attempts.begin(recipient, 1).orElseThrow(), NotCarried.Kind.LATER, "connection refused");
        assertThat(dispatched()).isEmpty();
        now = now.plus(Duration.ofMinutes(1));
        assertThat(dispatched()).containsExactly(recipient + ":2");
        now = now.plus(Duration.ofHours(72));
        attempts.notCarried(attempts.begin(recipient, 2).orElseThrow(), NotCarried.Kind.LATER, "connection refused");
        assertThat(only().state()).isEqualTo(RecipientState.FAILED);
        assertThat(attempts.due()).isZero();
    }

    @Test
    void whatNeedsAPersonIsVisiblyFailedUntilSomebodyResendsIt() {
        UUID recipient = committed("R-1");
        attempts.notCarried(
                attempts.begin(recipient, 1).orElseThrow(), NotCarried.Kind.NEEDS_A_PERSON, "host key changed");
        assertThat(only().state()).isEqualTo(RecipientState.FAILED);
        assertThat(attempts.resend(recipient, OPERATOR)).isTrue();
        assertThat(attempts.resend(recipient, OPERATOR)).isFalse();
        assertThat(only().state()).isEqualTo(RecipientState.REQUESTED);
        assertThat(dispatched()).containsExactly(recipient + ":2");
    }

    @Test
    void anAttemptFoundBegunAfterACrashIsUnknownAndRepeated() {
        UUID recipient = committed("R-1");
        dispatched();
        attempts.begin(recipient, 1);
        assertThat(attempts("node-b").recover()).isEqualTo(new Attempts.Recovered(0, 0));
        assertThat(attempts("node-a").recover()).isEqualTo(new Attempts.Recovered(1, 0));
        assertThat(only().rung()).isEqualTo(Rung.UNKNOWN);
        assertThat(dispatched()).containsExactly(recipient + ":2");
        attempts.proved(attempts.begin(recipient, 2).orElseThrow(), new Proof(Rung.TRANSPORT_PROVED, now, Map.of()));
        assertThat(only().rung()).isEqualTo(Rung.TRANSPORT_PROVED);
    }

    @Test
    void whatTheBrokerMayHaveLostIsDispatchedAgainAfterAStart() {
        UUID recipient = committed("R-1");
        dispatched();
        assertThat(attempts.recover()).isEqualTo(new Attempts.Recovered(0, 1));
        assertThat(dispatched()).containsExactly(recipient + ":1");
    }

    @Test
    void anAnswerMayComeTwiceAndOneOfAnotherAgencyChangesNothing() {
        UUID recipient = committed("R-1");
        Reply received = new Reply(recipient, Status.RECEIVED, null, null);
        assertThat(replies.record("somebody-else", received, "a.csv")).isEqualTo(Replies.Effect.UNMATCHED);
        assertThat(only().rung()).isEqualTo(Rung.QUEUED);
        assertThat(replies.record(AGENCY, received, "a.csv")).isEqualTo(Replies.Effect.MOVED);
        assertThat(replies.record(AGENCY, received, "b.csv")).isEqualTo(Replies.Effect.REPEATED);
        assertThat(replies.record(AGENCY, new Reply(recipient, Status.DECLINED, "capacity", null), "c.csv"))
                .isEqualTo(Replies.Effect.MOVED);
        assertThat(replies.record(AGENCY, new Reply(recipient, Status.ACCEPTED, null, null), "d.csv"))
                .isEqualTo(Replies.Effect.CONTRADICTED);
        assertThat(only().state()).isEqualTo(RecipientState.REJECTED);
    }

    @Test
    void anOutboxRowThatCommitsLateIsNotMissed() throws Exception {
        try (Connection slow = source.getConnection()) {
            slow.setAutoCommit(false);
            SingleConnectionDataSource slowSource = new SingleConnectionDataSource(slow, true);
            new Outbox(JdbcClient.create(slowSource), transactions, clock).add("hub.children.changed", new UUID(0, 1));
            transactions.executeWithoutResult(status -> outbox.add("hub.children.changed", new UUID(0, 2)));
            assertThat(relayed()).containsExactly(new UUID(0, 2).toString());
            slow.commit();
            assertThat(relayed()).containsExactly(new UUID(0, 1).toString());
        }
    }

    @Test
    void aRowIsSentAgainAfterAStartUnlessItsConsumerWasDone() {
        transactions.executeWithoutResult(status -> {
            outbox.add("hub.children.changed", new UUID(0, 1));
            outbox.add("hub.children.changed", new UUID(0, 2));
        });
        assertThat(relayed()).hasSize(2);
        outbox.done("hub.children.changed", new UUID(0, 1));
        assertThat(outbox.recover()).isEqualTo(1);
        assertThat(relayed()).containsExactly(new UUID(0, 2).toString());
    }

    @Test
    void aBatchThatTheBrokerRefusesStaysUnsent() {
        transactions.executeWithoutResult(status -> outbox.add("hub.children.changed", new UUID(0, 1)));
        assertThatThrownBy(() -> outbox.relay(10, rows -> {
                    throw new IllegalStateException("broker away");
                }))
                .hasMessage("broker away");
        assertThat(relayed()).hasSize(1);
    }

    @Test
    void theHubsRoleCanOnlyAddToTheAudit() {
        audit.record(OPERATOR, "looked-at", "child", new UUID(0, 1));
        for (String tampering : List.of("UPDATE hub.audit_events SET who = 'x'", "DELETE FROM hub.audit_events")) {
            assertThatThrownBy(() -> jdbc.sql(tampering).update())
                    .isInstanceOf(DataAccessException.class)
                    .rootCause()
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void theSealerMissesNoLateEventAndNoticesEveryChange() throws Exception {
        AuditSealer sealer = new AuditSealer(jdbc, transactions, folder.resolve("seals"), clock);
        try (Connection slow = source.getConnection()) {
            slow.setAutoCommit(false);
            new AuditLog(JdbcClient.create(new SingleConnectionDataSource(slow, true)), clock, new Provenance("c", "v"))
                    .record(OPERATOR, "looked-at", "child", new UUID(0, 1));
            audit.record(OPERATOR, "looked-at", "child", new UUID(0, 2));
            assertThat(sealer.seal()).isEqualTo(1);
            slow.commit();
        }
        now = now.plusSeconds(30);
        assertThat(sealer.unsealedAge()).isEqualTo(Duration.ofSeconds(30));
        assertThat(sealer.seal()).isEqualTo(1);
        assertThat(sealer.unsealedAge()).isZero();
        assertThat(Files.readAllLines(folder.resolve("seals"))).hasSize(2);
        assertThat(sealer.verify()).isEmpty();

        JdbcClient tamperer = JdbcClient.create(source(TestDatabase.superuser(database)));
        tamperer.sql("SET session_replication_role = replica; UPDATE hub.audit_events SET who = 'x' WHERE id ="
                        + " (SELECT min(id) FROM hub.audit_events)")
                .update();
        assertThat(sealer.verify()).singleElement().asString().endsWith("an event was changed");
        tamperer.sql("SET session_replication_role = replica; DELETE FROM hub.audit_events WHERE id ="
                        + " (SELECT max(id) FROM hub.audit_events)")
                .update();
        assertThat(sealer.verify()).hasSize(2).first().asString().contains("expected 1 events, found 0");
    }

    private static DataSource source(DatabaseAccess access) {
        return new DriverManagerDataSource(access.url(), access.user(), access.password());
    }

    private List<String> dispatched() {
        List<String> bodies = new ArrayList<>();
        attempts.dispatch(10, postings -> postings.forEach(posting -> bodies.add(posting.body())));
        return bodies;
    }

    private List<String> relayed() {
        List<String> bodies = new ArrayList<>();
        outbox.relay(10, postings -> postings.forEach(posting -> bodies.add(posting.body())));
        return bodies;
    }

    private ReferralView.Recipient only() {
        return referrals.list(null, 10).get(0).recipients().get(0);
    }

    private UUID committed(String reference) {
        NewReferral referral = referral(reference, "needs advice");
        referrals.commit(referral);
        return referral.recipients().get(0).id();
    }

    private NewReferral referral(String reference, String reason) {
        NewReferral.NewRecipient recipient =
                new NewReferral.NewRecipient(UUID.randomUUID(), AGENCY, "advice", now.plusSeconds(3600), null);
        return new NewReferral(
                UUID.randomUUID(),
                request(reference, reason),
                UUID.randomUUID(),
                null,
                "{}",
                now,
                null,
                List.of(recipient));
    }

    private static ReferralRequest request(String reference, String reason) {
        return new ReferralRequest(
                reference,
                "white-house",
                new ReferralRequest.Pupil(null, null, "Ward", "Amelia", LocalDate.of(2015, 2, 28)),
                "SLCN",
                reason,
                Urgency.ROUTINE,
                new ReferralRequest.Referrer("A. Senco", "SENCO", "senco@white-house.example", null),
                "public-task",
                new ReferralRequest.Agreement(true, true, "mother", null),
                null,
                null,
                new ReferralRequest.IndexCheck(true, Instant.parse("2026-11-23T10:00:00Z")),
                null,
                false);
    }
}
