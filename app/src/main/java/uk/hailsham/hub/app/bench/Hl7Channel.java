package uk.hailsham.hub.app.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Map;
import uk.hailsham.hub.app.ConfigOption;
import uk.hailsham.hub.domain.agency.Endpoint;
import uk.hailsham.hub.town.standin.MllpAgencies;

/** HL7 v2 by MLLP with mutual TLS, in original mode: each message has one answer. */
record Hl7Channel(List<String> agencies, BenchIdentities identities, MllpAgencies server) implements Channel {
    static Channel open(Path folder, ConfigOption config, List<String> agencies)
            throws IOException, GeneralSecurityException {
        BenchIdentities identities = BenchIdentities.made();
        return new Hl7Channel(agencies, identities, MllpAgencies.start(0, identities.agencies(), identities.hub()));
    }

    @Override
    public BenchHub hub(Path folder, ConfigOption config) throws IOException {
        return BenchHub.start(
                folder,
                config.folder(),
                BenchAgencies.like(config.read(), "hl7v2", agencies, i -> endpoint(agencies.get(i))),
                Map.of("hub.secrets", identities.secrets(folder).toString()));
    }

    /** An agency's id is its facility: the server tells them apart by it. */
    private Endpoint endpoint(String agency) {
        return new Endpoint.Hl7(
                "127.0.0.1",
                server.port(),
                false,
                false,
                new Endpoint.Hl7Names("PAS", agency, "HUB", "PARTNERSHIP"),
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

    @Override
    public List<Floor> floors(BenchHub hub) throws IOException {
        RawFrames raw = new RawFrames(server.port(), identities.client());
        return List.of(new Floor("raw", count -> raw.send(agencies, count, this::delivered)));
    }

    private String delivered(String agency) {
        return server.texts(agency).get(0).replace('\n', '\r');
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
