package uk.hailsham.hub.app.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import javax.net.ssl.SSLContext;
import uk.hailsham.hub.domain.agency.Endpoint;
import uk.hailsham.hub.town.standin.MadeIdentity;

/** What a hub and the agencies' server show each other by mutual TLS. */
record BenchIdentities(MadeIdentity agencies, MadeIdentity hub) {
    /** The names of the hub's secrets. */
    static final Endpoint.ClientCertificate SHOWN = new Endpoint.ClientCertificate("bench-chain", "bench-key");

    static BenchIdentities made() {
        return new BenchIdentities(MadeIdentity.of("agencies"), MadeIdentity.of("hub"));
    }

    /** A folder of secrets that holds the hub's. */
    Path secrets(Path folder) throws IOException {
        Path secrets = Files.createDirectories(folder.resolve("secrets"));
        Files.writeString(secrets.resolve(SHOWN.chain()), hub.certificatePem());
        Files.writeString(secrets.resolve(SHOWN.key()), hub.keyPem());
        return secrets;
    }

    /** Whom the hub believes. */
    String trusted() {
        return agencies.certificatePem();
    }

    /** For a client beside the hub. */
    SSLContext client() throws IOException {
        try {
            return hub.serving(agencies);
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }
}
