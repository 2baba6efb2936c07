package uk.hailsham.hub.connectors.store;

import java.util.UUID;
import uk.hailsham.hub.domain.access.Access;
import uk.hailsham.hub.domain.identifier.Shown;

/** The store's own doings, in the audit log and the outbox. */
public final class Journal implements DropJournal {
    private final AuditLog audit;
    private final Outbox outbox;

    public Journal(AuditLog audit, Outbox outbox) {
        this.audit = audit;
        this.outbox = outbox;
    }

    @Override
    public void noted(Drop drop) {
        audit.record(Access.hub("intake"), drop.state().word(), "drop", drop.id());
    }

    @Override
    public void decided(Drop drop, Access access) {
        audit.record(access, "decided", "drop", drop.id());
    }

    @Override
    public void changed(UUID drop) {
        outbox.add(Outbox.CHILDREN_CHANGED, drop);
    }

    @Override
    public void unlinked(LinkEvent event, String who, String reason) {
        audit.record(new Access(who, Access.Role.INDEX_TEAM, reason), "unlinked", "link", event.id());
    }

    @Override
    public void reviewed(UUID link, String word, String who, String reason) {
        audit.record(new Access(who, Access.Role.INDEX_TEAM, reason), "reviewed-" + word, "link", link);
    }

    @Override
    public void looked(Access access, String what) {
        int dash = what.indexOf('-');
        boolean shown = dash == 2;
        UUID subject = shown ? UUID.fromString(what.substring(dash + 1)) : null;
        audit.record(access, "looked-at", shown ? kind(what) : what, subject);
    }

    private static String kind(String shown) {
        for (Shown kind : Shown.values()) {
            if (kind.of(new UUID(0, 0)).startsWith(shown.substring(0, 3))) {
                return Sql.word(kind);
            }
        }
        return "thing";
    }
}
