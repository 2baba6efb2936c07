package uk.hailsham.hub.app.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import uk.hailsham.hub.app.door.SignedIn;
import uk.hailsham.hub.connectors.database.Leadership;
import uk.hailsham.hub.connectors.database.NodeRows;
import uk.hailsham.hub.domain.access.Access.Role;

/** Shows the hubs that work on this database together. */
@RestController
@Tag(name = "nodes")
class NodesApi {
    private final Leadership leadership;

    NodesApi(Leadership leadership) {
        this.leadership = leadership;
    }

    @GetMapping("/api/v1/nodes")
    @Operation(summary = "The hubs on this database: which of them live, and which one leads")
    List<NodeView> list(@AuthenticationPrincipal SignedIn who) {
        if (who.role() == Role.SCHOOL) {
            throw new AccessDeniedException("expected an operator or the index team");
        }
        return leadership.nodes().stream().map(NodeView::of).toList();
    }

    /** @param epoch counts who has led; null of a node that does not lead */
    record NodeView(String name, boolean alive, boolean leads, Long epoch, Instant startedAt, Instant seenAt) {
        static NodeView of(NodeRows.View node) {
            return new NodeView(
                    node.name(),
                    node.alive(),
                    node.alive() && node.epoch() != null,
                    node.epoch(),
                    node.startedAt().toInstant(),
                    node.seenAt().toInstant());
        }
    }
}
