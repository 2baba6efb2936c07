package uk.hailsham.hub.app.wiring;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import uk.hailsham.hub.app.tls.OneCertificate;
import uk.hailsham.hub.app.tls.OwnCertificate;
import uk.hailsham.hub.connectors.ground.Secrets;

/** Where the hub answers: in the clear to its own machine, to any other under its certificate alone. */
public record FrontDoor(InetAddress address, int port, Optional<OwnCertificate> certificate) {
    /** Of the bundle that Spring Boot watches, so that a renewed certificate is taken up. */
    static final String BUNDLE = "hub";

    private static final String BUNDLE_KEYS = "spring.ssl.bundle.pem." + BUNDLE;
    private static final String PASSWORD = "tls-key-password";

    /** @throws IOException with what to do, when others would be answered in the clear, or the certificate is of no use */
    public static FrontDoor of(Settings settings) throws IOException {
        String asked = settings.text("hub.address").orElse("127.0.0.1");
        Optional<OwnCertificate> certificate = certificate(settings);
        InetAddress address = address(asked);
        if (!address.isLoopbackAddress() && certificate.isEmpty()) {
            throw new IOException(
                    "expected hub.tls.certificate and hub.tls.key beside hub.address=" + asked
                            + ", found none: what leaves this machine goes by TLS; give both, or leave hub.address at 127.0.0.1");
        }
        if (certificate.isPresent()) {
            certificate.get().read();
        }
        return new FrontDoor(address, settings.port(), certificate);
    }

    private static InetAddress address(String asked) throws IOException {
        try {
            return InetAddress.getByName(asked);
        } catch (UnknownHostException e) {
            throw new IOException("expected hub.address to be one of this machine's addresses, found " + asked, e);
        }
    }

    private static Optional<OwnCertificate> certificate(Settings settings) throws IOException {
        Optional<Path> certificate = settings.text("hub.tls.certificate").map(Path::of);
        Optional<Path> key = settings.text("hub.tls.key").map(Path::of);
        if (certificate.isPresent() != key.isPresent()) {
            throw new IOException("expected both hub.tls.certificate and hub.tls.key, found only one of them");
        }
        if (certificate.isEmpty()) {
            return Optional.empty();
        }
        String password = Secrets.from(System::getenv, settings.secrets())
                .find(PASSWORD)
                .map(String::strip)
                .orElse(null);
        return Optional.of(
                new OwnCertificate(certificate.get().toAbsolutePath(), key.get().toAbsolutePath(), password));
    }

    /** As Spring Boot calls them; nothing in the surroundings may say otherwise. */
    Map<String, Object> properties() {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("server.address", address.getHostAddress());
        properties.put("server.port", port);
        properties.put("server.ssl.enabled", certificate.isPresent());
        certificate.ifPresent(own -> {
            properties.put("server.ssl.bundle", BUNDLE);
            properties.put("server.servlet.session.cookie.secure", true);
            properties.put(BUNDLE_KEYS + ".reload-on-update", true);
            properties.put(
                    BUNDLE_KEYS + ".keystore.certificate",
                    own.certificate().toUri().toString());
            properties.put(
                    BUNDLE_KEYS + ".keystore.private-key", own.key().toUri().toString());
            properties.put(BUNDLE_KEYS + ".options.enabled-protocols", "TLSv1.3,TLSv1.2");
            if (own.password() != null) {
                properties.put(BUNDLE_KEYS + ".keystore.private-key-password", own.password());
            }
        });
        return properties;
    }

    /** For whoever is on this machine. */
    String url(int bound) {
        InetAddress reached = address.isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : address;
        String host = reached instanceof Inet6Address ? "[" + reached.getHostAddress() + "]" : reached.getHostAddress();
        return (certificate.isPresent() ? "https://" : "http://") + host + ":" + bound;
    }

    /** The certificate as it is now, in PEM; null when there is none. */
    String pem() throws IOException {
        if (certificate.isEmpty()) {
            return null;
        }
        X509Certificate own = certificate.get().read();
        return OneCertificate.pem(own);
    }
}
