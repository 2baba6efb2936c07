package uk.hailsham.hub.connectors.database;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts a server again that has ended although nobody stopped it: killed for want of memory, or by itself for want of disk.
 * It tries for as long as it takes, ever less often up to twice a minute.
 */
final class ServerKeeper {
    private static final Logger LOG = LoggerFactory.getLogger(ServerKeeper.class);
    private static final int LONGEST_PAUSE_SECONDS = 30;

    private final Start start;
    private volatile boolean over;

    /** Starts the server where it was. */
    interface Start {
        ProcessHandle again() throws IOException;
    }

    ServerKeeper(Start start) {
        this.start = start;
    }

    void keep(ProcessHandle server) {
        server.onExit().thenRunAsync(() -> ended(1));
    }

    /** From now on it may end. */
    void over() {
        over = true;
    }

    private void ended(int pauseSeconds) {
        if (over) {
            return;
        }
        try {
            LOG.error("the embedded PostgreSQL has ended by itself and is started again");
            keep(start.again());
        } catch (IOException e) {
            LOG.error(
                    "the embedded PostgreSQL cannot be started, next try in {} s: see its log in the data folder",
                    pauseSeconds);
            Executor later = CompletableFuture.delayedExecutor(pauseSeconds, TimeUnit.SECONDS);
            later.execute(() -> ended(Math.min(2 * pauseSeconds, LONGEST_PAUSE_SECONDS)));
        }
    }
}
