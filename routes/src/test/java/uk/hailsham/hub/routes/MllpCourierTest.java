package uk.hailsham.hub.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
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
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import uk.hailsham.hub.connectors.agency.MllpCourier;
import uk.hailsham.hub.domain.agency.Agency;
import uk.hailsham.hub.domain.agency.Endpoint;
import uk.hailsham.hub.domain.clock.WorkingDays;
import uk.hailsham.hub.domain.referral.Disclosure;
import uk.hailsham.hub.domain.referral.NotCarried;
import uk.hailsham.hub.domain.referral.NotCarried.Kind;
import uk.hailsham.hub.domain.referral.Payload;
import uk.hailsham.hub.domain.referral.Proof;
import uk.hailsham.hub.domain.referral.Rung;
import uk.hailsham.hub.mappings.hl7v2.Breach;
import uk.hailsham.hub.mappings.hl7v2.Hl7Rendering;
import uk.hailsham.hub.town.standin.MadeIdentity;
import uk.hailsham.hub.town.standin.MllpAgencies;
import uk.hailsham.hub.town.standin.MllpLie;

/** A message to a patient system that reads it with the library's own framing and models, as a receiver does. */
@Timeout(180)
class MllpCourierTest {
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-24T12:00:00Z"), ZoneOffset.UTC);
    private static final UUID RECIPIENT = UUID.fromString("0193a000-0000-7000-8000-000000000001");
    private static final String ID = "N0069Q00000000000001";
    private static final String CLINIC = "AUDIOLOGY";
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final Map<String, String> secrets = new HashMap<>();
    private final List<String> heard = new ArrayList<>();
    private MllpAgencies server;
    private MllpCourier courier;

    @BeforeEach
    void start() throws IOException {
        server = MllpAgencies.start(0);
        courier = courier((agency, message) -> {
            heard.add(agency + ": " + new String(message, StandardCharsets.UTF_8));
            return List.of();
        });
    }

    private MllpCourier courier(MllpCourier.Word word) {
        return new MllpCourier(name -> Optional.ofNullable(secrets.get(name)), PATIENCE, word, NOON);
    }

    @AfterEach
    void stop() throws IOException {
        courier.close();
        server.close();
    }

    private Agency agency(boolean enhanced) {
        return agency(new Endpoint.Hl7("127.0.0.1", server.port(), true, enhanced, NAMES, null, null, null));
    }

    private static final Endpoint.Hl7Names NAMES = new Endpoint.Hl7Names("PAS", CLINIC, "HUB", "PARTNERSHIP");

    private static Agency agency(Endpoint.Hl7 endpoint) {
        return House.SHIPPED.agency("audiology").orElseThrow().at(endpoint);
    }

    private static Payload payload(Agency agency) {
        Breach breach = new Breach(null, new WorkingDays(java.util.Set.of()), ZoneOffset.UTC);
        return new Hl7Rendering(House.SHIPPED.codes(), (Endpoint.Hl7) agency.endpoint(), breach, Optional.empty())
                .render(new Disclosure(
                        RECIPIENT, "Audiology", Map.of("referred_on", "2026-11-24", "child_family", "Mark")));
    }

    private Proof carry(boolean enhanced) throws NotCarried {
        return courier.carry(agency(enhanced), payload(agency(enhanced)));
    }

    private NotCarried notCarried(boolean enhanced) {
        return notCarried(agency(enhanced));
    }

    private NotCarried notCarried(Agency agency) {
        return catchThrowableOfType(NotCarried.class, () -> courier.carry(agency, payload(agency)));
    }

    private Proof proof(Rung rung, String answer) {
        return new Proof(
                rung, NOON.instant(), Map.of("server", "127.0.0.1:" + server.port(), "message", ID, "answer", answer));
    }

    @Test
    void theOneAnswerOfOriginalModeProvesTransportAndNoMore() throws NotCarried {
        assertThat(carry(false)).isEqualTo(proof(Rung.TRANSPORT_PROVED, "AA"));
        assertThat(server.received(CLINIC)).containsExactly(ID);
        assertThat(heard).isEmpty();
    }

    @Test
    void inEnhancedModeTheApplicationsWordAcknowledgesAndIsHandedOn() throws NotCarried {
        assertThat(carry(true)).isEqualTo(proof(Rung.ACKNOWLEDGED, "CA AA"));
        assertThat(heard)
                .singleElement()
                .satisfies(message ->
                        assertThat(message).startsWith("audiology: MSH|").contains("\rMSA|AA|" + ID));
    }

    @Test
    void aServerThatHasItAndWhoseApplicationIsSilentHasIt() throws NotCarried {
        server.lie(MllpLie.TAKES_AND_WAITS);
        assertThat(carry(true)).isEqualTo(proof(Rung.TRANSPORT_PROVED, "CA"));
        assertThat(heard).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aReferralsAnswerOnTheLineIsHandedOn(boolean enhanced) throws NotCarried {
        server.answersAtOnce("R");
        Proof proof = carry(enhanced);

        assertThat(proof.rung()).isEqualTo(Rung.ACKNOWLEDGED);
        assertThat(proof.evidence()).containsEntry("type", "RRI");
        assertThat(heard)
                .singleElement()
                .satisfies(message -> assertThat(message).contains("\rRF1|R|"));
    }

    @Test
    void anAnswerThatCannotBePutDownIsAskedForAgain() throws NotCarried {
        server.answersAtOnce("A");
        courier.close();
        courier = courier((agency, message) -> {
            throw new IllegalStateException("the database is away");
        });
        assertThat(notCarried(false).kind()).isEqualTo(Kind.UNKNOWN);
    }

    @Test
    void aRepeatIsTheSameMessageAndThereOnce() throws NotCarried {
        carry(false);
        carry(false);
        assertThat(server.received(CLINIC)).containsExactly(ID);
    }

    @ParameterizedTest
    @CsvSource({
        "REFUSES, NEEDS_A_PERSON, AE 101: ask the agency what it does not take",
        "KNOWS_NO_REFERRALS, NEEDS_A_PERSON, AR 200: ask the agency what it does not take",
        "IS_DOWN, LATER, AR",
        "HAS_AN_ERROR, LATER, AE 207"
    })
    void aRefusalIsTriedAgainOnlyIfItIsTheServersTrouble(MllpLie lie, Kind kind, String told) {
        server.lie(lie);
        NotCarried failure = notCarried(false);

        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure).hasMessage("127.0.0.1:" + server.port() + ": the server answered " + told);
        assertThat(server.received(CLINIC)).isEmpty();
    }

    @Test
    void whatTheApplicationCannotUseNeedsAPersonThoughTheServerHasIt() {
        server.lie(MllpLie.TAKES_AND_REFUSES);
        NotCarried failure = notCarried(true);

        assertThat(failure.kind()).isEqualTo(Kind.NEEDS_A_PERSON);
        assertThat(failure).hasMessageContaining("the server answered CA AE 103");
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "SAYS_NOTHING",
                "HANGS_UP",
                "HALF_AN_ANSWER",
                "ANSWERS_SOMETHING_ELSE",
                "ANSWERS_NOBODY",
                "ANSWERS_ANOTHER",
                "ANSWERS_BARE",
                "ANSWERS_WITHOUT_END"
            })
    void whatMayHaveArrivedIsUnknownAndTheRepeatIsTheSameMessage(MllpLie lie) throws NotCarried {
        server.lie(lie);
        NotCarried failure = notCarried(false);
        assertThat(failure.kind()).isEqualTo(Kind.UNKNOWN);
        assertThat(failure.getMessage()).doesNotContain("Familymark");
        assertThat(server.received(CLINIC)).containsExactly(ID);

        server.lie(MllpLie.NONE);
        assertThat(carry(false)).isEqualTo(proof(Rung.TRANSPORT_PROVED, "AA"));
        assertThat(server.received(CLINIC)).containsExactly(ID);
    }

    @Test
    void aServerThatRefusesWhatItHasAlreadyHasIt() throws NotCarried {
        server.lie(MllpLie.HAS_IT_ALREADY);
        Proof proof = carry(false);

        assertThat(proof.rung()).isEqualTo(Rung.TRANSPORT_PROVED);
        assertThat(proof.evidence()).containsEntry("answer", "there already").containsEntry("codes", "205");
    }

    @Test
    void aServerThatIsDownIsTriedAgainAndTakesItWhenItIsUp() throws Exception {
        int port = server.port();
        server.close();
        assertThat(notCarried(false).kind()).isEqualTo(Kind.LATER);

        server = MllpAgencies.start(port);
        assertThat(carry(false)).isEqualTo(proof(Rung.TRANSPORT_PROVED, "AA"));
    }

    @Test
    void papersDoNotTravelThisWay() {
        Payload withPapers = payload(agency(false))
                .with(List.of(new Payload.Attachment("rc-" + RECIPIENT + "-1.pdf", "application/pdf", new byte[] {1})));
        NotCarried failure = catchThrowableOfType(NotCarried.class, () -> courier.carry(agency(false), withPapers));
        assertThat(failure.kind()).isEqualTo(Kind.NEEDS_A_PERSON);
        assertThat(server.received(CLINIC)).isEmpty();
    }

    private Agency secured(String host, String trusted) {
        return agency(new Endpoint.Hl7(
                host,
                server.port(),
                false,
                false,
                NAMES,
                new Endpoint.ClientCertificate("chain", "key"),
                trusted,
                null));
    }

    private void show(MadeIdentity identity) {
        secrets.put("chain", identity.certificatePem());
        secrets.put("key", identity.keyPem());
    }

    @Test
    void bothSidesShowWhoTheyAre() throws Exception {
        MadeIdentity hub = MadeIdentity.of("hub");
        MadeIdentity own = MadeIdentity.of("agency");
        MadeIdentity other = MadeIdentity.of("other");
        server.close();
        server = MllpAgencies.start(0, own, hub);
        show(hub);
        Agency agency = secured("127.0.0.1", own.certificatePem());

        assertThat(courier.carry(agency, payload(agency)).rung()).isEqualTo(Rung.TRANSPORT_PROVED);

        NotCarried stranger = notCarried(secured("127.0.0.1", other.certificatePem()));
        assertThat(stranger.kind()).isEqualTo(Kind.NEEDS_A_PERSON);
        assertThat(stranger).hasMessageContaining("expected a certificate that trusted: vouches for");
        assertThat(notCarried(secured("127.0.0.1", null)).kind())
                .as("nor is it known to this machine")
                .isEqualTo(Kind.NEEDS_A_PERSON);
        assertThat(notCarried(secured("127.0.0.2", own.certificatePem())).kind())
                .as("another machine that shows the same certificate, or none")
                .isIn(Kind.NEEDS_A_PERSON, Kind.LATER);

        show(other);
        assertThat(notCarried(agency).kind())
                .as("the hub's is not the one that is asked for, and this server may hang up without a word")
                .isIn(Kind.NEEDS_A_PERSON, Kind.UNKNOWN);
        assertThat(server.received(CLINIC)).hasSize(1);
    }

    @Test
    void aPlainServerGetsNothingWhereTlsIsAgreed() {
        show(MadeIdentity.of("hub"));
        assertThat(notCarried(secured("127.0.0.1", MadeIdentity.of("agency").certificatePem()))
                        .kind())
                .isIn(Kind.LATER, Kind.NEEDS_A_PERSON);
        assertThat(server.received(CLINIC)).isEmpty();
    }

    @Test
    void withoutItsSecretNothingGoes() throws Exception {
        assertThat(notCarried(secured("127.0.0.1", MadeIdentity.of("agency").certificatePem())))
                .hasMessage("expected the secret chain, found none");
    }

    @Test
    void aServerThatTakesNoByteIsLetGoInTime() throws IOException {
        try (ServerSocket deaf = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Agency agency =
                    agency(new Endpoint.Hl7("127.0.0.1", deaf.getLocalPort(), true, false, NAMES, null, null, null));
            Instant before = Instant.now();
            byte[] large = new String(payload(agency).body(), StandardCharsets.UTF_8)
                    .concat("NTE|1||" + "x".repeat(20_000_000) + "\r")
                    .getBytes(StandardCharsets.UTF_8);
            Payload whole = new Payload(RECIPIENT, "x.hl7", Hl7Rendering.CONTENT_TYPE, large);
            NotCarried failure = catchThrowableOfType(NotCarried.class, () -> courier.carry(agency, whole));

            assertThat(failure.kind()).isEqualTo(Kind.UNKNOWN);
            assertThat(Duration.between(before, Instant.now())).isLessThan(PATIENCE.multipliedBy(4));
        }
    }
}
