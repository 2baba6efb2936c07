package uk.hailsham.hub.connectors.agency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import uk.hailsham.hub.connectors.sftp.HostKeyPin;
import uk.hailsham.hub.connectors.sftp.SftpSessions;
import uk.hailsham.hub.connectors.sftp.SftpStandIn;
import uk.hailsham.hub.connectors.sftp.SftpTimeouts;
import uk.hailsham.hub.domain.agency.Endpoint;
import uk.hailsham.hub.domain.referral.Amendment;
import uk.hailsham.hub.domain.referral.NotCarried;
import uk.hailsham.hub.domain.referral.NotCarried.Kind;
import uk.hailsham.hub.domain.referral.Payload;
import uk.hailsham.hub.domain.referral.Proof;
import uk.hailsham.hub.domain.referral.Rung;
import uk.hailsham.hub.town.standin.SftpLie;

@Timeout(180)
class SftpCourierTest {
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-24T12:00:00Z"), ZoneOffset.UTC);
    private static final SftpTimeouts SHORT = new SftpTimeouts(
            Duration.ofSeconds(2),
            Duration.ofSeconds(2),
            Duration.ofSeconds(2),
            Duration.ofSeconds(3),
            Duration.ofMinutes(10));
    private static final KeyPair LOGIN = SftpStandIn.key("ssh-rsa");
    private static final KeyPair HOST = SftpStandIn.key("ecdsa-sha2-nistp256");
    private static final String PIN = HostKeyPin.fingerprint(HOST.getPublic());

    @TempDir
    Path root;

    private SftpStandIn server;
    private Optional<String> secret = Optional.of(SftpStandIn.pem(LOGIN));
    private SftpSessions sessions;
    private SftpCourier courier;

    @BeforeEach
    void start() throws IOException {
        Files.createDirectories(root.resolve("in"));
        server = new SftpStandIn(root, HOST).start(0, LOGIN);
        sessions = new SftpSessions(name -> secret, SHORT, NOON);
        courier = new SftpCourier(sessions, NOON);
    }

    @AfterEach
    void stop() throws IOException {
        sessions.close();
        server.close();
    }

    private Proof carry(String text) throws NotCarried {
        return courier.carry(Agencies.at(server.endpoint(PIN)), Agencies.payload(text));
    }

    private NotCarried fails(Endpoint endpoint, String text) {
        return catchThrowableOfType(
                NotCarried.class, () -> courier.carry(Agencies.at(endpoint), Agencies.payload(text)));
    }

    private NotCarried fails(String text) {
        return fails(server.endpoint(PIN), text);
    }

    private String arrived() throws IOException {
        return Files.readString(root.resolve("in").resolve(Agencies.FILE));
    }

    @Test
    void provesByTheSizeOnTheServer() throws Exception {
        assertThat(carry("recipient_id\n"))
                .isEqualTo(new Proof(
                        Rung.TRANSPORT_PROVED,
                        NOON.instant(),
                        Map.of("path", "in/" + Agencies.FILE, "size", "13", "host-key", PIN)));
        assertThat(server.names("in")).containsExactly(Agencies.FILE);
        assertThat(arrived()).isEqualTo("recipient_id\n");
    }

    @Test
    void carriesWhatIsLargerThanOneRequest() throws Exception {
        String large = "x".repeat(100_001);
        assertThat(carry(large).evidence()).containsEntry("size", "100001");
        assertThat(arrived()).isEqualTo(large);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ssh-ed25519", "ssh-rsa", "ecdsa-sha2-nistp256"})
    void knowsHostAndLoginKeysOfEveryUsualKind(String type) throws Exception {
        server.close();
        KeyPair host = SftpStandIn.key(type);
        KeyPair login = SftpStandIn.key(type);
        secret = Optional.of(SftpStandIn.pem(login));
        server = new SftpStandIn(root, host).start(0, login);
        Endpoint endpoint = server.endpoint(HostKeyPin.fingerprint(host.getPublic()));
        assertThat(courier.carry(Agencies.at(endpoint), Agencies.payload("a")).rung())
                .isEqualTo(Rung.TRANSPORT_PROVED);
    }

    @Test
    void readsALoginKeyInPkcs8() throws Exception {
        secret = Optional.of("-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(LOGIN.getPrivate().getEncoded())
                + "\n-----END PRIVATE KEY-----\n");
        assertThat(carry("a").rung()).isEqualTo(Rung.TRANSPORT_PROVED);
    }

    private Proof amend(Amendment.Meaning meaning, String name, String... former) throws NotCarried {
        Amendment amendment = new Amendment(UUID.randomUUID(), meaning, 2, List.of(1), NOON.instant());
        return courier.carry(
                Agencies.at(server.endpoint(PIN)),
                Agencies.payload("b").amending(name, new Payload.Amends(amendment, List.of(former))));
    }

    @Test
    void aRecallTakesAwayWhatNobodyHasCollectedAndLiesInItsPlace() throws Exception {
        courier.carry(Agencies.at(server.endpoint(PIN)), withPapers());
        Files.delete(root.resolve("in").resolve(paper(2, "jpg")));

        Proof proof = amend(
                Amendment.Meaning.REVOKED, Agencies.FILE + ".recall", Agencies.FILE, paper(1, "pdf"), paper(2, "jpg"));
        assertThat(server.names("in")).containsExactly(Agencies.FILE + ".recall");
        assertThat(proof.evidence())
                .containsEntry("path", "in/" + Agencies.FILE + ".recall")
                .containsEntry("former " + Agencies.FILE, "lay there uncollected, and is gone")
                .containsEntry("former " + paper(1, "pdf"), "lay there uncollected, and is gone")
                .containsEntry("former " + paper(2, "jpg"), "was not there any more");
    }

    @Test
    void aCorrectionReplacesWhatNobodyHasCollected() throws Exception {
        carry("a");
        String second = "rc-" + Agencies.RECIPIENT + "-v2.csv";
        amend(Amendment.Meaning.CORRECTED, second, Agencies.FILE);
        assertThat(server.names("in")).containsExactly(second);
    }

    private static Payload withPapers() {
        return Agencies.payload("recipient_id\n")
                .with(List.of(
                        new Payload.Attachment(paper(1, "pdf"), "application/pdf", "%PDF-1".getBytes()),
                        new Payload.Attachment(paper(2, "jpg"), "image/jpeg", "picture".getBytes())));
    }

    private static String paper(int number, String ending) {
        return "rc-" + Agencies.RECIPIENT + "-" + number + "." + ending;
    }

    @Test
    void papersLieBesideTheReferralAndTheProofCoversThem() throws Exception {
        Proof proof = courier.carry(Agencies.at(server.endpoint(PIN)), withPapers());

        assertThat(proof.evidence())
                .containsEntry("size", "13")
                .containsEntry("attachment in/" + paper(1, "pdf"), "6")
                .containsEntry("attachment in/" + paper(2, "jpg"), "7");
        assertThat(server.names("in")).containsExactly(paper(1, "pdf"), paper(2, "jpg"), Agencies.FILE);
        assertThat(Files.readString(root.resolve("in").resolve(paper(2, "jpg"))))
                .isEqualTo("picture");
    }

    @Test
    void aReferralNeverArrivesWithoutItsPapers() throws Exception {
        Files.createDirectory(root.resolve("in").resolve("." + paper(2, "jpg") + ".part"));

        NotCarried failure = catchThrowableOfType(
                NotCarried.class, () -> courier.carry(Agencies.at(server.endpoint(PIN)), withPapers()));

        assertThat(failure.kind()).isNotEqualTo(Kind.UNKNOWN);
        assertThat(server.names("in")).doesNotContain(Agencies.FILE);
    }

    @Test
    void repeatingWithPapersLeavesEachOnce() throws Exception {
        Proof first = courier.carry(Agencies.at(server.endpoint(PIN)), withPapers());

        assertThat(courier.carry(Agencies.at(server.endpoint(PIN)), withPapers()))
                .isEqualTo(first);
        assertThat(server.names("in")).containsExactly(paper(1, "pdf"), paper(2, "jpg"), Agencies.FILE);
    }

    @Test
    void repeatingLeavesOneFile() throws Exception {
        Proof first = carry("once");
        assertThat(carry("once")).isEqualTo(first);
        assertThat(server.names("in")).containsExactly(Agencies.FILE);
    }

    @Test
    void repeatingMendsAFileThatWasCutShort() throws Exception {
        Files.writeString(root.resolve("in").resolve(Agencies.FILE), "on");
        carry("once");
        assertThat(arrived()).isEqualTo("once");
        assertThat(server.names("in")).containsExactly(Agencies.FILE);
    }

    @Test
    void takesAPinWithPaddingForTheSame() throws Exception {
        Endpoint padded = server.endpoint(PIN + "=");
        courier.carry(Agencies.at(padded), Agencies.payload("one"));
        courier.carry(Agencies.at(padded), Agencies.payload("two"));
        assertThat(server.sessions()).isEqualTo(1);
    }

    @Test
    void keepsItsSessionForTheNextReferral() throws Exception {
        carry("one");
        carry("two");
        assertThat(server.sessions()).isEqualTo(1);
    }

    @Test
    void doesNotSpeakToAServerWithAnotherKey() throws Exception {
        KeyPair other = SftpStandIn.key("ecdsa-sha2-nistp256");
        server.changeHostKey(other);
        NotCarried refused = fails("secret");
        assertThat(refused.kind()).isEqualTo(Kind.NEEDS_A_PERSON);
        assertThat(refused)
                .hasMessage("psychology at 127.0.0.1:" + server.port() + ": 127.0.0.1: expected the host key " + PIN
                        + ", found ecdsa-sha2-nistp256 " + HostKeyPin.fingerprint(other.getPublic())
                        + ": ask the agency by phone whether it changed its key, and only then change hostKey in "
                        + "agencies.yml");
        assertThat(server.names("in")).isEmpty();
    }

    @Test
    void seesAKeyThatChangedAfterTheSessionWasOpened() throws Exception {
        carry("one");
        int port = server.port();
        server.close();
        server = new SftpStandIn(root, SftpStandIn.key("ecdsa-sha2-nistp256")).start(port, LOGIN);
        assertThat(fails("two").kind()).isEqualTo(Kind.NEEDS_A_PERSON);
        assertThat(arrived()).isEqualTo("one");
    }

    @Test
    void seesAKeyThatChangedWhileTheSessionIsOpenOnceTheSessionIsOld() throws Exception {
        SftpTimeouts young =
                new SftpTimeouts(SHORT.connect(), SHORT.login(), SHORT.channel(), SHORT.whole(), Duration.ZERO);
        try (SftpSessions shortLived = new SftpSessions(name -> secret, young, NOON)) {
            courier = new SftpCourier(shortLived, NOON);
            carry("one");
            server.changeHostKey(SftpStandIn.key("ecdsa-sha2-nistp256"));
            assertThat(fails("two").kind()).isEqualTo(Kind.NEEDS_A_PERSON);
        }
    }

    @Test
    void aPinThatIsChangedInTheConfigurationEndsTheOpenSession() throws Exception {
        carry("one");
        String other =
                HostKeyPin.fingerprint(SftpStandIn.key("ecdsa-sha2-nistp256").getPublic());
        assertThat(fails(server.endpoint(other), "two").kind()).isEqualTo(Kind.NEEDS_A_PERSON);
    }

    @Test
    void makesADeadSessionAnew() throws Exception {
        carry("one");
        int port = server.port();
        server.close();
        server = new SftpStandIn(root, HOST).start(port, LOGIN);
        assertThat(carry("two, longer").rung()).isEqualTo(Rung.TRANSPORT_PROVED);
        assertThat(arrived()).isEqualTo("two, longer");
    }

    @Test
    void aRefusedLoginNeedsAPerson() {
        secret = Optional.of(SftpStandIn.pem(SftpStandIn.key("ssh-rsa")));
        NotCarried refused = fails("one");
        assertThat(refused.kind()).isEqualTo(Kind.NEEDS_A_PERSON);
        assertThat(refused)
                .hasMessageContaining("expected the login of user hub with the key 'psychology-key' to be taken");
    }

    @Test
    void aMissingOrBrokenLoginKeyNeedsAPerson() {
        secret = Optional.empty();
        NotCarried missing = fails("one");
        assertThat(missing.kind()).isEqualTo(Kind.NEEDS_A_PERSON);
        assertThat(missing)
                .hasMessageEndingWith(
                        "expected a private key (PEM) in the secret 'psychology-key', found none: give it");
        secret = Optional.of("no key at all");
        NotCarried broken = fails("one");
        assertThat(broken.kind()).isEqualTo(Kind.NEEDS_A_PERSON);
        assertThat(broken).hasMessageContaining("found something else").hasMessageNotContaining("no key at all");
    }

    @Test
    void aMissingFolderNeedsAPerson() throws Exception {
        Files.delete(root.resolve("in"));
        NotCarried missing = fails("one");
        assertThat(missing.kind()).isEqualTo(Kind.NEEDS_A_PERSON);
        assertThat(missing).hasMessageContaining("expected a folder 'in' to write to, found SSH_FX_NO_SUCH_FILE");
    }

    @ParameterizedTest
    @CsvSource({
        "DISK_FULL,LATER",
        "TRUNCATES,LATER",
        "READ_ONLY,NEEDS_A_PERSON",
        "HANGS,LATER",
        "HANGS_ON_RENAME,UNKNOWN"
    })
    void saysHonestlyWhatAFaultLeaves(SftpLie lie, Kind kind) throws Exception {
        server.lie = lie;
        assertThat(fails("a referral of some length").kind()).isEqualTo(kind);
        server.lie = SftpLie.NONE;
        assertThat(carry("a referral of some length").rung()).isEqualTo(Rung.TRANSPORT_PROVED);
        assertThat(arrived()).isEqualTo("a referral of some length");
    }

    @Test
    void aServerThatNeverSpeaksIsTriedLater() throws Exception {
        try (ServerSocket mute = new ServerSocket(0)) {
            Endpoint silent =
                    new Endpoint.Sftp("127.0.0.1", mute.getLocalPort(), "hub", PIN, "psychology-key", "in", "out");
            assertThat(fails(silent, "one").kind()).isEqualTo(Kind.LATER);
        }
    }

    @Test
    void aServerThatIsNotThereIsTriedLater() throws Exception {
        int port = server.port();
        server.close();
        Endpoint gone = new Endpoint.Sftp("127.0.0.1", port, "hub", PIN, "psychology-key", "in", "out");
        assertThat(fails(gone, "one").kind()).isEqualTo(Kind.LATER);
        server = new SftpStandIn(root, HOST).start(0, LOGIN);
    }
}
