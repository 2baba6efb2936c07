package uk.hailsham.hub.routes.referral;

import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import uk.hailsham.hub.connectors.store.RecordView;
import uk.hailsham.hub.connectors.store.Records;
import uk.hailsham.hub.domain.access.Access;
import uk.hailsham.hub.domain.agency.Agency;
import uk.hailsham.hub.domain.child.Child;
import uk.hailsham.hub.domain.referral.Approach;
import uk.hailsham.hub.domain.referral.Gate;
import uk.hailsham.hub.domain.referral.ReferralRequest;
import uk.hailsham.hub.domain.referral.Refusal;
import uk.hailsham.hub.domain.referral.Routing;
import uk.hailsham.hub.mappings.child.ChildJson;

/** What would become of a request: find, route, gate. It changes nothing. */
public final class Weighing {
    private final Records records;
    private final Routing routing;
    private final ZoneId zone;
    private final Clock clock;

    public Weighing(Records records, Routing routing, ZoneId zone, Clock clock) {
        this.records = records;
        this.routing = routing;
        this.zone = zone;
        this.clock = clock;
    }

    /**
     * @param record empty in the safeguarding lane when nobody fits
     * @param known null when the pupil was not found and nothing can be weighed
     * @param open agencies that can be asked, each for a service; empty when the request is refused
     * @param objections why others, or all, cannot
     */
    record Weighed(
            Optional<RecordView> record, Child known, Map<Agency, Agency.Service> open, List<Refusal> objections) {
        Weighed {
            objections = List.copyOf(objections);
        }
    }

    Weighed weigh(ReferralRequest request) {
        List<UUID> found = records.find(request.school(), PupilAsked.keys(request.pupil()));
        if (found.size() != 1 && !request.safeguarding()) {
            return new Weighed(Optional.empty(), null, Map.of(), List.of(PupilAsked.notFound(found.size())));
        }
        Optional<RecordView> record = found.size() == 1
                ? records.current(Access.hub("referral"), found.get(0)).filter(view -> view.document() != null)
                : Optional.empty();
        return weigh(request, record);
    }

    private Weighed weigh(ReferralRequest request, Optional<RecordView> record) {
        Child known = record.map(view -> ChildJson.read(view.document())).orElseGet(() -> PupilAsked.child(request));
        boolean shielded = record.map(RecordView::shielded).orElse(false);
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
        Routing.Routed routed = routing.route(request, age(known, today));
        if (routed.nowhere().isPresent()) {
            return new Weighed(
                    record,
                    known,
                    Map.of(),
                    nowhere(request, known, today, shielded, routed.nowhere().get()));
        }
        Map<Agency, Agency.Service> open = new LinkedHashMap<>();
        List<Refusal> objections = new ArrayList<>();
        for (Routing.Target target : routed.targets()) {
            List<Refusal> refusals = Gate.refusals(new Approach(request, known, target.serving(), today, shielded));
            objections.addAll(refusals);
            if (refusals.isEmpty()) {
                open.putIfAbsent(target.agency(), target.service());
            }
        }
        return new Weighed(
                record,
                known,
                open,
                open.isEmpty() ? objections.stream().distinct().toList() : objections);
    }

    private static List<Refusal> nowhere(
            ReferralRequest request, Child known, LocalDate today, boolean shielded, Refusal noRoute) {
        List<Refusal> reasons =
                new ArrayList<>(Gate.refusalsOfRequest(new Approach(request, known, null, today, shielded)));
        reasons.add(noRoute);
        return reasons;
    }

    private static Integer age(Child known, LocalDate today) {
        return known.dateOfBirth() == null
                ? null
                : Period.between(known.dateOfBirth(), today).getYears();
    }
}
