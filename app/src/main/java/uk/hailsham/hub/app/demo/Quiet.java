package uk.hailsham.hub.app.demo;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import uk.hailsham.hub.app.wiring.RunningHub;
import uk.hailsham.hub.connectors.school.DropFolder;
import uk.hailsham.hub.connectors.store.Attempts;
import uk.hailsham.hub.connectors.store.Drops;
import uk.hailsham.hub.connectors.store.Outbox;

/** Whether at this moment of the town's time nothing is under way; what an agency keeps waiting is not. */
final class Quiet {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    /** In which every office and every poller has looked at least once. */
    private static final Duration ROUND = Duration.ofMillis(1_000);

    private static final long LOOK_MILLIS = 100;

    private final RunningHub hub;
    private final Path inboxes;
    private final CountDownLatch never = new CountDownLatch(1);

    Quiet(RunningHub hub, Path inboxes) {
        this.hub = hub;
        this.inboxes = inboxes;
    }

    /** @return false when it did not become quiet in time */
    boolean awaited(List<Path> dropped) throws InterruptedException {
        Instant began = Instant.now();
        do {
            never.await(LOOK_MILLIS, TimeUnit.MILLISECONDS);
            if (Instant.now().isAfter(began.plus(PATIENCE))) {
                return false;
            }
        } while (Instant.now().isBefore(began.plus(ROUND)) || !underWay(dropped).isEmpty());
        return true;
    }

    List<String> underWay(List<Path> dropped) {
        List<String> open = new ArrayList<>();
        add(open, dropped.stream().filter(Files::exists).count(), "drops not collected yet");
        add(open, DropFolder.claimed(inboxes), "drops claimed");
        add(open, hub.part(Drops.class).unfinished(), "drops not read yet");
        add(open, hub.part(Outbox.class).open(), "messages not done yet");
        add(open, hub.part(Attempts.class).due(), "deliveries due or under way");
        return open;
    }

    private static void add(List<String> open, long count, String what) {
        if (count > 0) {
            open.add(count + " " + what);
        }
    }
}
