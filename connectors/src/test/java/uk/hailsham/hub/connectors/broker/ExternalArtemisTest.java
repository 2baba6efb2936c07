package uk.hailsham.hub.connectors.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.hailsham.hub.connectors.ground.TestCertificate;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExternalArtemisTest {
    private Path folder;
    private EmbeddedActiveMQ server;
    private TestCertificate certificate;
    private int port;

    @BeforeAll
    void start(@TempDir Path made) throws Exception {
        folder = made;
        certificate = TestCertificate.make(folder, "broker", "ip:127.0.0.1");
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        server = new EmbeddedActiveMQ()
                .setConfiguration(new ConfigurationImpl()
                        .setPersistenceEnabled(false)
                        .setJMXManagementEnabled(false)
                        .setSecurityEnabled(false)
                        .addAcceptorConfiguration(
                                "tls",
                                "tcp://127.0.0.1:" + port
                                        + "?protocols=CORE&sslEnabled=true&keyStoreType=PKCS12&keyStorePath="
                                        + certificate.keyStore() + "&keyStorePassword=" + TestCertificate.PASSWORD));
        server.start();
    }

    @AfterAll
    void stop() throws Exception {
        server.stop();
    }

    private String url(Path trusted) {
        return "tcp://127.0.0.1:" + port + "?sslEnabled=true&trustStoreType=PEMCA&trustStorePath=" + trusted
                + "&initialConnectAttempts=1";
    }

    private static void connect(String url) throws Exception {
        try (ExternalArtemis broker = ExternalArtemis.at(url, "hub", "a-password", false);
                Connection connection = broker.connections().createConnection()) {
            connection.start();
        }
    }

    @Test
    void isReachedWithTheCertificateThatIsGiven() {
        assertThatCode(() -> connect(url(certificate.certificate()))).doesNotThrowAnyException();
    }

    @Test
    void oneThatTakesCallsAndDoesNotAnswerIsGivenUpSoon() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            assertTimeoutPreemptively(
                    Duration.ofSeconds(60),
                    () -> assertThatThrownBy(() ->
                                    connect("tcp://127.0.0.1:" + silent.getLocalPort() + "?initialConnectAttempts=1"))
                            .isInstanceOf(JMSException.class));
        }
    }

    @Test
    void anotherCertificateIsNotTrusted() throws Exception {
        TestCertificate other = TestCertificate.make(folder, "other", "ip:127.0.0.1");
        assertThatThrownBy(() -> connect(url(other.certificate()))).isInstanceOf(JMSException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tcp://192.0.2.7:61616",
                "tcp://192.0.2.7:61616?sslEnabled=true&trustAll=true",
                "tcp://192.0.2.7:61616?sslEnabled=true&verifyHost=false",
                "(tcp://127.0.0.1:61616,tcp://192.0.2.7:61616)?ha=true"
            })
    void isRefusedElsewhereInTheClearUnlessTheNetworkIsSaidToBeClosed(String url) throws Exception {
        assertThatThrownBy(() -> ExternalArtemis.at(url, "hub", "a-password", false))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("sslEnabled=true")
                .hasMessageContaining("192.0.2.7")
                .hasMessageContaining("hub.broker.closed")
                .hasMessageNotContaining("a-password");
        ExternalArtemis.at(url, "hub", "a-password", true).close();
    }

    @Test
    void whoeverAnswersACallIntoTheNetworkIsNotAsked() {
        assertThatThrownBy(() -> ExternalArtemis.at("udp://231.7.7.7:9876", "hub", "a-password", true))
                .hasMessageContaining("found a discovery group");
    }

    @Test
    void isTakenWithTlsElsewhereAndInTheClearOnThisMachine() throws Exception {
        for (String url : new String[] {"tcp://192.0.2.7:61616?sslEnabled=true", "tcp://localhost:61616"}) {
            try (ExternalArtemis broker = ExternalArtemis.at(url, null, null, false)) {
                assertThat(broker.depths()).isEmpty();
            }
        }
    }
}
