package uk.hailsham.hub.config;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import uk.hailsham.hub.domain.agency.Agency;
import uk.hailsham.hub.domain.agency.Endpoint;
import uk.hailsham.hub.domain.agreement.Agreement;
import uk.hailsham.hub.domain.code.CodeLists;
import uk.hailsham.hub.domain.need.SenFramework;
import uk.hailsham.hub.domain.referral.RoutingRule;
import uk.hailsham.hub.domain.school.School;
import uk.hailsham.hub.reconcile.index.StoredModel;

/**
 * The whole configuration, read once at start.
 *
 * @param matching how the hub itself decides who is who
 * @param forms the templates of agencies' own forms, by name
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
        StoredModel matching,
        Map<String, Form> forms,
        String hash) {
    public Configuration {
        schools = List.copyOf(schools);
        agencies = List.copyOf(agencies);
        routing = List.copyOf(routing);
        forms = Map.copyOf(forms);
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

    /** Agencies whose sharing agreement is not in force now, with the reason. */
    public Map<String, String> stopped(Clock clock) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), hub.zone());
        Map<String, String> stopped = new TreeMap<>();
        agencies.forEach(
                agency -> Agreement.stopped(agency.agreement(), today).ifPresent(why -> stopped.put(agency.id(), why)));
        return stopped;
    }

    /** The template an agency's rendering fills; empty when it has none of its own. */
    public Optional<Form> form(Agency agency) {
        return Optional.ofNullable(agency.form()).map(forms::get);
    }

    /** Keys of the fields that an agency's rendering shows. */
    public Collection<String> shown(Agency agency) {
        return form(agency)
                .map(Form::fields)
                .<Collection<String>>map(fields -> fields)
                .orElse(agency.fields());
    }

    /** Fields that an agency may see and its own form has no place for, by agency: it will not be told them. */
    public Map<String, List<String>> untold() {
        return FormFiles.untold(agencies, forms);
    }

    private static Stream<String> secrets(Endpoint endpoint) {
        if (endpoint instanceof Endpoint.Sftp sftp) {
            return Stream.of(sftp.keySecret());
        }
        if (endpoint instanceof Endpoint.Fhir server) {
            Stream<String> secrets = Stream.of(
                            server.token() == null ? null : server.token().secret(), server.answers())
                    .filter(Objects::nonNull);
            return Stream.concat(
                    secrets,
                    Stream.ofNullable(server.certificate()).flatMap(shown -> Stream.of(shown.chain(), shown.key())));
        }
        if (endpoint instanceof Endpoint.Hl7 server) {
            return Stream.ofNullable(server.certificate()).flatMap(shown -> Stream.of(shown.chain(), shown.key()));
        }
        return endpoint instanceof Endpoint.Link link && link.code() instanceof Endpoint.Code.Agreed agreed
                ? Stream.of(agreed.secret())
                : Stream.empty();
    }

    /** Names of the secrets that the configuration speaks of, in order. */
    public TreeSet<String> secrets() {
        TreeSet<String> names = new TreeSet<>();
        agencies.stream().map(Agency::endpoint).flatMap(Configuration::secrets).forEach(names::add);
        agencies.stream()
                .map(Agency::fallback)
                .filter(Objects::nonNull)
                .flatMap(fallback -> secrets(fallback.endpoint()))
                .forEach(names::add);
        schools.stream()
                .map(school -> school.inbox().server())
                .filter(Objects::nonNull)
                .flatMap(School.Server::secrets)
                .forEach(names::add);
        Optional.ofNullable(hub.mail()).map(HubSettings.Mail::passwordSecret).ifPresent(names::add);
        Optional.ofNullable(hub.mail())
                .map(HubSettings.Mail::inbox)
                .map(HubSettings.Inbox::passwordSecret)
                .ifPresent(names::add);
        Optional.ofNullable(hub.hl7()).stream()
                .flatMap(door -> Stream.of(door.certificate(), door.key()))
                .filter(Objects::nonNull)
                .forEach(names::add);
        return names;
    }
}
