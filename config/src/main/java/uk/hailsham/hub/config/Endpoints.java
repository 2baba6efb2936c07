package uk.hailsham.hub.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import uk.hailsham.hub.config.yaml.Block;
import uk.hailsham.hub.config.yaml.Fault;
import uk.hailsham.hub.config.yaml.YamlFile;
import uk.hailsham.hub.domain.agency.Agency;
import uk.hailsham.hub.domain.agency.Endpoint;

/** Puts other endpoints in the place of the shipped ones, for a demo or a test: agency id to endpoint block. */
public final class Endpoints {
    private Endpoints() {}

    /** @throws IllegalArgumentException with every fault of the file, one a line */
    public static Configuration replace(Configuration configuration, Path file) {
        List<Fault> faults = new ArrayList<>();
        Path folder = file.toAbsolutePath().getParent();
        Map<String, Endpoint> given = YamlFile.read(folder, file.getFileName().toString(), faults)
                .map(block -> endpoints(block, configuration))
                .orElse(Map.of());
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException(
                    String.join("\n", faults.stream().map(Fault::toString).toList()));
        }
        return new Configuration(
                configuration.hub(),
                configuration.schools(),
                configuration.agencies().stream()
                        .map(agency -> agency.at(given.getOrDefault(agency.id(), agency.endpoint())))
                        .toList(),
                configuration.routing(),
                configuration.codes(),
                configuration.framework(),
                configuration.forms(),
                configuration.hash());
    }

    private static Map<String, Endpoint> endpoints(Block file, Configuration configuration) {
        Map<String, Endpoint> endpoints = new TreeMap<>();
        for (Agency agency : configuration.agencies()) {
            file.block(agency.id())
                    .ifPresent(block -> endpoints.put(agency.id(), AgencyBlock.endpoint(block, agency.channel())));
        }
        file.end();
        return endpoints;
    }
}
