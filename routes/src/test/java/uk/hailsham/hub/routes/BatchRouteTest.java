package uk.hailsham.hub.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import uk.hailsham.hub.connectors.database.Database;
import uk.hailsham.hub.connectors.database.TestDatabase;
import uk.hailsham.hub.connectors.store.Attempts;
import uk.hailsham.hub.connectors.store.AuditLog;
import uk.hailsham.hub.connectors.store.Provenance;
import uk.hailsham.hub.connectors.store.ReferralView;
import uk.hailsham.hub.domain.access.Access;
import uk.hailsham.hub.domain.agency.Agency;
import uk.hailsham.hub.domain.child.Child;
import uk.hailsham.hub.domain.child.Context;
import uk.hailsham.hub.domain.child.Identifiers;
import uk.hailsham.hub.domain.child.Name;
import uk.hailsham.hub.domain.child.Origin;
import uk.hailsham.hub.domain.child.Sex;
import uk.hailsham.hub.domain.referral.Courier;
import uk.hailsham.hub.domain.referral.NotCarried;
import uk.hailsham.hub.domain.referral.Payload;
import uk.hailsham.hub.domain.referral.Proof;
import uk.hailsham.hub.domain.referral.RecipientState;
import uk.hailsham.hub.domain.referral.ReferralRequest;
import uk.hailsham.hub.domain.referral.Routing;
import uk.hailsham.hub.domain.referral.Rung;
import uk.hailsham.hub.domain.referral.SendTime;
import uk.hailsham.hub.domain.referral.Urgency;
import uk.hailsham.hub.routes.delivery.Batching;
import uk.hailsham.hub.routes.delivery.Disclosing;

/** What gathers for an agency with a window leaves in one file when the window opens, and what cannot wait does not. */
@ExtendWith(TestDatabase.class)
class BatchRouteTest {
    private static final Agency AGENCY =
            House.SHIPPED.agency("behaviour-and-attendance").orElseThrow();
    private static final Instant TUESDAY = Instant.parse("2026-11-24T07:00:00Z");
    private static final Instant FRIDAY = Instant.parse("2026-11-27T18:00:00Z");

    @TempDir
    private Path folder;

    private Instant now = TUESDAY;
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
    private final List<Payload> carried = new ArrayList<>();
    private final Set<UUID> shielded = new HashSet<>();
    private NotCarried failure;
    private House house;
    private Attempts attempts;
    private Batching batching;

    @BeforeEach
    void open(Database database) throws Exception {
        house = new House(database, folder, clock);
        DataSource source = TestDatabase.pool(database);
        JdbcClient jdbc = JdbcClient.create(source);
        attempts = new Attempts(
                jdbc,
                new TransactionTemplate(new JdbcTransactionManager(source)),
                new AuditLog(jdbc, clock, new Provenance("config-hash", "1.0.0")),
                "node-a",
                Set.of(AGENCY.id()),
                new SplittableRandom(1),
                clock);
        new Rolls(house).roll(House.SCHOOL.id(), amelia());
        ZoneId zone = House.SHIPPED.hub().zone();
        batching = new Batching(
                AGENCY,
                new Disclosing(
                        shielded::contains,
                        House.SHIPPED.schools(),
                        new Routing(House.SHIPPED.routing(), House.SHIPPED.agencies()),
                        zone),
                new Carrying(),
                attempts.batches(house.ids),
                zone,
                clock);
    }

    @AfterEach
    void close() {
        house.close();
    }

    private static Child amelia() {
        return new Child(
                new Origin(House.SCHOOL.id(), null, "a.csv", 1),
                List.of(new Name(Name.Kind.LEGAL, "Ward", "Amelia", null)),
                LocalDate.of(2015, 2, 28),
                Sex.F,
                null,
                new Identifiers("X845212818005", List.of(), null, null, null, null),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Context.NONE,
                List.of());
    }

    private ReferralView.Recipient asked(String reference, Urgency urgency, boolean safeguarding) {
        house.referring.ask(
                new ReferralRequest(
                                reference,
                                House.SCHOOL.id(),
                                new ReferralRequest.Pupil("X845212818005", null, null, null, null),
                                "ATT",
                                "Away on Mondays, " + reference,
                                urgency,
                                new ReferralRequest.Referrer("R. Hughes", "SENCo", "senco@white-house.example", null),
                                "public-task",
                                new ReferralRequest.Agreement(true, true, "parent", null),
                                null,
                                null,
                                new ReferralRequest.IndexCheck(true, TUESDAY),
                                null,
                                safeguarding)
                        .filled(),
                null,
                "spare");
        return recipient(reference);
    }

    private ReferralView.Recipient recipient(String reference) {
        return house.referrals.list(null, 10).stream()
                .filter(view -> view.reference().equals(reference))
                .flatMap(view -> view.recipients().stream())
                .filter(one -> one.agency().equals(AGENCY.id()))
                .findFirst()
                .orElseThrow();
    }

    private List<String> dispatched() {
        List<String> bodies = new ArrayList<>();
        attempts.dispatch(100, postings -> postings.forEach(posting -> bodies.add(posting.body())));
        return bodies;
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Test
    void routineReferralsWaitForTheWindowAndTheAgencysClockWithThem() {
        ReferralView.Recipient waiting = asked("R-1", Urgency.ROUTINE, false);
        assertThat(waiting.waitsForWindow()).isEqualTo(FRIDAY);
        assertThat(waiting.clockStartedAt()).isEqualTo(TUESDAY);
        assertThat(waiting.acknowledgeBy()).isAfter(Instant.parse("2026-12-10T00:00:00Z"));

        batching.send();
        assertThat(carried).isEmpty();
        assertThat(dispatched()).isEmpty();
    }

    @Test
    void whatIsUrgentOrInDangerNeverWaitsForAWindow() {
        ReferralView.Recipient urgent = asked("R-1", Urgency.URGENT, false);
        assertThat(urgent.waitsForWindow()).isNull();
        assertThat(dispatched()).containsExactly(urgent.id() + ":1");
        assertThat(SendTime.window(AGENCY, inDanger(), TUESDAY, ZoneOffset.UTC)).isEmpty();
    }

    private static ReferralRequest inDanger() {
        return new ReferralRequest(
                "R-9",
                "white-house",
                null,
                "ATT",
                null,
                Urgency.ROUTINE,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                true);
    }

    @Test
    void theWindowOpensAndOneFileWithItsManifestLeavesWithAProofForEach() {
        ReferralView.Recipient one = asked("R-1", Urgency.ROUTINE, false);
        ReferralView.Recipient other = asked("R-2", Urgency.ROUTINE, false);
        now = FRIDAY;
        batching.send();

        assertThat(carried).hasSize(1);
        Payload payload = carried.get(0);
        String table = text(payload.attachments().get(0).body());
        assertThat(table.lines()).hasSize(3);
        assertThat(table).contains("rc-" + one.id(), "rc-" + other.id(), "\"Away on Mondays, R-1\"");
        assertThat(text(payload.body())).contains(",2,2026-11-27T18:00:00Z");
        assertThat(List.of(recipient("R-1").rung(), recipient("R-2").rung())).containsOnly(Rung.TRANSPORT_PROVED);
        assertThat(house.referrals.timeline(Access.hub("test"), one.referral()))
                .last()
                .satisfies(event -> assertThat(event.detail())
                        .contains("\"batch\": \"ba-", "\"rows\": \"2\"", "\"sha256\"")
                        .doesNotContain("Amelia"));
        batching.send();
        assertThat(carried).hasSize(1);
    }

    @Test
    void aRepeatHasTheSameNameAndTheSameContent() {
        asked("R-1", Urgency.ROUTINE, false);
        now = FRIDAY;
        failure = new NotCarried(NotCarried.Kind.UNKNOWN, "cut off", null);
        batching.send();
        failure = null;
        now = FRIDAY.plusSeconds(3_600);
        batching.send();

        assertThat(carried).hasSize(2);
        assertThat(carried.get(1).fileName()).isEqualTo(carried.get(0).fileName());
        assertThat(carried.get(1).body()).isEqualTo(carried.get(0).body());
        assertThat(carried.get(1).attachments().get(0).body())
                .isEqualTo(carried.get(0).attachments().get(0).body());
        assertThat(List.of(carried.get(0).again(), carried.get(1).again())).containsExactly(false, true);
    }

    @Test
    void whoIsWithdrawnBetweenTwoTriesIsNotInTheSecondWhichHasAnotherName() {
        ReferralView.Recipient one = asked("R-1", Urgency.ROUTINE, false);
        asked("R-2", Urgency.ROUTINE, false);
        now = FRIDAY;
        failure = new NotCarried(NotCarried.Kind.LATER, "away", null);
        batching.send();
        house.interventions.cancel(
                one.id(),
                "no-longer-needed",
                new Access("o.perator", Access.Role.OPERATOR, "withdrawn by the parents"));
        failure = null;
        now = FRIDAY.plusSeconds(3_600);
        batching.send();

        assertThat(carried.get(1).fileName()).isNotEqualTo(carried.get(0).fileName());
        assertThat(text(carried.get(1).attachments().get(0).body()))
                .doesNotContain(one.id().toString());
        assertThat(recipient("R-2").rung()).isEqualTo(Rung.TRANSPORT_PROVED);
    }

    @Test
    void anotherHostKeyFailsVisiblyForEachOfThem() {
        asked("R-1", Urgency.ROUTINE, false);
        asked("R-2", Urgency.ROUTINE, false);
        now = FRIDAY;
        failure = new NotCarried(NotCarried.Kind.NEEDS_A_PERSON, "another host key", null);
        batching.send();

        assertThat(List.of(recipient("R-1").state(), recipient("R-2").state())).containsOnly(RecipientState.FAILED);
    }

    private final class Carrying implements Courier {
        @Override
        public String channel() {
            return "sftp";
        }

        @Override
        public Rung highestRung() {
            return Rung.TRANSPORT_PROVED;
        }

        @Override
        public Proof carry(Agency agency, Payload payload) throws NotCarried {
            carried.add(payload);
            if (failure != null) {
                throw failure;
            }
            return new Proof(Rung.TRANSPORT_PROVED, clock.instant(), Map.of("path", "in/" + payload.fileName()));
        }
    }
}
