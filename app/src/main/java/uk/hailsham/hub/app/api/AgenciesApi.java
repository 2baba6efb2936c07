package uk.hailsham.hub.app.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import uk.hailsham.hub.app.door.SignedIn;
import uk.hailsham.hub.config.Configuration;
import uk.hailsham.hub.domain.access.Access.Role;
import uk.hailsham.hub.domain.agency.Agency;
import uk.hailsham.hub.domain.clock.Limit;

/** Who can be asked for help, and what each asks for first. */
@RestController
@RequestMapping("/api/v1/agencies")
@Tag(name = "agencies")
class AgenciesApi {
    private final Configuration configuration;

    AgenciesApi(Configuration configuration) {
        this.configuration = configuration;
    }

    @GetMapping
    @Operation(summary = "All agencies; a sensitive one is shown to schools without its name")
    List<AgencyView> list(@AuthenticationPrincipal SignedIn who) {
        boolean unnamed = who.role() == Role.SCHOOL;
        return configuration.agencies().stream()
                .map(agency -> view(agency, unnamed))
                .toList();
    }

    record AgencyView(
            String id,
            String name,
            int number,
            List<Agency.Service> services,
            String channel,
            Agency.Gateway gateway,
            Limit acknowledge,
            Limit firstContact,
            Agency.Contact contact) {}

    private static AgencyView view(Agency agency, boolean unnamed) {
        boolean hidden = unnamed && agency.sensitive();
        return new AgencyView(
                hidden ? null : agency.id(),
                hidden ? agency.unnamedLabel() : agency.name(),
                agency.number(),
                hidden ? List.of() : agency.services(),
                agency.channel(),
                agency.gateway(),
                agency.acknowledge(),
                agency.firstContact(),
                hidden ? null : agency.contact());
    }
}
