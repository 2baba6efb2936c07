package uk.hailsham.hub.town.standin;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.MessageHeader;
import org.hl7.fhir.r4.model.Task.TaskStatus;

/** Decides about what lies on a desk: most is accepted and then seen, some declined, some forgotten. */
final class FhirClerk implements AutoCloseable {
    private static final int KINDS = 10;
    private static final int DECLINED = 7;
    private static final int FORGOTTEN = 9;

    private final Duration takes;
    private final ScheduledExecutorService office = Executors.newSingleThreadScheduledExecutor(runnable -> {
        Thread thread = new Thread(runnable, "stand-in fhir clerk");
        thread.setDaemon(true);
        return thread;
    });

    FhirClerk(Duration takes) {
        this.takes = takes;
    }

    void take(FhirDesk desk, Bundle message) {
        MessageHeader header = (MessageHeader) message.getEntryFirstRep().getResource();
        String identifier = BarsDoubts.request(
                        message, header.getFocusFirstRep().getReference())
                .orElseThrow()
                .getIdentifierFirstRep()
                .getValue();
        int kind = Math.floorMod(identifier.hashCode(), KINDS);
        if (kind < DECLINED) {
            after(1, () -> desk.decide(identifier, TaskStatus.ACCEPTED, null, null));
            after(3, () -> desk.decide(identifier, TaskStatus.INPROGRESS, "first-contact", null));
        } else if (kind < FORGOTTEN) {
            after(1, () -> desk.decide(identifier, TaskStatus.REJECTED, null, "22"));
        }
    }

    private void after(int times, Runnable step) {
        office.schedule(step, takes.toMillis() * times, TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        office.shutdownNow();
    }
}
