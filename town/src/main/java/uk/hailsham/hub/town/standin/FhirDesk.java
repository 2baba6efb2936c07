package uk.hailsham.hub.town.standin;

import ca.uhn.fhir.rest.param.TokenParam;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.MessageHeader;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;

/** What one made-up agency has on its server: the messages it took, and a request and a Task for each referral. */
final class FhirDesk {
    private final Clock day;
    private final Map<String, Bundle> messages = new LinkedHashMap<>();
    private final Map<String, ServiceRequest> requests = new LinkedHashMap<>();
    private final Map<String, Task> tasks = new LinkedHashMap<>();
    private final Map<String, List<String>> heard = new HashMap<>();
    private int opened;

    /** @param day by which what is decided is dated; changes are found by the real time */
    FhirDesk(Clock day) {
        this.day = day;
    }

    /** What became of a message. */
    enum Taken {
        NEW,
        UPDATED,
        /** It has been here before. */
        KNOWN,
        /** It would change what is over here, or has been changed since. */
        NOT_CURRENT,
        /** It would change what never came. */
        NOT_HERE
    }

    /** @param message one that BaRS has nothing against */
    synchronized Taken take(Bundle message) {
        String id = message.getIdElement().getIdPart();
        MessageHeader header = (MessageHeader) message.getEntryFirstRep().getResource();
        ServiceRequest request = BarsDoubts.request(
                        message, header.getFocusFirstRep().getReference())
                .map(FhirDesk::own)
                .orElseThrow();
        boolean update = header.getReason().getCodingFirstRep().getCode().equals("update");
        Taken taken = messages.containsKey(id) ? Taken.KNOWN : update ? judged(request) : Taken.NEW;
        hear(request, (update ? "update " : "new ") + request.getStatus().toCode());
        if (taken == Taken.NEW || taken == Taken.UPDATED) {
            messages.put(id, message);
            requests.put(request.getIdPart(), request);
            keep(request);
        }
        return taken;
    }

    /** Within a message HAPI knows a resource by the whole of its {@code urn:uuid:}, on a server by its id alone. */
    private static ServiceRequest own(ServiceRequest request) {
        ServiceRequest own = request.copy();
        own.setId(request.getIdPart().replace("urn:uuid:", ""));
        return own;
    }

    private void hear(ServiceRequest request, String what) {
        heard.computeIfAbsent(request.getIdentifierFirstRep().getValue(), one -> new ArrayList<>())
                .add(what);
    }

    private Taken judged(ServiceRequest update) {
        ServiceRequest mine = requests.get(update.getIdPart());
        if (mine == null) {
            return Taken.NOT_HERE;
        }
        boolean newer = mine.getMeta().getLastUpdated().after(update.getMeta().getLastUpdated());
        return mine.getStatus() != ServiceRequestStatus.ACTIVE || newer ? Taken.NOT_CURRENT : Taken.UPDATED;
    }

    /** What is taken back is worked on no more; what should never have come is forgotten. */
    private void keep(ServiceRequest request) {
        Identifier first = request.getIdentifierFirstRep();
        Task task = tasks.computeIfAbsent(first.getValue(), value -> opened(first));
        if (request.getStatus() == ServiceRequestStatus.REVOKED) {
            touched(task.setStatus(TaskStatus.CANCELLED));
        } else if (request.getStatus() == ServiceRequestStatus.ENTEREDINERROR) {
            tasks.remove(first.getValue());
        }
    }

    private Task opened(Identifier identifier) {
        Task task = new Task()
                .setStatus(TaskStatus.REQUESTED)
                .setIntent(Task.TaskIntent.ORDER)
                .addIdentifier(identifier.copy())
                .setCode(new CodeableConcept(new Coding().setCode("fulfill")));
        task.setId("task-" + ++opened);
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
        if (status == TaskStatus.COMPLETED) {
            request(identifier).ifPresent(request -> request.setStatus(ServiceRequestStatus.COMPLETED));
        }
    }

    private static CodeableConcept coded(String system, String code) {
        return new CodeableConcept(new Coding().setSystem(system).setCode(code));
    }

    /** Puts there what nobody sent it. */
    synchronized void strange(String identifier) {
        Task task =
                opened(new Identifier().setSystem("urn:hailsham-hub:recipient").setValue(identifier));
        tasks.put(identifier, task.setStatus(TaskStatus.ACCEPTED));
    }

    synchronized List<String> received() {
        return List.copyOf(messages.keySet());
    }

    /** What came and was asked about a referral, in its order, such as {@code update revoked}. */
    synchronized List<String> heard(String identifier) {
        return List.copyOf(heard.getOrDefault(identifier, List.of()));
    }

    synchronized Optional<Bundle> message(String id) {
        return Optional.ofNullable(messages.get(id));
    }

    /** Nobody works on what has been taken back. */
    synchronized boolean current(String identifier) {
        return request(identifier)
                .filter(request -> request.getStatus() == ServiceRequestStatus.ACTIVE)
                .isPresent();
    }

    /** The status of the request; null for none. */
    synchronized String standing(String identifier) {
        return request(identifier).map(one -> one.getStatus().toCode()).orElse(null);
    }

    private Optional<ServiceRequest> request(String identifier) {
        return requests.values().stream()
                .filter(request -> request.getIdentifierFirstRep().getValue().equals(identifier))
                .findFirst();
    }

    synchronized Optional<ServiceRequest> read(String id) {
        Optional<ServiceRequest> found = Optional.ofNullable(requests.get(id));
        found.ifPresent(request -> hear(request, "read"));
        return found.map(ServiceRequest::copy);
    }

    synchronized List<ServiceRequest> requests() {
        return requests.values().stream().map(ServiceRequest::copy).toList();
    }

    /** The oldest change first. */
    synchronized List<Task> tasks() {
        return tasks.values().stream()
                .sorted(Comparator.comparing(task -> task.getMeta().getLastUpdated()))
                .map(Task::copy)
                .toList();
    }

    /** @param asked null for any; {@code system|} for any of that system */
    static boolean bears(List<Identifier> identifiers, TokenParam asked) {
        return asked == null
                || identifiers.stream()
                        .filter(one ->
                                asked.getSystem() == null || asked.getSystem().equals(one.getSystem()))
                        .anyMatch(one ->
                                asked.getValue().isEmpty() || asked.getValue().equals(one.getValue()));
    }
}
