package uk.hailsham.hub.connectors.database;

import java.util.Optional;

/** A node that believed to lead has found another one leading; what it was about to write is not written. */
public final class Fenced extends RuntimeException {
    Fenced(String message) {
        super(message);
    }

    static String out(Node node, long epoch, Optional<NodeRows.Leader> now) {
        return "node %s is fenced out: its epoch %d is over, %s; it follows from now on"
                .formatted(
                        node.name(),
                        epoch,
                        now.map(found -> "node %s leads since epoch %d".formatted(found.node(), found.epoch()))
                                .orElse("nobody leads"));
    }
}
