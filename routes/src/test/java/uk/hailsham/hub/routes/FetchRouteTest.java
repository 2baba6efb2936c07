package uk.hailsham.hub.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.AdviceWith;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import uk.hailsham.hub.connectors.school.FetchBounds;
import uk.hailsham.hub.connectors.school.SftpInbox;
import uk.hailsham.hub.connectors.sftp.HostKeyPin;
import uk.hailsham.hub.connectors.sftp.SftpSessions;
import uk.hailsham.hub.connectors.sftp.SftpStandIn;
import uk.hailsham.hub.connectors.sftp.SftpTimeouts;
import uk.hailsham.hub.domain.identifier.Uuid7;
import uk.hailsham.hub.domain.school.School;
import uk.hailsham.hub.routes.Heartbeats.Beat;
import uk.hailsham.hub.routes.intake.Fetching;

/** A school's server that fails is asked ever less often, and its reason can be read. */
@Timeout(180)
class FetchRouteTest {
    private static final KeyPair KEY = SftpStandIn.key("ecdsa-sha2-nistp256");

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
    private final Heartbeats heartbeats = new Heartbeats(clock);
    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final ProducerTemplate producer = camel.createProducerTemplate();
    private SftpStandIn server;
    private SftpSessions sessions;

    @BeforeEach
    void start() throws Exception {
        Files.createDirectories(folder.resolve("server/out"));
        server = new SftpStandIn(folder.resolve("server"), KEY).start(0, KEY);
        sessions = new SftpSessions(name -> Optional.of(SftpStandIn.pem(KEY)), SftpTimeouts.USUAL, clock);
        School.Sftp where = new School.Sftp(
                "127.0.0.1",
                server.port(),
                "hub",
                HostKeyPin.fingerprint(KEY.getPublic()),
                "pull-key",
                null,
                "out",
                School.Sftp.After.MOVE,
                null,
                0);
        SftpInbox inbox = new SftpInbox(
                House.SCHOOL.from(where),
                folder.resolve("inbox"),
                Duration.ZERO,
                sessions,
                FetchBounds.USUAL,
                new Uuid7(clock, new java.util.SplittableRandom(7)),
                clock);
        Fetching fetching = new Fetching("white-house", inbox, Duration.ofSeconds(5), clock);
        camel.addRoutesConfigurations(new FailureHandling(null, heartbeats, java.util.Map.of()));
        camel.addRoutes(new SchoolFetch("white-house", Duration.ofHours(1), fetching, heartbeats));
        AdviceWith.adviceWith(camel, "fetch.white-house", advice -> advice.replaceFromWith("direct:fetch"));
        camel.start();
    }

    @AfterEach
    void stop() throws IOException {
        camel.stop();
        sessions.close();
        server.close();
    }

    private Beat round() {
        producer.sendBody("direct:fetch", null);
        return heartbeats.of("fetch.white-house").orElseThrow();
    }

    @Test
    void bringsADropIntoTheInbox() throws IOException {
        Files.writeString(folder.resolve("server/out/nightly.csv"), "a,b\n");
        assertThat(round()).isEqualTo(new Beat(now, 0, null));
        try (var claimed = Files.walk(folder.resolve("inbox/.claimed"))) {
            assertThat(claimed.filter(Files::isRegularFile).map(Path::getFileName))
                    .containsExactly(Path.of("nightly.csv"));
        }
    }

    @Test
    void waitsLongerAfterEachFailureAndSaysWhy() throws IOException {
        int port = server.port();
        server.close();
        Beat first = round();
        assertThat(first.failures()).isEqualTo(1);
        assertThat(first.fault()).startsWith("white-house at 127.0.0.1:" + port + ": ");
        now = now.plusSeconds(4);
        assertThat(round().failures()).isEqualTo(1);
        now = now.plusSeconds(1);
        assertThat(round().failures()).isEqualTo(2);
        now = now.plusSeconds(9);
        assertThat(round().failures()).isEqualTo(2);

        server = new SftpStandIn(folder.resolve("server"), KEY).start(port, KEY);
        now = now.plusSeconds(1);
        assertThat(round()).isEqualTo(new Beat(now, 0, null));
    }
}
