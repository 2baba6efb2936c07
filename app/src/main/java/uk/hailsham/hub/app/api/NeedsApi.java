package uk.hailsham.hub.app.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import uk.hailsham.hub.app.door.SignedIn;
import uk.hailsham.hub.config.Configuration;
import uk.hailsham.hub.connectors.store.Needs;
import uk.hailsham.hub.domain.identifier.Shown;
import uk.hailsham.hub.domain.need.SenFramework;

/** The town's questions: who needs what, what is given to it, and what nobody meets. Counts and ids, no names. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "needs")
class NeedsApi {
    private static final int MOST = 10_000;
    private final Needs needs;
    private final Configuration configuration;

    NeedsApi(Needs needs, Configuration configuration) {
        this.needs = needs;
        this.configuration = configuration;
    }

    @GetMapping("/needs")
    @Operation(
            summary =
                    "Children by school, SEN type, level and key stage; a school sees its own. town=true counts a child with"
                            + " two schools once")
    List<Needs.Count> counts(
            @AuthenticationPrincipal SignedIn who,
            @RequestHeader(name = "X-Access-Reason", required = false) String reason,
            @RequestParam(defaultValue = "false") boolean town) {
        return overTown(who, town)
                ? needs.townCounts(who.access(reason))
                : needs.counts(who.access(reason), who.school());
    }

    private static boolean overTown(SignedIn who, boolean town) {
        if (town && who.school() != null) {
            throw new AccessDeniedException("expected an account of the town");
        }
        return town;
    }

    @GetMapping("/needs/without-provision")
    @Operation(summary = "Needs to which nothing is given, as far as anybody has said; a school sees its own")
    List<UnmetView> withoutProvision(
            @AuthenticationPrincipal SignedIn who,
            @RequestHeader(name = "X-Access-Reason", required = false) String reason,
            @RequestParam(defaultValue = "1000") int limit) {
        return needs.withoutProvision(who.access(reason), who.school(), Math.min(Math.max(limit, 1), MOST)).stream()
                .map(UnmetView::of)
                .toList();
    }

    record UnmetView(String record, String child, String school, String senType, String level, String keyStage) {
        static UnmetView of(Needs.Unmet unmet) {
            return new UnmetView(
                    Shown.RECORD.of(unmet.record()),
                    Shown.CHILD.of(unmet.child()),
                    unmet.school(),
                    unmet.senType(),
                    unmet.level(),
                    unmet.keyStage());
        }
    }

    @GetMapping("/resources")
    @Operation(
            summary =
                    "What is given, with hours a week and cost a year beside it; a school sees its own. town=true adds up"
                            + " over the schools")
    List<Needs.Given> resources(
            @AuthenticationPrincipal SignedIn who,
            @RequestHeader(name = "X-Access-Reason", required = false) String reason,
            @RequestParam(defaultValue = "false") boolean town) {
        return overTown(who, town)
                ? needs.townResources(who.access(reason))
                : needs.resources(who.access(reason), who.school());
    }

    @GetMapping("/sen-framework")
    @Operation(summary = "The common framework: areas, levels and key stages, needs and what helps")
    SenFramework framework() {
        return configuration.framework();
    }
}
