package uk.hailsham.hub.connectors.agency;

import java.io.IOException;
import java.net.Socket;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Set;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** How somebody comes in at the HL7 door, and who it may be. */
public final class MllpEntrance {
    private final SSLContext tls;
    private final MllpCallers callers;
    private final Clock world;

    private MllpEntrance(SSLContext tls, MllpCallers callers, Clock world) {
        this.tls = tls;
        this.callers = callers;
        this.world = world;
    }

    /** For this machine alone: whoever speaks may be any of the agencies. */
    public static MllpEntrance plain(MllpCallers callers) {
        return new MllpEntrance(null, callers, Clock.systemUTC());
    }

    /**
     * @param chain the hub's certificates (PEM) @param key its key (PEM)
     * @param world the clock by which certificates end, which is never the demo's
     * @throws KeyUnusable when one of the texts is not what it should be, or no agency has a certificate to come in with
     */
    public static MllpEntrance secured(String chain, String key, MllpCallers callers, Clock world) throws KeyUnusable {
        if (callers.pem().isBlank()) {
            throw new KeyUnusable(
                    "expected the certificate of an agency that brings HL7 messages (endpoint.caller), found none",
                    null);
        }
        return new MllpEntrance(MutualTls.context(chain, key, callers.pem()), callers, world);
    }

    boolean plain() {
        return tls == null;
    }

    /** @param agencies of which one may be speaking */
    record Guest(Socket socket, Set<String> agencies) {}

    /** @throws IOException when it is nobody who may come in */
    Guest enter(Socket wire) throws IOException {
        if (tls == null) {
            return new Guest(wire, callers.all());
        }
        SSLSocket secured = (SSLSocket) tls.getSocketFactory().createSocket(wire, null, wire.getPort(), true);
        secured.setUseClientMode(false);
        secured.setNeedClientAuth(true);
        secured.startHandshake();
        X509Certificate shown = (X509Certificate) secured.getSession().getPeerCertificates()[0];
        Set<String> agencies = callers.of(shown, world);
        if (agencies.isEmpty()) {
            throw new IOException("expected a certificate of an agency's, found another");
        }
        return new Guest(secured, agencies);
    }
}
