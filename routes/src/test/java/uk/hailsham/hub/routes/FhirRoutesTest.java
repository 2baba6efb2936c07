package uk.hailsham.hub.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uk.hailsham.hub.connectors.agency.FhirCourier;
import uk.hailsham.hub.connectors.agency.FhirReplies;
import uk.hailsham.hub.connectors.agency.FhirServers;
import uk.hailsham.hub.connectors.database.Database;
import uk.hailsham.hub.connectors.database.TestDatabase;
import uk.hailsham.hub.connectors.store.RecipientEvent;
import uk.hailsham.hub.connectors.store.ReferralView;
import uk.hailsham.hub.domain.access.Access;
import uk.hailsham.hub.domain.agency.Agency;
import uk.hailsham.hub.domain.agency.Endpoint;
import uk.hailsham.hub.domain.identifier.Shown;
import uk.hailsham.hub.domain.referral.Disclosure;
import uk.hailsham.hub.domain.referral.Payload;
import uk.hailsham.hub.domain.referral.RecipientState;
import uk.hailsham.hub.domain.referral.ReferralRendering;
import uk.hailsham.hub.domain.referral.ReferralRequest;
import uk.hailsham.hub.domain.referral.Routing;
import uk.hailsham.hub.domain.referral.Rung;
import uk.hailsham.hub.domain.referral.Urgency;
import uk.hailsham.hub.mappings.fhir.FhirAnswers;
import uk.hailsham.hub.mappings.fhir.FhirRendering;
import uk.hailsham.hub.routes.delivery.Delivering;
import uk.hailsham.hub.routes.delivery.Enclosing;
import uk.hailsham.hub.routes.delivery.RecordingAnswers;
import uk.hailsham.hub.routes.delivery.TakingTasks;
import uk.hailsham.hub.town.standin.FhirAgencies;

/** A referral to an agency's FHIR server, and what becomes of it as its Task says. */
@ExtendWith(TestDatabase.class)
class FhirRoutesTest {
    private static final String AGENCY = "childrens-social-care";
    private static final String DELIVER = AgencyDelivery.routeId(AGENCY);
    private static final String REPLY = "reply." + AGENCY;

    @TempDir
    private Path folder;

    private FhirAgencies server;
    private House house;
    private UUID recipient;
    private String identifier;
    private ReferralRendering rendering;

    @BeforeEach
    void open(Database database) throws Exception {
        server = FhirAgencies.start(0);
        house = new House(database, folder);
        rendering = new FhirRendering(House.SHIPPED.codes(), "https://hub.example/fhir", server.base(AGENCY));
        Agency agency = House.SHIPPED
                .agency(AGENCY)
                .orElseThrow()
                .at(new Endpoint.Fhir(
                        URI.create(server.base(AGENCY)),
                        null,
                        new Endpoint.Token(URI.create(server.tokenUrl()), FhirAgencies.CLIENT, "secret"),
                        null,
                        null,
                        null));
        FhirServers servers =
                new FhirServers(name -> Optional.of(server.secret()), Duration.ofSeconds(5), Clock.systemUTC());
        Delivering delivering = new Delivering(
                agency,
                new Chosen(),
                new Enclosing(house.attachments, house.sendings, house.vault),
                new FhirCourier(servers, house.clock),
                house.attempts,
                child -> false,
                List.of(House.SCHOOL),
                new Routing(House.SHIPPED.routing(), House.SHIPPED.agencies()),
                House.SHIPPED.hub().zone(),
                house.clock);
        TakingTasks taking = new TakingTasks(
                agency,
                new FhirReplies(servers),
                new FhirAnswers(),
                new RecordingAnswers(house.replies),
                Clock.systemUTC());
        house.with(
                Map.of(DELIVER, delivering),
                new AgencyDelivery(AGENCY, delivering, house.heartbeats),
                new AgencyReplies(AGENCY, Duration.ofHours(1), taking, house.heartbeats));
        house.referring.ask(inDanger(), null, "spare");
        recipient = house.firstRecipient();
        identifier = Shown.RECIPIENT.of(recipient);
    }

    @AfterEach
    void close() {
        house.close();
        server.close();
    }

    /** The rendering of the moment. */
    private final class Chosen implements ReferralRendering {
        @Override
        public String name() {
            return "fhir";
        }

        @Override
        public Payload render(Disclosure disclosure) {
            return rendering.render(disclosure);
        }
    }

    private void delivered() {
        house.run(DELIVER, recipient + ":1");
        stands(RecipientState.REQUESTED, Rung.TRANSPORT_PROVED);
    }

    private void answered(String status, String word, String reason) {
        server.decide(AGENCY, identifier, status, word, reason);
        house.run(REPLY, "");
    }

    private void stands(RecipientState state, Rung rung) {
        assertThat(standing())
                .extracting(ReferralView.Recipient::state, ReferralView.Recipient::rung)
                .containsExactly(state, rung);
    }

    @Test
    void aServersOkIsNoAnswerOfTheAgency() {
        delivered();
        house.run(REPLY, "");
        stands(RecipientState.REQUESTED, Rung.TRANSPORT_PROVED);
        assertThat(standing().clockStoppedAt()).isNull();
    }

    @Test
    void aReferralIsTakenUpBegunAndClosedAsItsTaskSays() {
        delivered();
        answered("accepted", null, null);
        stands(RecipientState.ACCEPTED, Rung.ACCEPTED);
        answered("in-progress", null, null);
        stands(RecipientState.IN_PROGRESS, Rung.ACCEPTED);
        answered("in-progress", "first-contact", null);
        stands(RecipientState.IN_PROGRESS, Rung.FIRST_CONTACT);
        answered("completed", null, null);
        stands(RecipientState.COMPLETED, Rung.CLOSED);
        assertThat(kinds()).containsExactly("requested", "proved", "answered", "answered", "answered", "answered");
    }

    @Test
    void theSameAnswerTwiceHasTheEffectOfOnceWhateverItsVersionAndTime() {
        delivered();
        answered("rejected", null, "22");
        answered("rejected", null, "22");

        stands(RecipientState.REJECTED, Rung.ACKNOWLEDGED);
        assertThat(kinds()).containsExactly("requested", "proved", "answered");
    }

    @Test
    void aChildWhoWasNotBroughtWaitsOn() {
        delivered();
        answered("in-progress", "not-brought", null);
        stands(RecipientState.ACCEPTED, Rung.ACCEPTED);
    }

    @ParameterizedTest
    @CsvSource({"entered-in-error, IN_PROGRESS", "cancelled, CANCELLED"})
    void anAgencySetsOnlyWhatIsItsToSet(String status, RecipientState after) {
        delivered();
        answered("in-progress", null, null);
        answered(status, null, null);

        assertThat(standing()).extracting(ReferralView.Recipient::state).isEqualTo(after);
        assertThat(kinds().contains("contradicted")).isEqualTo(after == RecipientState.IN_PROGRESS);
    }

    @Test
    void anAnswerAboutAReferralNobodyMadeIsKept() {
        server.strange(AGENCY, "rc-0193a000-0000-7000-8000-00000000ffff");
        house.run(REPLY, "");
        house.run(REPLY, "");
        assertThat(house.replies.unmatched(100))
                .filteredOn(found -> found.recipient().endsWith("ffff"))
                .singleElement()
                .extracting(found -> found.recipient(), found -> found.status())
                .containsExactly("0193a000-0000-7000-8000-00000000ffff", "accepted");
    }

    @Test
    void moreThanAPageIsReadToItsEnd() {
        for (int number = 10; number < 55; number++) {
            server.strange(AGENCY, "rc-0193a000-0000-7000-8000-0000000000" + number);
        }
        house.run(REPLY, "");
        assertThat(house.replies.unmatched(100))
                .filteredOn(found -> found.recipient().matches("0193a000-0000-7000-8000-0000000000\\d\\d"))
                .hasSize(45);
    }

    @Test
    void aServerThatIsDownIsAskedAgain() throws Exception {
        delivered();
        int port = server.port();
        server.close();
        house.run(REPLY, "");
        assertThat(house.heartbeats.of(REPLY))
                .hasValueSatisfying(beat -> assertThat(beat.failures()).isOne());

        server = FhirAgencies.start(port);
        house.run(REPLY, "");
        assertThat(house.heartbeats.of(REPLY))
                .hasValueSatisfying(beat -> assertThat(beat.failures()).isZero());
    }

    /** For instance an agency whose list has lost the day of the referral. */
    @Test
    void aReferralThatBreaksARuleGoesToAPersonWhoIsToldTheRule() {
        ReferralRendering sound = rendering;
        rendering = new ReferralRendering() {
            @Override
            public String name() {
                return "fhir";
            }

            @Override
            public Payload render(Disclosure disclosure) {
                Map<String, String> undated = new java.util.LinkedHashMap<>(disclosure.fields());
                undated.remove("referred_on");
                return sound.render(new Disclosure(disclosure.recipient(), disclosure.agency(), undated));
            }
        };
        house.run(DELIVER, recipient + ":1");

        stands(RecipientState.FAILED, Rung.QUEUED);
        assertThat(server.received(AGENCY)).isEmpty();
        assertThat(events().toString()).contains("BaRS rule authored-on: expected the day of the referral");
    }

    private ReferralView.Recipient standing() {
        return house.referrals.list(null, 1).get(0).recipients().get(0);
    }

    private List<RecipientEvent> events() {
        return house.referrals.timeline(Access.hub("test"), standing().referral());
    }

    private List<String> kinds() {
        return events().stream().map(RecipientEvent::kind).toList();
    }

    private static ReferralRequest inDanger() {
        return new ReferralRequest(
                "R-1",
                "white-house",
                new ReferralRequest.Pupil(null, "LOC-1", "Ward", "Amelia", null),
                null,
                "danger at home",
                Urgency.EMERGENCY,
                new ReferralRequest.Referrer("Ms Hill", "teacher", "hill@white-house.example", "01632 960000"),
                null,
                null,
                null,
                null,
                null,
                null,
                true);
    }
}
