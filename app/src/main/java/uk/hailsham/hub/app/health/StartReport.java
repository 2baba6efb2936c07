package uk.hailsham.hub.app.health;

import java.time.Instant;

/**
 * What a start found open and put right.
 *
 * @param afterCrash the last hub on this data folder did not end by itself
 * @param claimedDrops taken out of an inbox and not yet in the books: collected again under the same ids
 * @param unfinishedDrops in the books and not read to the end: read again
 * @param messages that were sent to the broker and not done: sent again, so that its journal may be lost
 * @param unknownDeliveries begun and not ended: repeated under the same file name or Message-ID
 * @param undispatchedDeliveries due or handed to the broker and not begun: dispatched again
 */
public record StartReport(
        Instant at,
        boolean afterCrash,
        long claimedDrops,
        int unfinishedDrops,
        int messages,
        int unknownDeliveries,
        int undispatchedDeliveries) {

    /** As the log has it; no child. */
    public String text() {
        return ("started %s; recovered: %d claimed drops to collect again, %d drops to read again, %d messages to send"
                        + " again, %d deliveries of unknown end to repeat, %d deliveries to dispatch again")
                .formatted(
                        afterCrash ? "after a crash" : "after a clean stop",
                        claimedDrops,
                        unfinishedDrops,
                        messages,
                        unknownDeliveries,
                        undispatchedDeliveries);
    }
}
