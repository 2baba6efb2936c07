package uk.hailsham.hub.app.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import uk.hailsham.hub.app.door.SignedIn;
import uk.hailsham.hub.connectors.store.Drop;
import uk.hailsham.hub.connectors.store.Drops;
import uk.hailsham.hub.connectors.store.Replays;
import uk.hailsham.hub.domain.access.Access.Role;
import uk.hailsham.hub.domain.identifier.Shown;
import uk.hailsham.hub.routes.intake.Replaying;

/** Reading an old drop again with today's mapping; for operators, who see pseudonyms and fields, no value. */
@RestController
@RequestMapping("/api/v1/drops/{id}/replay")
@Tag(name = "drops")
class ReplaysApi {
    private final Drops drops;
    private final Replaying replaying;

    ReplaysApi(Drops drops, Replaying replaying) {
        this.drops = drops;
        this.replaying = replaying;
    }

    @GetMapping
    @Operation(summary = "What replaying the drop would change, by fate, by field and by child; nothing is changed")
    PreviewView preview(
            @AuthenticationPrincipal SignedIn who,
            @PathVariable String id,
            @RequestHeader(name = "X-Access-Reason", required = false) String reason) {
        Drop drop = forOperators(who, id);
        try {
            return PreviewView.of(drop, replaying.preview(who.access(reason), drop));
        } catch (Replays.Impossible e) {
            throw new Problems.Conflict(e.getMessage());
        }
    }

    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Replays the drop: a new drop of the same bytes, taken up like any other")
    DropSummary replay(
            @AuthenticationPrincipal SignedIn who,
            @PathVariable String id,
            @RequestHeader(name = "X-Access-Reason", required = false) String reason) {
        Drop drop = forOperators(who, id);
        try {
            return DropSummary.of(replaying.replay(who.access(reason), drop));
        } catch (Replays.Impossible e) {
            throw new Problems.Conflict(e.getMessage());
        }
    }

    private Drop forOperators(SignedIn who, String shown) {
        if (who.role() != Role.OPERATOR) {
            throw new AccessDeniedException("expected an operator");
        }
        return drops.find(Shown.DROP.parse(shown)).orElseThrow(() -> new Problems.NotFound("drop", shown));
    }
}
