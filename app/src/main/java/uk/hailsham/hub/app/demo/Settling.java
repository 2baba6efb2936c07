package uk.hailsham.hub.app.demo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import uk.hailsham.hub.app.wiring.RunningHub;
import uk.hailsham.hub.connectors.store.Attempts;
import uk.hailsham.hub.connectors.store.Drop;
import uk.hailsham.hub.connectors.store.Drops;
import uk.hailsham.hub.connectors.store.Outbox;
import uk.hailsham.hub.connectors.store.Referrals;
import uk.hailsham.hub.connectors.store.ToldFiles;

/** Whether everything that came in has come to an end, and whether the books balance. */
final class Settling {
    private static final int ALL = 10_000;
    private final Drops drops;
    private final Outbox outbox;
    private final Attempts attempts;
    private final Referrals referrals;
    private final ToldFiles told;
    private final Collection<String> partners;
    private final int expectedDrops;

    /**
     * @param partners the Index and the schools
     * @param expectedDrops how many files were put into inboxes
     */
    Settling(RunningHub hub, Collection<String> partners, int expectedDrops) {
        this.told = hub.part(ToldFiles.class);
        this.partners = partners;
        this.drops = hub.part(Drops.class);
        this.outbox = hub.part(Outbox.class);
        this.attempts = hub.part(Attempts.class);
        this.referrals = hub.part(Referrals.class);
        this.expectedDrops = expectedDrops;
    }

    /** What is still under way, in words; empty when all has settled. */
    List<String> open() {
        List<String> open = new ArrayList<>();
        add(open, expectedDrops - drops.list(null, ALL).size(), "drops not collected yet");
        add(open, drops.unfinished(), "drops not read yet");
        add(open, outbox.open(), "messages not done yet");
        add(open, attempts.due(), "deliveries due or under way");
        add(
                open,
                referrals.recipientsBy(Referrals.Column.RUNG).getOrDefault("queued", 0) - failed(),
                "recipients queued");
        add(open, referrals.recipientsBy(Referrals.Column.RUNG).getOrDefault("unknown", 0), "recipients unknown");
        int unanswered = partners.stream()
                .mapToInt(partner -> told.standing(partner, Duration.ZERO).unanswered())
                .sum();
        add(open, unanswered, "files told and not answered");
        return open;
    }

    private int failed() {
        return referrals.recipientsBy(Referrals.Column.STATE).getOrDefault("failed", 0);
    }

    private static void add(List<String> open, int count, String what) {
        if (count > 0) {
            open.add(count + " " + what);
        }
    }

    /** Drops whose books do not balance. */
    List<Drop> unbalanced() {
        return drops.list(null, ALL).stream()
                .filter(drop -> drop.ledger() != null && !drop.ledger().balances())
                .toList();
    }
}
