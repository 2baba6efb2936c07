package uk.hailsham.hub.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import uk.hailsham.hub.connectors.database.Database;
import uk.hailsham.hub.connectors.database.TestDatabase;
import uk.hailsham.hub.connectors.store.ReferralView;
import uk.hailsham.hub.domain.access.Access;
import uk.hailsham.hub.domain.agency.Agency;
import uk.hailsham.hub.domain.referral.Courier;
import uk.hailsham.hub.domain.referral.NotCarried;
import uk.hailsham.hub.domain.referral.Payload;
import uk.hailsham.hub.domain.referral.Proof;
import uk.hailsham.hub.domain.referral.RecipientState;
import uk.hailsham.hub.domain.referral.ReferralRequest;
import uk.hailsham.hub.domain.referral.Routing;
import uk.hailsham.hub.domain.referral.Rung;
import uk.hailsham.hub.domain.referral.Urgency;
import uk.hailsham.hub.mappings.agencycsv.CsvRendering;
import uk.hailsham.hub.routes.delivery.Delivering;
import uk.hailsham.hub.routes.delivery.Enclosing;

/** One agency's line: whatever its courier comes back with, the message is used up and the attempt has an end. */
@ExtendWith(TestDatabase.class)
class DeliveryRouteTest {
    private static final Agency AGENCY = House.SHIPPED.agencies().stream()
            .filter(agency -> agency.id().equals("childrens-social-care"))
            .findFirst()
            .orElseThrow();
    private static final String ROUTE = AgencyDelivery.routeId(AGENCY.id());

    @TempDir
    private Path folder;

    private House house;
    private final List<Payload> carried = new ArrayList<>();
    private Ending ending;
    private UUID recipient;

    /** How a courier comes back. */
    private interface Ending {
        Proof end() throws NotCarried;
    }

    @BeforeEach
    void open(Database database) throws Exception {
        house = new House(database, folder);
        Delivering delivering = new Delivering(
                AGENCY,
                new CsvRendering(),
                new Enclosing(house.attachments, house.sendings, house.vault),
                new Carrying(),
                house.attempts,
                child -> false,
                List.of(House.SCHOOL),
                new Routing(House.SHIPPED.routing(), House.SHIPPED.agencies()),
                House.SHIPPED.hub().zone(),
                house.clock);
        house.with(Map.of(ROUTE, delivering), new AgencyDelivery(AGENCY.id(), delivering, house.heartbeats));
        house.referring.ask(inDanger(), null, "spare");
        recipient = house.firstRecipient();
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void whatTheCourierProvesStands() {
        ending = () -> new Proof(Rung.HANDED_OVER, house.clock.instant(), Map.of());
        house.run(ROUTE, recipient + ":1");

        assertThat(carried).hasSize(1);
        assertThat(standing()).extracting(ReferralView.Recipient::rung).isEqualTo(Rung.HANDED_OVER);
        assertThat(house.heartbeats.of(ROUTE))
                .hasValueSatisfying(beat -> assertThat(beat.failures()).isZero());
    }

    @Test
    void theSameMessageAgainCarriesNothing() {
        ending = () -> new Proof(Rung.HANDED_OVER, house.clock.instant(), Map.of());
        house.run(ROUTE, recipient + ":1");
        house.run(ROUTE, recipient + ":1");

        assertThat(carried).hasSize(1);
    }

    @Test
    void anAgencyThatIsAwayIsTriedAgainLaterUnderTheSameName() {
        ending = () -> {
            throw new NotCarried(NotCarried.Kind.LATER, "away", null);
        };
        house.run(ROUTE, recipient + ":1");
        house.run(ROUTE, recipient + ":2");

        assertThat(standing()).extracting(ReferralView.Recipient::rung).isEqualTo(Rung.QUEUED);
        assertThat(carried)
                .extracting(Payload::fileName)
                .hasSize(2)
                .containsOnly(carried.get(0).fileName());
        assertThat(kinds()).containsExactly("requested", "not-carried", "not-carried");
    }

    @Test
    void whatNoTryingCanMendFailsVisiblyAtOnce() {
        ending = () -> {
            throw new NotCarried(NotCarried.Kind.NEEDS_A_PERSON, "another host key", null);
        };
        house.run(ROUTE, recipient + ":1");

        assertThat(standing()).extracting(ReferralView.Recipient::state).isEqualTo(RecipientState.FAILED);
        assertThat(house.attempts.due()).isZero();
    }

    /** The route goes on with the next message, and the failure is told to nobody who may not know the child. */
    @Test
    void aFaultOfTheHubItselfEndsTheAttemptForAPersonToSeeAndNamesOnlyItsKind() {
        ending = () -> {
            throw new IllegalStateException("about Amelia Ward");
        };
        house.run(ROUTE, recipient + ":1");

        assertThat(standing()).extracting(ReferralView.Recipient::state).isEqualTo(RecipientState.FAILED);
        assertThat(house.heartbeats.of(ROUTE))
                .hasValueSatisfying(beat -> assertThat(beat.fault()).isEqualTo("IllegalStateException"));
        assertThat(house.referrals
                        .timeline(Access.hub("test"), standing().referral())
                        .toString())
                .doesNotContain("Amelia");
    }

    @Test
    void aMessageThatNoHubWroteStopsNothing() {
        house.run(ROUTE, "no such message");
        ending = () -> new Proof(Rung.HANDED_OVER, house.clock.instant(), Map.of());
        house.run(ROUTE, recipient + ":1");

        assertThat(standing()).extracting(ReferralView.Recipient::rung).isEqualTo(Rung.HANDED_OVER);
    }

    private ReferralView.Recipient standing() {
        return house.referrals.list(null, 1).get(0).recipients().get(0);
    }

    private List<String> kinds() {
        return house.referrals.timeline(Access.hub("test"), standing().referral()).stream()
                .map(event -> event.kind())
                .toList();
    }

    private final class Carrying implements Courier {
        @Override
        public String channel() {
            return AGENCY.channel();
        }

        @Override
        public Rung highestRung() {
            return Rung.HANDED_OVER;
        }

        @Override
        public Proof carry(Agency agency, Payload payload) throws NotCarried {
            carried.add(payload);
            return ending.end();
        }
    }

    private static ReferralRequest inDanger() {
        return new ReferralRequest(
                        "R-1",
                        House.SCHOOL.id(),
                        new ReferralRequest.Pupil(null, null, "Ward", "Amelia", LocalDate.of(2015, 2, 28)),
                        "SLCN",
                        "in danger",
                        Urgency.EMERGENCY,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        true)
                .filled();
    }
}
