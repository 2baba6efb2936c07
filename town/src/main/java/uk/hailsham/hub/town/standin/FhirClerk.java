package uk.hailsham.hub.town.standin;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
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
    private final Diary diary;
    private final Map<String, FhirDesk> desks = new ConcurrentHashMap<>();
    private final ScheduledExecutorService office = Executors.newSingleThreadScheduledExecutor(runnable -> {
        Thread thread = new Thread(runnable, "stand-in fhir clerk");
        thread.setDaemon(true);
        return thread;
    });

    FhirClerk(Duration takes) {
        this.takes = takes;
        this.diary = null;
    }

    /** Says what the diary has, when it has it. */
    FhirClerk(Diary diary) {
        this.takes = Duration.ZERO;
        this.diary = diary;
        office.scheduleWithFixedDelay(this::say, 300, 300, TimeUnit.MILLISECONDS);
    }

    private void say() {
        for (Diary.Word word : diary.due()) {
            boolean declined = word.status().equals("declined");
            decide(
                    desks.get(word.recipient()),
                    word.recipient(),
                    status(word.status()),
                    declined ? null : word.status(),
                    declined ? "22" : null);
        }
    }

    private static void decide(FhirDesk desk, String identifier, TaskStatus status, String word, String reason) {
        if (desk.current(identifier)) {
            desk.decide(identifier, status, word, reason);
        }
    }

    private static TaskStatus status(String word) {
        return switch (word) {
            case "received" -> TaskStatus.RECEIVED;
            case "declined" -> TaskStatus.REJECTED;
            case "on-hold" -> TaskStatus.ONHOLD;
            case "first-contact" -> TaskStatus.INPROGRESS;
            case "closed" -> TaskStatus.COMPLETED;
            default -> TaskStatus.ACCEPTED;
        };
    }

    void take(FhirDesk desk, Bundle message) {
        MessageHeader header = (MessageHeader) message.getEntryFirstRep().getResource();
        String identifier = BarsDoubts.request(
                        message, header.getFocusFirstRep().getReference())
                .orElseThrow()
                .getIdentifierFirstRep()
                .getValue();
        if (diary != null) {
            desks.put(identifier, desk);
            diary.open(identifier);
            return;
        }
        int kind = Math.floorMod(identifier.hashCode(), KINDS);
        if (kind < DECLINED) {
            after(1, () -> decide(desk, identifier, TaskStatus.ACCEPTED, null, null));
            after(3, () -> decide(desk, identifier, TaskStatus.INPROGRESS, "first-contact", null));
        } else if (kind < FORGOTTEN) {
            after(1, () -> decide(desk, identifier, TaskStatus.REJECTED, null, "22"));
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
