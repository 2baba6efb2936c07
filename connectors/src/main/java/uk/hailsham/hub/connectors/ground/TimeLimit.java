package uk.hailsham.hub.connectors.ground;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Ends what takes too long as a whole. Protocol clients bound single steps only, and a server that answers each step just
 * in time would hold a delivery for ever.
 */
public final class TimeLimit implements AutoCloseable {
    private final Duration limit;
    private final ExecutorService workers = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "partner-client");
        thread.setDaemon(true);
        return thread;
    });

    public TimeLimit(Duration limit) {
        this.limit = limit;
    }

    /**
     * @param cutOff makes the work fail, such as closing its connection
     * @throws TimeoutException after the limit, or when the caller is interrupted
     */
    public <T> T within(Callable<T> work, Runnable cutOff) throws Exception {
        Future<T> future = workers.submit(work);
        try {
            return future.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        } catch (InterruptedException e) {
            cut(future, cutOff);
            Thread.currentThread().interrupt();
            throw new TimeoutException("stopped while waiting for the server");
        } catch (TimeoutException e) {
            cut(future, cutOff);
            throw new TimeoutException("no end after " + limit.toSeconds() + " s");
        }
    }

    private static void cut(Future<?> future, Runnable cutOff) {
        future.cancel(true);
        cutOff.run();
    }

    @Override
    public void close() {
        workers.shutdownNow();
    }
}
