package uk.hailsham.hub.connectors.store;

import java.util.UUID;
import uk.hailsham.hub.domain.access.Access;

/** Where the store's own doings are written down, each within the acting transaction: the audit log and the outbox. */
public interface DropJournal {
    /** A machine step has brought the drop where it now is. */
    void noted(Drop drop);

    /** A person has decided about the drop, or proposed to; the reason says what. */
    void decided(Drop drop, Access access);

    /** Tells the rest of the hub, by the outbox, that a drop has changed children. */
    void changed(UUID drop);

    /** A person took a link back. */
    void unlinked(LinkEvent event, String who, String reason);

    /** A person has said something about two records; {@code word} stands for what. */
    void reviewed(UUID link, String word, String who, String reason);

    /** Somebody looked; {@code what} is a shown id, or a kind of thing for a machine step. */
    void looked(Access access, String what);
}
