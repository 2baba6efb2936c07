package uk.hailsham.hub.app.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import uk.hailsham.hub.app.ConfigOption;
import uk.hailsham.hub.connectors.store.SentCopies;
import uk.hailsham.hub.domain.agency.Endpoint;
import uk.hailsham.hub.domain.referral.Payload;
import uk.hailsham.hub.town.standin.FhirAgencies;

/** {@code $process-message} with mutual TLS and a token, as the NHS has it. */
record FhirChannel(List<String> agencies, BenchIdentities identities, FhirAgencies server) implements Channel {
    private static final String SECRET = "bench-client";

    static Channel open(Path folder, ConfigOption config, List<String> agencies)
            throws IOException, GeneralSecurityException {
        BenchIdentities identities = BenchIdentities.made();
        return new FhirChannel(agencies, identities, FhirAgencies.start(0, identities.agencies(), identities.hub()));
    }

    @Override
    public BenchHub hub(Path folder, ConfigOption config) throws IOException {
        Path secrets = identities.secrets(folder);
        Files.writeString(secrets.resolve(SECRET), server.secret());
        return BenchHub.start(
                folder,
                config.folder(),
                BenchAgencies.like(config.read(), "fhir", agencies, i -> endpoint(agencies.get(i))),
                Map.of("hub.secrets", secrets.toString()));
    }

    private Endpoint endpoint(String agency) {
        return new Endpoint.Fhir(
                URI.create(server.base(agency)),
                null,
                new Endpoint.Token(URI.create(server.tokenUrl()), FhirAgencies.CLIENT, SECRET),
                BenchIdentities.SHOWN,
                identities.trusted(),
                null);
    }

    @Override
    public int arrived() {
        return agencies.stream()
                .mapToInt(agency -> server.received(agency).size())
                .sum();
    }

    /** On desks of their own, so that the hub has not to read these referrals when it asks for answers. */
    @Override
    public List<Floor> floors(BenchHub hub) throws IOException {
        String message = server.received(agencies.get(0)).get(0);
        Payload sent = hub.part(SentCopies.class).of(UUID.fromString(message)).orElseThrow();
        List<String> desks = agencies.stream().map(agency -> "raw-" + agency).toList();
        RawPosts raw = new RawPosts(server, identities.client());
        return List.of(new Floor("raw", count -> raw.send(desks, count, message, sent.body())));
    }

    @Override
    public void close() {
        server.close();
    }
}
