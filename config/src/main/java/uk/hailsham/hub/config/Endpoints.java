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
import uk.hailsham.hub.domain.school.School;

/**
 * Puts other endpoints in the place of the shipped ones, for a demo or a test: agency id to endpoint block ({@code
 * <id>-fallback} to that of its fallback), school id to
 * the server its drops are pulled from.
 */
public final class Endpoints {
    private Endpoints() {}

    /** @throws IllegalArgumentException with every fault of the file, one a line */
    public static Configuration replace(Configuration configuration, Path file) {
        List<Fault> faults = new ArrayList<>();
        Path folder = file.toAbsolutePath().getParent();
        Given given = YamlFile.read(folder, file.getFileName().toString(), faults)
                .map(block -> given(block, configuration))
                .orElse(new Given(Map.of(), Map.of()));
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException(
                    String.join("\n", faults.stream().map(Fault::toString).toList()));
        }
        return new Configuration(
                configuration.hub(),
                configuration.schools().stream()
                        .map(school -> given.schools().containsKey(school.id())
                                ? school.from(given.schools().get(school.id()))
                                : school)
                        .toList(),
                configuration.agencies().stream()
                        .map(agency -> agency.at(given.agencies().getOrDefault(agency.id(), agency.endpoint())))
                        .map(agency -> given.agencies().containsKey(fallback(agency))
                                ? agency.fallingBackTo(given.agencies().get(fallback(agency)))
                                : agency)
                        .toList(),
                configuration.routing(),
                configuration.codes(),
                configuration.framework(),
                configuration.retention(),
                configuration.matching(),
                configuration.forms(),
                configuration.hash());
    }

    private static String fallback(Agency agency) {
        return agency.id() + "-fallback";
    }

    private record Given(Map<String, Endpoint> agencies, Map<String, School.Server> schools) {}

    private static Given given(Block file, Configuration configuration) {
        Map<String, Endpoint> endpoints = new TreeMap<>();
        for (Agency agency : configuration.agencies()) {
            file.block(agency.id())
                    .ifPresent(block -> endpoints.put(agency.id(), AgencyBlock.endpoint(block, agency.channel())));
            if (agency.fallback() != null) {
                file.block(fallback(agency))
                        .ifPresent(block -> endpoints.put(
                                fallback(agency),
                                AgencyBlock.endpoint(block, agency.fallback().channel())));
            }
        }
        Map<String, School.Server> servers = new TreeMap<>();
        for (School school : configuration.schools()) {
            file.block(school.id())
                    .ifPresent(block -> servers.put(school.id(), InboxBlock.server(block, school.inbox())));
        }
        file.end();
        return new Given(endpoints, servers);
    }
}
