package uk.hailsham.hub.connectors.agency;

import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Collection;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import uk.hailsham.hub.domain.agency.Agency;
import uk.hailsham.hub.domain.agency.Endpoint;

/** Whose certificate is whose: a trust with several services may bring the messages of all by one system. */
public final class MllpCallers {
    private final Map<X509Certificate, Set<String>> agencies = new LinkedHashMap<>();
    private final Set<String> all;
    private final String pem;

    /** @throws KeyUnusable when what an agency's block has as its certificate is none */
    public MllpCallers(Collection<Agency> known) throws KeyUnusable {
        Set<String> ids = new TreeSet<>();
        StringBuilder texts = new StringBuilder();
        for (Agency agency : known) {
            if (agency.endpoint() instanceof Endpoint.Hl7 server) {
                ids.add(agency.id());
                texts.append(server.caller() == null ? "" : server.caller() + "\n");
                List<X509Certificate> shown = server.caller() == null ? List.of() : MutualTls.all(server.caller());
                shown.forEach(one -> agencies.computeIfAbsent(one, unknown -> new LinkedHashSet<>())
                        .add(agency.id()));
            }
        }
        this.all = Set.copyOf(ids);
        this.pem = texts.toString();
    }

    /** Every agency that has HL7: who speaks on this machine is not asked to show anything. */
    Set<String> all() {
        return all;
    }

    /** Empty for a certificate that nobody has named, or whose time is not now. */
    Set<String> of(X509Certificate shown, Clock clock) {
        try {
            shown.checkValidity(Date.from(clock.instant()));
            return agencies.getOrDefault(shown, Set.of());
        } catch (CertificateExpiredException | CertificateNotYetValidException e) {
            return Set.of();
        }
    }

    /** All certificates that are known (PEM); empty text when no agency brings anything. */
    String pem() {
        return pem;
    }
}
