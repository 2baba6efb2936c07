package uk.hailsham.hub.app.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.hailsham.hub.connectors.ground.TestCertificate;

class FrontDoorTest {
    @TempDir
    private static Path folder;

    private static TestCertificate own;
    private static TestCertificate other;

    @BeforeAll
    static void make() throws Exception {
        own = TestCertificate.make(folder, "hub", "dns:hub.example");
        other = TestCertificate.make(folder, "other", "dns:other.example");
    }

    private static FrontDoor door(Map<String, String> said) throws IOException {
        return FrontDoor.of(new Settings(folder, folder, folder, 8080, said::get));
    }

    private static Map<String, String> tls(String address, Path certificate, Path key) {
        return Map.of(
                "hub.address", address, "hub.tls.certificate", certificate.toString(), "hub.tls.key", key.toString());
    }

    @Test
    void answersThisMachineAloneAndInTheClearUnlessSaidOtherwise() throws Exception {
        FrontDoor door = door(Map.of());
        assertThat(door.properties())
                .isEqualTo(Map.of("server.address", "127.0.0.1", "server.port", 8080, "server.ssl.enabled", false));
        assertThat(door.url(8080)).isEqualTo("http://127.0.0.1:8080");
        assertThat(door.pem()).isNull();
    }

    @Test
    void answersOthersUnderItsCertificateAlone() throws Exception {
        assertThatThrownBy(() -> door(Map.of("hub.address", "0.0.0.0")))
                .isInstanceOf(IOException.class)
                .hasMessage("expected hub.tls.certificate and hub.tls.key beside hub.address=0.0.0.0, found none: what"
                        + " leaves this machine goes by TLS; give both, or leave hub.address at 127.0.0.1");
        FrontDoor door = door(tls("0.0.0.0", own.certificate(), own.key()));
        assertThat(door.url(8443)).isEqualTo("https://127.0.0.1:8443");
        assertThat(door.properties())
                .containsEntry("server.ssl.bundle", "hub")
                .containsEntry("server.servlet.session.cookie.secure", true);
        assertThat(door.pem()).isEqualTo(Files.readString(own.certificate()));
    }

    @Test
    void aCertificateThatIsOfNoUseIsRefusedWithItsFile() throws Exception {
        Path text = Files.writeString(folder.resolve("text"), "no certificate");
        assertThatThrownBy(() -> door(tls("127.0.0.1", folder.resolve("nowhere"), own.key())))
                .hasMessage("expected a PEM file that can be read, found none: " + folder.resolve("nowhere"));
        assertThatThrownBy(() -> door(tls("127.0.0.1", text, own.key())))
                .hasMessage("expected a certificate in PEM, found none in " + text);
        assertThatThrownBy(() -> door(tls("127.0.0.1", own.certificate(), text)))
                .hasMessageContaining("the private key " + text + " cannot be read");
        assertThatThrownBy(() -> door(tls("127.0.0.1", own.certificate(), other.key())))
                .hasMessage(
                        "expected the key of " + own.certificate() + ", found another certificate's: " + other.key());
        assertThatThrownBy(() ->
                        door(Map.of("hub.tls.certificate", own.certificate().toString())))
                .hasMessage("expected both hub.tls.certificate and hub.tls.key, found only one of them");
    }
}
