package uk.hailsham.hub.app.health;

import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import uk.hailsham.hub.connectors.store.Drop;
import uk.hailsham.hub.connectors.store.DropJournal;
import uk.hailsham.hub.connectors.store.Ledger;
import uk.hailsham.hub.connectors.store.LinkEvent;
import uk.hailsham.hub.domain.access.Access;
import uk.hailsham.hub.domain.identifier.Shown;

/** One line in the log for every drop that has come to where it stays, once that is committed. */
public final class DropLog implements DropJournal {
    private static final Logger LOG = LoggerFactory.getLogger("uk.hailsham.hub.drops");
    private final DropJournal journal;

    public DropLog(DropJournal journal) {
        this.journal = journal;
    }

    @Override
    public void noted(Drop drop) {
        journal.noted(drop);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                LOG.info("{}", told(drop));
            }
        });
    }

    private static String told(Drop drop) {
        Ledger books = drop.ledger();
        String reason = drop.reason() == null ? "" : " (" + drop.reason().code() + ")";
        return "%s: %s %s %s%s; %d in, %d accepted, %d unchanged, %d superseded, %d held, %d rejected"
                .formatted(
                        drop.partner(),
                        drop.kind().word(),
                        Shown.DROP.of(drop.id()),
                        drop.state().word(),
                        reason,
                        books.rowsIn(),
                        books.accepted(),
                        books.unchanged(),
                        books.superseded(),
                        books.held(),
                        books.rejected());
    }

    @Override
    public void decided(Drop drop, Access access) {
        journal.decided(drop, access);
    }

    @Override
    public void changed(UUID drop) {
        journal.changed(drop);
    }

    @Override
    public void unlinked(LinkEvent event, String who, String reason) {
        journal.unlinked(event, who, reason);
    }

    @Override
    public void reviewed(UUID link, String word, String who, String reason) {
        journal.reviewed(link, word, who, reason);
    }

    @Override
    public void looked(Access access, String what) {
        journal.looked(access, what);
    }
}
