package uk.hailsham.hub.connectors.store;

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
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import uk.hailsham.hub.connectors.database.Database;
import uk.hailsham.hub.connectors.database.TestDatabase;
import uk.hailsham.hub.domain.access.Access;
import uk.hailsham.hub.domain.clock.Deadlines;
import uk.hailsham.hub.domain.clock.Limit;
import uk.hailsham.hub.domain.clock.SchoolDays;
import uk.hailsham.hub.domain.clock.WorkingDays;
import uk.hailsham.hub.domain.referral.Proof;
import uk.hailsham.hub.domain.referral.ReferralRequest;
import uk.hailsham.hub.domain.referral.Rung;
import uk.hailsham.hub.domain.referral.Urgency;

/** The stores of referrals over an emptied real database, with a clock that the test turns. */
final class Desk {
    static final ZoneId LONDON = ZoneId.of("Europe/London");
    static final String AGENCY = "educational-psychology";
    static final String SCHOOL = "white-house";
    static final Access OPERATOR = new Access("o.perator", Access.Role.OPERATOR, "asked by phone");
    static final Provenance PROVENANCE = new Provenance("config-hash", "1.0.0");

    Instant now = Instant.parse("2026-11-24T07:00:00Z");
    final Clock clock = new Clock() {
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

    final Database database;
    final DataSource source;
    final JdbcClient jdbc;
    final TransactionTemplate transactions;
    final AuditLog audit;
    final Outbox outbox;
    final Referrals referrals;
    final Attachments attachments;
    final Attempts attempts;
    final Interventions interventions;
    final Replies replies;

    Desk(Database database) {
        this.database = database;
        TestDatabase.empty(database);
        source = TestDatabase.pool(database);
        jdbc = JdbcClient.create(source);
        transactions = new TransactionTemplate(new JdbcTransactionManager(source));
        audit = new AuditLog(jdbc, clock, PROVENANCE);
        outbox = new Outbox(jdbc, transactions, clock);
        attachments = new Attachments(jdbc);
        referrals = new Referrals(jdbc, transactions, audit, PROVENANCE, clock);
        attempts = attempts("node-a");
        interventions = new Interventions(jdbc, transactions, audit, clock);
        replies = new Replies(jdbc, transactions, audit, pauses(), clock);
    }

    /** Clocks stand still for the family, and count every day. */
    private Pauses pauses() {
        Deadlines deadlines = new Deadlines(LONDON, new WorkingDays(Set.of()));
        SchoolDays none = new SchoolDays(Set.of());
        return new Pauses(
                jdbc,
                LONDON,
                "waiting-for-family"::equals,
                (agency, school, urgency, due, from, to) ->
                        deadlines.moved(due, Limit.Unit.CALENDAR_DAYS, from, to, none),
                clock);
    }

    Attempts attempts(String node) {
        return new Attempts(jdbc, transactions, audit, node, new SplittableRandom(1), clock);
    }

    /** What somebody with every right in the database can do, triggers or not. */
    void tamper(String sql) {
        JdbcClient.create(TestDatabase.source(TestDatabase.superuser(database)))
                .sql("SET session_replication_role = replica; " + sql)
                .update();
    }

    /** While this runs no statement on attempts gets through, as when the database is away. */
    void breakFor(Runnable meanwhile) {
        tamper("ALTER TABLE hub.attempts RENAME TO attempts_away");
        try {
            meanwhile.run();
        } finally {
            tamper("ALTER TABLE hub.attempts_away RENAME TO attempts");
        }
    }

    /** As the hub would see the database through a connection of its own. */
    static JdbcClient through(Connection connection) {
        return JdbcClient.create(new SingleConnectionDataSource(connection, true));
    }

    void later(Duration time) {
        now = now.plus(time);
    }

    /** @return the bodies of what went to the broker */
    List<String> dispatched() {
        List<String> bodies = new ArrayList<>();
        attempts.dispatch(1_000, postings -> postings.forEach(posting -> bodies.add(posting.body())));
        return bodies;
    }

    List<String> relayed() {
        List<String> bodies = new ArrayList<>();
        outbox.relay(1_000, postings -> postings.forEach(posting -> bodies.add(posting.body())));
        return bodies;
    }

    ReferralView.Recipient only() {
        return referrals.list(null, 10).get(0).recipients().get(0);
    }

    List<RecipientEvent> timeline() {
        return referrals.timeline(OPERATOR, only().referral());
    }

    /** Commits a referral to the one agency; its recipient. */
    UUID committed(String reference) {
        return committed(request(reference, "needs advice"));
    }

    UUID committedForSafeguarding(String reference) {
        return committed(request(reference, "is in danger", true));
    }

    private UUID committed(ReferralRequest request) {
        NewReferral referral = referral(request);
        referrals.commit(referral);
        return referral.recipients().get(0).id();
    }

    Delivery begun(UUID recipient, int number) {
        return attempts.begin(recipient, number).orElseThrow();
    }

    void proved(UUID recipient, int number) {
        attempts.proved(begun(recipient, number), proof());
    }

    Proof proof() {
        return new Proof(Rung.TRANSPORT_PROVED, now, Map.of("path", "/in/x.csv"));
    }

    NewReferral referral(ReferralRequest request) {
        NewReferral.NewRecipient recipient =
                new NewReferral.NewRecipient(UUID.randomUUID(), AGENCY, "advice", now.plusSeconds(3600), null);
        return new NewReferral(
                UUID.randomUUID(), request, UUID.randomUUID(), null, "{}", now, null, List.of(recipient));
    }

    static ReferralRequest request(String reference, String reason) {
        return request(reference, reason, false);
    }

    private static ReferralRequest request(String reference, String reason, boolean safeguarding) {
        return new ReferralRequest(
                reference,
                SCHOOL,
                new ReferralRequest.Pupil(null, null, "Ward", "Amelia", LocalDate.of(2015, 2, 28)),
                "SLCN",
                reason,
                Urgency.ROUTINE,
                null,
                "public-task",
                null,
                null,
                null,
                null,
                null,
                safeguarding);
    }

    int count(String what) {
        return jdbc.sql("SELECT count(*) FROM " + what).query(Integer.class).single();
    }
}
