package uk.hailsham.hub.town.standin;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.MessageHeader;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;

/** What one made-up agency has on its server: the messages it took, and a Task for each referral. */
final class FhirDesk {
    private final Clock day;
    private final Map<String, Bundle> messages = new LinkedHashMap<>();
    private final Map<String, Task> tasks = new LinkedHashMap<>();

    /** @param day by which what is decided is dated; changes are found by the real time */
    FhirDesk(Clock day) {
        this.day = day;
    }

    /** @return false for a message it has already */
    synchronized boolean take(Bundle message) {
        if (messages.putIfAbsent(message.getIdElement().getIdPart(), message) != null) {
            return false;
        }
        MessageHeader header = (MessageHeader) message.getEntryFirstRep().getResource();
        ServiceRequest request = BarsDoubts.request(
                        message, header.getFocusFirstRep().getReference())
                .orElseThrow();
        Identifier first = request.getIdentifierFirstRep();
        tasks.computeIfAbsent(first.getValue(), value -> opened(first, tasks.size() + 1));
        return true;
    }

    private Task opened(Identifier identifier, int number) {
        Task task = new Task()
                .setStatus(TaskStatus.REQUESTED)
                .setIntent(Task.TaskIntent.ORDER)
                .addIdentifier(identifier.copy())
                .setCode(new CodeableConcept(new Coding().setCode("fulfill")));
        task.setId("task-" + number);
        return touched(task);
    }

    private Task touched(Task task) {
        task.setLastModified(Date.from(day.instant()));
        task.getMeta().setLastUpdated(Date.from(Instant.now()));
        return task;
    }

    /** @param word of the answers' code system, or null @param reason a code, or null */
    synchronized void decide(String identifier, TaskStatus status, String word, String reason) {
        Task task = tasks.get(identifier);
        if (task == null) {
            throw new IllegalStateException("expected a referral " + identifier + " on the desk, found none");
        }
        task.setStatus(status);
        task.setBusinessStatus(word == null ? null : coded("urn:hailsham-hub:answer", word));
        task.setStatusReason(
                reason == null ? null : coded("https://fhir.nhs.uk/CodeSystem/rejected-reasons-bars", reason));
        touched(task);
    }

    private static CodeableConcept coded(String system, String code) {
        return new CodeableConcept(new Coding().setSystem(system).setCode(code));
    }

    /** Puts there what nobody sent it. */
    synchronized void strange(String identifier) {
        Task task =
                opened(new Identifier().setSystem("urn:hailsham-hub:recipient").setValue(identifier), 1_000);
        tasks.put(identifier, task.setStatus(TaskStatus.ACCEPTED));
    }

    synchronized List<String> received() {
        return List.copyOf(messages.keySet());
    }

    synchronized List<Task> tasks(String system, Instant since) {
        return tasks.values().stream()
                .filter(task ->
                        system == null || task.getIdentifier().stream().anyMatch(one -> system.equals(one.getSystem())))
                .filter(task -> !task.getMeta().getLastUpdated().toInstant().isBefore(since))
                .sorted(Comparator.comparing(task -> task.getMeta().getLastUpdated()))
                .map(Task::copy)
                .toList();
    }
}
