package uk.hailsham.hub.routes.intake;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uk.hailsham.hub.connectors.school.NotFetched;
import uk.hailsham.hub.connectors.school.PulledInbox;

/** Asks a school's server for drops; ever less often while it fails. Not safe for several threads. */
public final class Fetching {
    private static final Logger LOG = LoggerFactory.getLogger(Fetching.class);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);
    private static final int MOST_DOUBLINGS = 10;

    private final String school;
    private final PulledInbox inbox;
    private final Duration poll;
    private final Clock clock;
    private Instant notBefore = Instant.MIN;
    private int failures;
    private int left;

    /** @param poll the pause after the first failure */
    public Fetching(String school, PulledInbox inbox, Duration poll, Clock clock) {
        this.school = school;
        this.inbox = inbox;
        this.poll = poll;
        this.clock = clock;
    }

    /** Null while it is too early to ask again after a failure. */
    public PulledInbox.Fetched fetch() throws IOException {
        Instant now = clock.instant();
        boolean clockWentBack = now.plus(LONGEST_PAUSE).isBefore(notBefore);
        if (now.isBefore(notBefore) && !clockWentBack) {
            return null;
        }
        try {
            PulledInbox.Fetched fetched = inbox.fetch();
            failures = 0;
            tell(fetched.left());
            return fetched;
        } catch (IOException e) {
            notBefore = clock.instant().plus(pause(e));
            throw e;
        }
    }

    /** As long as the server asks for, where it does. */
    private Duration pause(IOException e) {
        Duration doubled = poll.multipliedBy(1L << Math.min(failures++, MOST_DOUBLINGS));
        Duration asked = e instanceof NotFetched told ? told.pause() : Duration.ZERO;
        Duration pause = asked.isZero() ? doubled : asked;
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }

    private void tell(int now) {
        if (now != left) {
            LOG.warn(
                    "fetch.{}: {} entries on the server are left alone: expected files, or folders of files, with plain"
                            + " names and at most 1 GB, found other names, links, folders in folders or more",
                    school,
                    now);
        }
        left = now;
    }
}
