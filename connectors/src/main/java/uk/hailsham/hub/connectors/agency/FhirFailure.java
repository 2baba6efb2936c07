package uk.hailsham.hub.connectors.agency;

import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertificateException;
import java.util.Locale;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import uk.hailsham.hub.domain.referral.NotCarried;

/** A request that got no answer: whether it may have arrived all the same. */
final class FhirFailure {
    private static final int DEEPEST = 10;

    private FhirFailure() {}

    static NotCarried of(URI where, Throwable failure) {
        String server = server(where) + ": ";
        if (any(failure, CertificateException.class)) {
            return new NotCarried(
                    NotCarried.Kind.NEEDS_A_PERSON,
                    server + "expected a certificate that trusted: vouches for, found another: ask the agency, and only"
                            + " then change it",
                    failure);
        }
        if (any(failure, SSLException.class) && chain(failure).anyMatch(FhirFailure::refusesOurs)) {
            return new NotCarried(
                    NotCarried.Kind.NEEDS_A_PERSON,
                    server + "the server refuses the hub: look at certificate and key, or ask the"
                            + " agency to let it in",
                    failure);
        }
        boolean never = any(failure, ConnectException.class)
                || any(failure, HttpConnectTimeoutException.class)
                || any(failure, UnresolvedAddressException.class)
                || any(failure, SSLHandshakeException.class);
        String hint = any(failure, SSLHandshakeException.class)
                ? "; if it stays so, ask the agency whether its server knows the hub's certificate"
                : "";
        return new NotCarried(
                never ? NotCarried.Kind.LATER : NotCarried.Kind.UNKNOWN,
                server
                        + (never ? "could not be reached: " : "no answer: ")
                        + root(failure).getClass().getSimpleName()
                        + hint,
                failure);
    }

    static String server(URI where) {
        return where.getHost() + (where.getPort() < 0 ? "" : ":" + where.getPort());
    }

    /** With TLS 1.3 that comes after the handshake, in place of the answer. */
    private static boolean refusesOurs(Throwable failure) {
        String message = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
        return message.contains("fatal alert")
                && Stream.of("certificate", "unknown_ca", "access_denied", "handshake_failure")
                        .anyMatch(message::contains);
    }

    private static boolean any(Throwable failure, Class<? extends Throwable> kind) {
        return chain(failure).anyMatch(kind::isInstance);
    }

    private static Throwable root(Throwable failure) {
        return chain(failure).reduce((outer, inner) -> inner).orElse(failure);
    }

    private static Stream<Throwable> chain(Throwable failure) {
        return Stream.iterate(failure, one -> one != null, Throwable::getCause).limit(DEEPEST);
    }
}
