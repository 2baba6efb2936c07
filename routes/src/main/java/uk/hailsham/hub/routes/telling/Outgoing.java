package uk.hailsham.hub.routes.telling;

import uk.hailsham.hub.connectors.school.OutFolder;
import uk.hailsham.hub.connectors.store.Tellings;

/**
 * One partner's out-folder.
 *
 * @param kind the file's name before its sequence
 */
public record Outgoing(String partner, String kind, OutFolder folder) {
    /**
     * Puts what is made and not yet written there, in order; a file that a crash interrupts is written again. One at a time:
     * the timer and a person who asks out of turn would write the same file at once.
     */
    synchronized void write(Tellings tellings) {
        for (Tellings.Unwritten file : tellings.unwritten(partner)) {
            folder.put("%s-%06d.csv".formatted(kind, file.sequence()), file.bytes());
            tellings.written(file.id());
        }
    }
}
