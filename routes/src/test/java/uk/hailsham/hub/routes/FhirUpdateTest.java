package uk.hailsham.hub.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uk.hailsham.hub.connectors.agency.FhirCourier;
import uk.hailsham.hub.connectors.agency.FhirServers;
import uk.hailsham.hub.domain.agency.Agency;
import uk.hailsham.hub.domain.agency.Endpoint;
import uk.hailsham.hub.domain.referral.Amendment;
import uk.hailsham.hub.domain.referral.Disclosure;
import uk.hailsham.hub.domain.referral.NotCarried;
import uk.hailsham.hub.domain.referral.NotCarried.Kind;
import uk.hailsham.hub.domain.referral.Payload;
import uk.hailsham.hub.domain.referral.Proof;
import uk.hailsham.hub.domain.referral.Rung;
import uk.hailsham.hub.mappings.fhir.FhirRendering;
import uk.hailsham.hub.town.standin.FhirAgencies;
import uk.hailsham.hub.town.standin.FhirLie;

/** What follows a referral by FHIR: the server is asked how the referral stands there, and only then told. */
@Timeout(180)
class FhirUpdateTest {
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-24T12:00:00Z"), ZoneOffset.UTC);
    private static final UUID RECIPIENT = UUID.fromString("0193a000-0000-7000-8000-000000000001");
    private static final String AGENCY = "camhs";
    private static final FhirRendering RENDERING =
            new FhirRendering(House.SHIPPED.codes(), "https://hub.example/fhir", "https://agency.example/fhir");
    private static final Disclosure DISCLOSURE = new Disclosure(
            RECIPIENT,
            "Casework",
            Map.of("recipient_id", "rc-" + RECIPIENT, "referred_on", "2026-11-24", "child_family", "Mark"));
    private static final Payload PAYLOAD = RENDERING.render(DISCLOSURE);

    private FhirAgencies server;
    private FhirCourier courier;

    @BeforeEach
    void start() throws IOException {
        server = FhirAgencies.start(0);
        courier = new FhirCourier(
                new FhirServers(name -> Optional.of(server.secret()), Duration.ofSeconds(3), Clock.systemUTC()), NOON);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Agency agency(String base) {
        Endpoint.Token token = new Endpoint.Token(URI.create(server.tokenUrl()), FhirAgencies.CLIENT, "client-secret");
        return House.SHIPPED
                .agency(AGENCY)
                .orElseThrow()
                .at(new Endpoint.Fhir(URI.create(base), null, token, null, null, null));
    }

    private static Payload update(Amendment.Meaning meaning) {
        Amendment amendment = new Amendment(UUID.randomUUID(), meaning, 2, List.of(1), NOON.instant());
        return RENDERING.amend(DISCLOSURE, amendment).firstTime();
    }

    private Proof carried(Payload payload) throws NotCarried {
        return courier.carry(agency(server.base(AGENCY)), payload);
    }

    private NotCarried notCarried(Payload payload) {
        return catchThrowableOfType(NotCarried.class, () -> carried(payload));
    }

    private List<String> heard() {
        return server.heard(AGENCY, "rc-" + RECIPIENT);
    }

    @ParameterizedTest
    @CsvSource({"REVOKED, revoked", "ENTERED_IN_ERROR, entered-in-error", "CORRECTED, active"})
    void whatIsChangedIsReadBefore(Amendment.Meaning meaning, String after) throws NotCarried {
        carried(PAYLOAD);
        Proof changed = carried(update(meaning));

        assertThat(changed.rung()).isEqualTo(Rung.TRANSPORT_PROVED);
        assertThat(changed.evidence()).containsEntry("answer", "ok");
        assertThat(heard()).containsExactly("new active", "read", "update " + after);
        assertThat(server.standing(AGENCY, "rc-" + RECIPIENT)).isEqualTo(after);
    }

    @Test
    void whatTheAgencyHasEndedItselfIsAPersonsMatter() throws NotCarried {
        carried(PAYLOAD);
        server.decide(AGENCY, "rc-" + RECIPIENT, "completed", null, null);
        NotCarried ended = notCarried(update(Amendment.Meaning.REVOKED));

        assertThat(ended.kind()).isEqualTo(Kind.NEEDS_A_PERSON);
        assertThat(ended)
                .hasMessage("127.0.0.1:" + server.port()
                        + ": expected the request active there before it becomes revoked, found completed:"
                        + " ring the agency");
        assertThat(heard()).containsExactly("new active", "read");
    }

    @Test
    void whatIsNotThereIsNotTakenBack() {
        NotCarried missing = notCarried(update(Amendment.Meaning.REVOKED));

        assertThat(missing.kind()).isEqualTo(Kind.NEEDS_A_PERSON);
        assertThat(missing).hasMessageContaining("before it becomes revoked, found status 404: ring the agency");
        assertThat(server.received(AGENCY)).isEmpty();
    }

    @Test
    void aRecallThatMayHaveArrivedIsFoundByReadingAndNotSentTwice() throws NotCarried {
        carried(PAYLOAD);
        server.lie(FhirLie.KEEPS_AND_FAILS);
        assertThat(notCarried(update(Amendment.Meaning.REVOKED)).kind()).isEqualTo(Kind.UNKNOWN);

        server.lie(FhirLie.NONE);
        Proof found = carried(update(Amendment.Meaning.REVOKED));
        assertThat(found.evidence()).containsEntry("answer", "stands there as revoked");
        assertThat(heard()).containsExactly("new active", "read", "update revoked", "read");
    }

    @Test
    void aQuestionThatIsNotAnsweredHasChangedNothing() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Agency agency = agency("http://127.0.0.1:" + silent.getLocalPort());
            NotCarried later = catchThrowableOfType(
                    NotCarried.class, () -> courier.carry(agency, update(Amendment.Meaning.REVOKED)));
            assertThat(later.kind()).isEqualTo(Kind.LATER);
        }
    }
}
