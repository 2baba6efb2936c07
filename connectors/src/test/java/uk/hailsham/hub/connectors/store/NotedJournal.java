package uk.hailsham.hub.connectors.store;

import java.util.List;
import java.util.UUID;
import uk.hailsham.hub.domain.access.Access;

/** Notes what would be written down. */
record NotedJournal(List<String> notes) implements DropJournal {
    @Override
    public void noted(Drop drop) {
        notes.add(drop.state().word());
    }

    @Override
    public void decided(Drop drop, Access access) {
        notes.add(access.who() + ": " + access.reason());
    }

    @Override
    public void changed(UUID drop) {
        notes.add("changed");
    }

    @Override
    public void unlinked(LinkEvent event, String who, String reason) {
        notes.add(who + " unlinked: " + reason);
    }

    @Override
    public void reviewed(UUID link, String word, String who, String reason) {
        notes.add(who + " reviewed " + word + ": " + reason);
    }

    @Override
    public void looked(Access access, String what) {
        notes.add(access.who() + " looked at " + what);
    }
}
