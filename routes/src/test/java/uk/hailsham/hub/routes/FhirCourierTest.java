package uk.hailsham.hub.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import uk.hailsham.hub.connectors.agency.FhirCourier;
import uk.hailsham.hub.connectors.agency.FhirReplies;
import uk.hailsham.hub.connectors.agency.FhirServers;
import uk.hailsham.hub.domain.agency.Agency;
import uk.hailsham.hub.domain.agency.Endpoint;
import uk.hailsham.hub.domain.referral.Disclosure;
import uk.hailsham.hub.domain.referral.NotCarried;
import uk.hailsham.hub.domain.referral.NotCarried.Kind;
import uk.hailsham.hub.domain.referral.Payload;
import uk.hailsham.hub.domain.referral.Proof;
import uk.hailsham.hub.domain.referral.Rung;
import uk.hailsham.hub.mappings.fhir.FhirRendering;
import uk.hailsham.hub.town.standin.FhirAgencies;
import uk.hailsham.hub.town.standin.FhirLie;
import uk.hailsham.hub.town.standin.MadeIdentity;

/** A message to a server that reads it with models of FHIR, as a receiver of BaRS does. */
@Timeout(180)
class FhirCourierTest {
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-24T12:00:00Z"), ZoneOffset.UTC);
    private static final UUID RECIPIENT = UUID.fromString("0193a000-0000-7000-8000-000000000001");
    private static final String AGENCY = "camhs";
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final Payload PAYLOAD = new FhirRendering(
                    House.SHIPPED.codes(), "https://hub.example/fhir", "https://agency.example/fhir")
            .render(new Disclosure(
                    RECIPIENT,
                    "Casework",
                    Map.of("recipient_id", "rc-" + RECIPIENT, "referred_on", "2026-11-24", "child_family", "Mark")));

    private final Map<String, String> secrets = new HashMap<>();
    private FhirAgencies server;
    private FhirServers servers;
    private FhirCourier courier;

    @BeforeEach
    void start() throws IOException {
        server = FhirAgencies.start(0);
        hub();
        secrets.put("client-secret", server.secret());
    }

    private void hub() {
        servers = new FhirServers(name -> Optional.ofNullable(secrets.get(name)), PATIENCE, Clock.systemUTC());
        courier = new FhirCourier(servers, NOON);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Agency agency() {
        return agency(null, null);
    }

    private Agency agency(Endpoint.ClientCertificate shown, String trusted) {
        return House.SHIPPED
                .agency(AGENCY)
                .orElseThrow()
                .at(new Endpoint.Fhir(
                        URI.create(server.base(AGENCY)),
                        "https://fhir.nhs.uk/Id/dos-service-id|1",
                        new Endpoint.Token(URI.create(server.tokenUrl()), FhirAgencies.CLIENT, "client-secret"),
                        shown,
                        trusted,
                        null));
    }

    private NotCarried notCarried() {
        return notCarried(agency());
    }

    private NotCarried notCarried(Agency agency) {
        return catchThrowableOfType(NotCarried.class, () -> courier.carry(agency, PAYLOAD));
    }

    private Proof proof(String status, String answer) {
        return new Proof(
                Rung.TRANSPORT_PROVED,
                NOON.instant(),
                Map.of(
                        "server",
                        "127.0.0.1:" + server.port(),
                        "status",
                        status,
                        "message",
                        RECIPIENT.toString(),
                        "answer",
                        answer));
    }

    @Test
    void whatTheServerTakesIsProved() throws NotCarried {
        assertThat(courier.carry(agency(), PAYLOAD)).isEqualTo(proof("200", "ok"));
        assertThat(server.received(AGENCY)).containsExactly(RECIPIENT.toString());
    }

    @Test
    void aRepeatIsThereAlreadyAndNotThereTwice() throws NotCarried {
        courier.carry(agency(), PAYLOAD);
        Proof again = courier.carry(agency(), PAYLOAD);

        assertThat(again.rung()).isEqualTo(Rung.TRANSPORT_PROVED);
        assertThat(again.evidence())
                .containsEntry("answer", "there already")
                .containsEntry("codes", "REC_CONFLICT processing");
        assertThat(server.received(AGENCY)).hasSize(1);
    }

    @Test
    void aRefusalNeedsAPersonAndItsWordsAreNotKept() {
        server.lie(FhirLie.REFUSES);
        NotCarried failure = notCarried();

        assertThat(failure.kind()).isEqualTo(Kind.NEEDS_A_PERSON);
        assertThat(failure)
                .hasMessage(
                        "127.0.0.1:" + server.port() + ": the server answered 422 REC_UNPROCESSABLE_ENTITY processing");
    }

    @ParameterizedTest
    @EnumSource(names = {"KEEPS_AND_FAILS", "KEEPS_AND_HANGS", "SAYS_NOTHING", "ANSWERS_ANOTHER"})
    void whatMayHaveArrivedIsUnknownAndTheRepeatFindsIt(FhirLie lie) throws NotCarried {
        server.lie(lie);
        assertThat(notCarried().kind()).isEqualTo(Kind.UNKNOWN);
        assertThat(server.received(AGENCY)).hasSize(1);

        server.lie(FhirLie.NONE);
        assertThat(courier.carry(agency(), PAYLOAD).evidence()).containsEntry("answer", "there already");
        assertThat(server.received(AGENCY)).hasSize(1);
    }

    @Test
    void anAnswerWithoutEndIsNoAnswer() {
        server.lie(FhirLie.BABBLES);
        assertThat(notCarried().kind()).isEqualTo(Kind.UNKNOWN);
    }

    @ParameterizedTest
    @EnumSource(names = {"BUSY", "THROTTLES"})
    void aBusyServerIsLeftAloneForAsLongAsItAsks(FhirLie lie) {
        server.lie(lie);
        NotCarried failure = notCarried();

        assertThat(failure.kind()).isEqualTo(Kind.LATER);
        assertThat(failure.pause()).isEqualTo(Duration.ofSeconds(120));
        assertThat(server.received(AGENCY)).isEmpty();
    }

    @Test
    void noRedirectIsFollowed() {
        server.lie(FhirLie.REDIRECTS);
        NotCarried failure = notCarried();

        assertThat(failure.kind()).isEqualTo(Kind.NEEDS_A_PERSON);
        assertThat(failure).hasMessageContaining("308, a redirect, which is not followed");
        assertThat(server.received("elsewhere")).isEmpty();
    }

    /** What its ok proves is all that is ever said: no Task follows, and the clock for the first word goes on. */
    @Test
    void aServerThatSaysYesAndDoesNothingProvesNoMoreThanThat() throws Exception {
        server.lie(FhirLie.SAYS_YES_AND_DOES_NOTHING);

        assertThat(courier.carry(agency(), PAYLOAD).rung()).isEqualTo(Rung.TRANSPORT_PROVED);
        assertThat(new FhirReplies(servers).look(agency(), Instant.EPOCH)).isEmpty();
    }

    @Test
    void aTokenIsUsedAsLongAsItLasts() throws NotCarried {
        courier.carry(agency(), PAYLOAD);
        courier.carry(agency(), PAYLOAD);
        assertThat(server.tokensGiven()).isEqualTo(1);
    }

    @Test
    void aTokenThatTheServerTakesNoLongerIsFetchedAnew() throws NotCarried {
        courier.carry(agency(), PAYLOAD);
        server.revokeTokens();
        assertThat(courier.carry(agency(), PAYLOAD).rung()).isEqualTo(Rung.TRANSPORT_PROVED);
        assertThat(server.tokensGiven()).isEqualTo(2);
    }

    @Test
    void aTokenThatEndsAtOnceHelpsNobodyAndSaysSo() {
        server.tokensLast(Duration.ZERO);
        NotCarried failure = notCarried();

        assertThat(failure.kind()).isEqualTo(Kind.NEEDS_A_PERSON);
        assertThat(failure).hasMessageContaining("the server answered 401 SEND_UNAUTHORIZED");
        assertThat(server.tokensGiven()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({
        "wrong, 'found status 401: look at clientId and the secret client-secret'",
        ", 'expected the secret client-secret, found none'"
    })
    void withoutTheRightSecretThereIsNoToken(String secret, String told) {
        secrets.put("client-secret", secret);
        NotCarried failure = notCarried();

        assertThat(failure.kind()).isEqualTo(Kind.NEEDS_A_PERSON);
        assertThat(failure).hasMessageEndingWith(told);
        assertThat(server.received(AGENCY)).isEmpty();
    }

    @Test
    void aServerThatIsDownIsTriedAgainAndTakesItWhenItIsUp() throws Exception {
        int port = server.port();
        server.close();
        Agency agency = agency();
        assertThat(notCarried(agency).kind()).isEqualTo(Kind.LATER);

        server = FhirAgencies.start(port);
        secrets.put("client-secret", server.secret());
        assertThat(courier.carry(agency, PAYLOAD)).isEqualTo(proof("200", "ok"));
    }

    @Test
    void aServerThatTakesTheConnectionAndSaysNothingAboutATokenHasNotGotIt() throws Exception {
        try (ServerSocket silent = new ServerSocket(0)) {
            Endpoint.Fhir endpoint = (Endpoint.Fhir) agency().endpoint();
            URI token = URI.create("http://127.0.0.1:" + silent.getLocalPort() + "/token");
            Agency agency = agency().at(new Endpoint.Fhir(
                    endpoint.base(),
                    null,
                    new Endpoint.Token(token, FhirAgencies.CLIENT, "client-secret"),
                    null,
                    null,
                    null));
            assertThat(notCarried(agency).kind()).isEqualTo(Kind.LATER);
        }
    }

    @Test
    void papersDoNotTravelThisWay() {
        Payload withPapers = PAYLOAD.with(List.of(new Payload.Attachment(
                "rc-" + RECIPIENT + "-1.pdf", "application/pdf", "x".getBytes(StandardCharsets.UTF_8))));
        NotCarried failure = catchThrowableOfType(NotCarried.class, () -> courier.carry(agency(), withPapers));
        assertThat(failure.kind()).isEqualTo(Kind.NEEDS_A_PERSON);
        assertThat(server.received(AGENCY)).isEmpty();
    }

    @Test
    void bothSidesShowWhoTheyAre() throws Exception {
        MadeIdentity hub = MadeIdentity.of("hub");
        MadeIdentity other = MadeIdentity.of("other");
        MadeIdentity own = MadeIdentity.of("agency");
        server.close();
        server = FhirAgencies.start(0, own, hub);
        secrets.put("client-secret", server.secret());
        Endpoint.ClientCertificate shown = new Endpoint.ClientCertificate("chain", "key");
        show(hub);

        assertThat(courier.carry(agency(shown, own.certificatePem()), PAYLOAD)).isEqualTo(proof("200", "ok"));

        NotCarried stranger = notCarried(agency(shown, other.certificatePem()));
        assertThat(stranger.kind()).isEqualTo(Kind.NEEDS_A_PERSON);
        assertThat(stranger).hasMessageContaining("expected a certificate that trusted: vouches for");

        assertThat(notCarried(agency(shown, null)).kind())
                .as("nor is it known to this machine")
                .isEqualTo(Kind.NEEDS_A_PERSON);

        show(other);
        assertThat(notCarried(agency(shown, own.certificatePem())))
                .as("of whatever kind: this server says why, but hangs up before that is read, at times")
                .isNotNull();
        assertThat(server.received(AGENCY)).hasSize(1);

        show(hub);
        assertThat(courier.carry(agency(shown, own.certificatePem()), PAYLOAD).rung())
                .as("a new secret is taken up without a restart")
                .isEqualTo(Rung.TRANSPORT_PROVED);
    }

    /** As servers do that say why: within the handshake of TLS 1.2, and after that of 1.3. */
    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void aServerThatRefusesTheHubsCertificateNeedsAPerson(String protocol) throws Exception {
        MadeIdentity own = MadeIdentity.of("agency");
        show(MadeIdentity.of("other"));
        SSLContext context = own.serving(MadeIdentity.of("hub"));
        try (ServerSocket refusing = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread door = new Thread(() -> turnAway(refusing, context, protocol));
            door.start();
            Agency agency = House.SHIPPED
                    .agency(AGENCY)
                    .orElseThrow()
                    .at(new Endpoint.Fhir(
                            URI.create("https://127.0.0.1:" + refusing.getLocalPort()),
                            null,
                            null,
                            new Endpoint.ClientCertificate("chain", "key"),
                            own.certificatePem(),
                            null));

            NotCarried refused = notCarried(agency);
            assertThat(refused.kind()).isEqualTo(Kind.NEEDS_A_PERSON);
            assertThat(refused).hasMessageContaining("the server refuses the hub");
            door.join();
        }
    }

    /** Reads on until the caller hangs up, so that the alert is not lost on the way. */
    private static void turnAway(ServerSocket refusing, SSLContext context, String protocol) {
        try (Socket caller = refusing.accept()) {
            SSLSocket socket =
                    (SSLSocket) context.getSocketFactory().createSocket(caller, null, caller.getPort(), false);
            socket.setUseClientMode(false);
            socket.setNeedClientAuth(true);
            socket.setEnabledProtocols(new String[] {protocol});
            catchThrowableOfType(SSLException.class, socket::startHandshake);
            caller.shutdownOutput();
            caller.getInputStream().transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void show(MadeIdentity identity) {
        secrets.put("chain", identity.certificatePem());
        secrets.put("key", identity.keyPem());
    }

    @Test
    void aCertificateThatIsNoneNeedsAPerson() {
        secrets.put("chain", "no certificate");
        secrets.put("key", "no key");
        NotCarried failure = notCarried(agency(new Endpoint.ClientCertificate("chain", "key"), null));
        assertThat(failure.kind()).isEqualTo(Kind.NEEDS_A_PERSON);
        assertThat(failure).hasMessageContaining("expected PEM texts of a certificate with its key");
    }
}
