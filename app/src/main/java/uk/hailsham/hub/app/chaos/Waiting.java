package uk.hailsham.hub.app.chaos;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/** Looks again and again until something is so, or patience ends. */
final class Waiting {
    private static final int LOOK_EVERY_MILLIS = 100;

    private Waiting() {}

    /** @return false when it was not so in time; a look that fails counts as not yet */
    static boolean until(Duration patience, Callable<Boolean> so) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (System.nanoTime() < end) {
            if (isSo(so)) {
                return true;
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MILLIS);
        }
        return isSo(so);
    }

    private static boolean isSo(Callable<Boolean> so) throws InterruptedException {
        try {
            return so.call();
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            return false;
        }
    }
}
