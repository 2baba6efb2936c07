package uk.hailsham.hub.config;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import uk.hailsham.hub.domain.agency.Agency;
import uk.hailsham.hub.domain.agency.Endpoint;
import uk.hailsham.hub.domain.code.CodeLists;
import uk.hailsham.hub.domain.need.SenFramework;
import uk.hailsham.hub.domain.referral.RoutingRule;
import uk.hailsham.hub.domain.school.School;

/**
 * The whole configuration, read once at start.
 *
 * @param hash SHA-256 over every file's name and bytes; stored with every decision
 */
public record Configuration(
        HubSettings hub,
        List<School> schools,
        List<Agency> agencies,
        List<RoutingRule> routing,
        CodeLists codes,
        SenFramework framework,
        Retention retention,
        String hash) {
    public Configuration {
        schools = List.copyOf(schools);
        agencies = List.copyOf(agencies);
        routing = List.copyOf(routing);
    }

    /** By id or alias. */
    public Optional<School> school(String name) {
        return schools.stream()
                .filter(school -> school.id().equals(name) || school.aliases().contains(name))
                .findFirst();
    }

    public Optional<Agency> agency(String id) {
        return agencies.stream().filter(agency -> agency.id().equals(id)).findFirst();
    }

    /** Names of the secrets that the configuration speaks of, in order. */
    public TreeSet<String> secrets() {
        TreeSet<String> names = new TreeSet<>();
        agencies.stream()
                .map(Agency::endpoint)
                .flatMap(endpoint ->
                        endpoint instanceof Endpoint.Sftp sftp ? Stream.of(sftp.keySecret()) : Stream.empty())
                .forEach(names::add);
        schools.stream()
                .map(school -> school.inbox().sftp())
                .filter(Objects::nonNull)
                .flatMap(sftp -> Stream.of(sftp.keySecret(), sftp.passwordSecret()))
                .filter(Objects::nonNull)
                .forEach(names::add);
        Optional.ofNullable(hub.mail()).map(HubSettings.Mail::passwordSecret).ifPresent(names::add);
        return names;
    }
}
