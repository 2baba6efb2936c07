package uk.hailsham.hub.app.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import uk.hailsham.hub.app.door.SignedIn;
import uk.hailsham.hub.config.Configuration;
import uk.hailsham.hub.connectors.store.Breakers;
import uk.hailsham.hub.domain.access.Access.Role;
import uk.hailsham.hub.domain.agency.Agency;
import uk.hailsham.hub.domain.agency.SendWindow;
import uk.hailsham.hub.domain.clock.Limits;
import uk.hailsham.hub.domain.referral.Breaker;

/** Who can be asked for help, and what each asks for first. */
@RestController
@RequestMapping("/api/v1/agencies")
@Tag(name = "agencies")
class AgenciesApi {
    private final Configuration configuration;
    private final AgencyNaming naming;
    private final Supplier<Map<String, Breaker>> open;

    @Autowired
    AgenciesApi(Configuration configuration, AgencyNaming naming, Breakers breakers) {
        this(configuration, naming, breakers::open);
    }

    /** @param open lines that are not tried as ever, by agency */
    AgenciesApi(Configuration configuration, AgencyNaming naming, Supplier<Map<String, Breaker>> open) {
        this.configuration = configuration;
        this.naming = naming;
        this.open = open;
    }

    @GetMapping
    @Operation(summary = "All agencies; a sensitive one is shown to schools by a handle and without its name")
    List<AgencyView> list(@AuthenticationPrincipal SignedIn who) {
        List<Agency> agencies = configuration.agencies();
        Map<String, Breaker> broken = who.role() == Role.SCHOOL ? Map.of() : open.get();
        // By handle and last: a place in the list would tell which one it is, as would its ages or limits.
        return Stream.concat(
                        agencies.stream()
                                .filter(agency -> !naming.hides(who, agency.id()))
                                .map(agency -> view(agency, line(who, broken.get(agency.id())))),
                        agencies.stream()
                                .filter(agency -> naming.hides(who, agency.id()))
                                .map(agency ->
                                        AgencyView.unnamed(naming.id(who, agency.id()), naming.name(who, agency.id())))
                                .sorted((left, right) -> left.id().compareTo(right.id())))
                .toList();
    }

    /** @param window when it takes what has gathered for it; null when each referral comes as it is made */
    record AgencyView(
            String id,
            String name,
            Integer number,
            List<Agency.Service> services,
            String channel,
            SendWindow window,
            Agency.Gateway gateway,
            Limits acknowledge,
            Limits firstContact,
            Agency.Contact contact,
            LineView line) {
        static AgencyView unnamed(String handle, String label) {
            return new AgencyView(handle, label, null, List.of(), null, null, null, null, null, null, null);
        }
    }

    /** How an agency is tried now. @param breaker {@code closed} when it is tried as ever */
    record LineView(String breaker, Instant since, Instant probeAt) {}

    /** Null for a school: whether an agency can be reached is the hub's trouble. */
    private static LineView line(SignedIn who, Breaker open) {
        if (who.role() == Role.SCHOOL) {
            return null;
        }
        Breaker breaker = open == null ? Breaker.CLOSED : open;
        return new LineView(breaker.word(), breaker.since(), breaker.probeAt());
    }

    private static AgencyView view(Agency agency, LineView line) {
        return new AgencyView(
                agency.id(),
                agency.name(),
                agency.number(),
                agency.services(),
                agency.channel(),
                agency.window().orElse(null),
                agency.gateway(),
                agency.acknowledge(),
                agency.firstContact(),
                agency.contact(),
                line);
    }
}
