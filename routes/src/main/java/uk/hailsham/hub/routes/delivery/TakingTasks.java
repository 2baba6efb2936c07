package uk.hailsham.hub.routes.delivery;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uk.hailsham.hub.connectors.agency.FhirReplies;
import uk.hailsham.hub.domain.agency.Agency;
import uk.hailsham.hub.mappings.fhir.FhirAnswer;
import uk.hailsham.hub.mappings.fhir.FhirAnswers;

/**
 * Asks an agency's server for its Tasks. Each look reaches back a day before the last one, since the server's clock is not
 * the hub's; what was taken before is passed over.
 */
public final class TakingTasks implements Taking {
    private static final Logger LOG = LoggerFactory.getLogger(TakingTasks.class);
    private static final Duration FIRST_LOOK = Duration.ofDays(90);
    private static final Duration OVERLAP = Duration.ofDays(1);
    private static final int MOST_REMEMBERED = 20_000;

    /** Names no Task: its server's id may be anything. */
    private static final String SOURCE = "Task";

    private final Agency agency;
    private final FhirReplies server;
    private final FhirAnswers format;
    private final RecordingAnswers recording;
    private final Clock world;
    private final Set<FhirAnswer> taken = Collections.newSetFromMap(new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<FhirAnswer, Boolean> eldest) {
            return size() > MOST_REMEMBERED;
        }
    });
    private Instant looked;

    /** @param world the clock by which the server dates what it has, which is never the demo's */
    public TakingTasks(Agency agency, FhirReplies server, FhirAnswers format, RecordingAnswers recording, Clock world) {
        this.agency = agency;
        this.server = server;
        this.format = format;
        this.recording = recording;
        this.world = world;
    }

    @Override
    public synchronized void take() throws IOException {
        Instant now = world.instant();
        int unsound = 0;
        for (byte[] page : server.look(agency, looked == null ? now.minus(FIRST_LOOK) : looked.minus(OVERLAP))) {
            for (FhirAnswer answer : format.read(page)) {
                if (taken.contains(answer)) {
                    continue;
                }
                unsound += recording.record(agency.id(), answer, SOURCE).isPresent() ? 0 : 1;
                taken.add(answer);
            }
        }
        looked = now;
        if (unsound > 0) {
            LOG.warn(
                    "answers of {}: {} could not be read; expected Tasks of FHIR R4 with the hub's identifier",
                    agency.id(),
                    unsound);
        }
    }
}
