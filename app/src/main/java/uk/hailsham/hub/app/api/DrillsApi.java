package uk.hailsham.hub.app.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import uk.hailsham.hub.app.door.SignedIn;
import uk.hailsham.hub.config.Configuration;
import uk.hailsham.hub.connectors.store.Drills;
import uk.hailsham.hub.domain.access.Access.Role;
import uk.hailsham.hub.domain.agency.Agency;
import uk.hailsham.hub.domain.identifier.Shown;
import uk.hailsham.hub.routes.referral.Drilling;

/** Made-up referrals that show whether every channel works; for operators. */
@RestController
@RequestMapping("/api/v1/drills")
@Tag(name = "drills")
class DrillsApi {
    private final Drilling drilling;
    private final Configuration configuration;

    DrillsApi(Drilling drilling, Configuration configuration) {
        this.drilling = drilling;
        this.configuration = configuration;
    }

    /** @param drill null when nobody is sent any */
    record BegunView(String drill, List<String> sent, List<Drilling.Left> refused) {}

    record LineView(
            String agency,
            String channel,
            String recipient,
            String state,
            String rung,
            List<ReachedView> reached,
            String reason,
            boolean open) {}

    record ReachedView(String rung, String event, Instant at) {}

    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Sends a made-up referral to one agency, or to all that have agreed to it")
    BegunView begin(
            @AuthenticationPrincipal SignedIn who,
            @RequestParam(required = false) String agency,
            @RequestHeader(name = "X-Access-Reason", required = false) String reason) {
        requireOperator(who);
        if (agency != null && configuration.agency(agency).isEmpty()) {
            throw new Problems.NotFound("agency", agency);
        }
        Drilling.Begun begun = drilling.begin(who.access(reason), agency);
        return new BegunView(begun.id() == null ? null : Shown.REFERRAL.of(begun.id()), begun.sent(), begun.left());
    }

    @GetMapping("/{id}")
    @Operation(summary = "How far each has come, rung by rung")
    List<LineView> report(@AuthenticationPrincipal SignedIn who, @PathVariable String id) {
        requireOperator(who);
        List<Drills.Line> lines = drilling.report(Shown.REFERRAL.parse(id));
        if (lines.isEmpty()) {
            throw new Problems.NotFound("drill", id);
        }
        return lines.stream().map(this::view).toList();
    }

    private LineView view(Drills.Line line) {
        return new LineView(
                line.agency(),
                configuration.agency(line.agency()).map(Agency::channel).orElse(null),
                Shown.RECIPIENT.of(line.recipient()),
                line.state(),
                line.rung(),
                line.reached().stream()
                        .map(each -> new ReachedView(each.rung(), each.kind(), each.at()))
                        .toList(),
                line.reason(),
                line.open());
    }

    @PostMapping("/{id}/end")
    @Operation(summary = "Ends a drill: whatever is of it is deleted")
    void end(
            @AuthenticationPrincipal SignedIn who,
            @PathVariable String id,
            @RequestHeader(name = "X-Access-Reason", required = false) String reason) {
        requireOperator(who);
        if (!drilling.end(who.access(reason), Shown.REFERRAL.parse(id))) {
            throw new Problems.Conflict("there is no such drill, or a delivery of it is under way just now");
        }
    }

    private static void requireOperator(SignedIn who) {
        if (who.role() != Role.OPERATOR) {
            throw new AccessDeniedException("expected an operator");
        }
    }
}
