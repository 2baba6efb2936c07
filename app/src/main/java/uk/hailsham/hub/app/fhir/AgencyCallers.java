package uk.hailsham.hub.app.fhir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import uk.hailsham.hub.connectors.ground.Secrets;
import uk.hailsham.hub.domain.agency.Agency;
import uk.hailsham.hub.domain.agency.Endpoint;

/** Agencies whose servers may call: by their id, and a secret that was agreed with each. */
public final class AgencyCallers {
    private final List<Agency> agencies;
    private final Secrets secrets;

    public AgencyCallers(List<Agency> agencies, Secrets secrets) {
        this.agencies = List.copyOf(agencies);
        this.secrets = secrets;
    }

    /** Compared in the same time whatever is wrong with it. */
    boolean knows(String agency, String given) {
        return secret(agency)
                .map(secret -> MessageDigest.isEqual(
                        secret.strip().getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8)))
                .orElse(false);
    }

    /** Empty for an agency that sends nothing, and for a secret nobody has given or that is empty. */
    private Optional<String> secret(String agency) {
        return agencies.stream()
                .filter(one -> one.id().equals(agency))
                .map(Agency::endpoint)
                .filter(Endpoint.Fhir.class::isInstance)
                .flatMap(endpoint -> Stream.ofNullable(((Endpoint.Fhir) endpoint).answers()))
                .findFirst()
                .flatMap(this::given)
                .filter(secret -> !secret.isBlank());
    }

    private Optional<String> given(String name) {
        try {
            return secrets.find(name);
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
