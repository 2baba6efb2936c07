package uk.hailsham.hub.connectors.database;

import java.util.UUID;
import java.util.regex.Pattern;

/**
 * One hub of those that may work on one database.
 *
 * @param name no other hub on the database has it at the same time; the same one again after a restart
 * @param folder tells which folder of inboxes, outboxes and vault it works on: nodes of one database share one
 */
public record Node(String name, UUID folder) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,39}");
    private static final String PREFIX = "hub ";

    /** @throws IllegalArgumentException for a name that a log or the database's own lists could not show */
    public Node {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "expected hub.node to be 1 to 40 letters, digits, dots, hyphens or underscores, found '" + name
                            + "'");
        }
    }

    /** How its connections are called in the database's list of them. */
    public String application() {
        return PREFIX + name;
    }
}
