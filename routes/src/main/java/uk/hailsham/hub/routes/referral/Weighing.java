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
import uk.hailsham.hub.connectors.store.Children;
import uk.hailsham.hub.connectors.store.Records;
import uk.hailsham.hub.domain.agency.Agency;
import uk.hailsham.hub.domain.child.Child;
import uk.hailsham.hub.domain.referral.Approach;
import uk.hailsham.hub.domain.referral.Gate;
import uk.hailsham.hub.domain.referral.ReferralRequest;
import uk.hailsham.hub.domain.referral.Refusal;
import uk.hailsham.hub.domain.referral.Routing;
import uk.hailsham.hub.routes.child.Combining;

/** What would become of a request: find, route, gate. It changes nothing. */
public final class Weighing {
    private final Records records;
    private final Children children;
    private final Combining combining;
    private final Routing routing;
    private final ZoneId zone;
    private final Clock clock;

    public Weighing(
            Records records, Children children, Combining combining, Routing routing, ZoneId zone, Clock clock) {
        this.records = records;
        this.children = children;
        this.combining = combining;
        this.routing = routing;
        this.zone = zone;
        this.clock = clock;
    }

    /**
     * @param pupil empty in the safeguarding lane when nobody fits
     * @param known null when the pupil was not found and nothing can be weighed
     * @param open who can be asked, each agency once; empty when the request is refused
     * @param objections why others, or all, cannot
     */
    record Weighed(Optional<PupilKnown> pupil, Child known, List<Routing.Target> open, List<Refusal> objections) {
        Weighed {
            open = List.copyOf(open);
            objections = List.copyOf(objections);
        }
    }

    Weighed weigh(ReferralRequest request) {
        List<UUID> found = records.find(request.school(), PupilAsked.keys(request.pupil()));
        if (found.size() != 1 && !request.safeguarding()) {
            return new Weighed(Optional.empty(), null, List.of(), List.of(PupilAsked.notFound(found.size())));
        }
        Optional<PupilKnown> pupil =
                found.size() == 1 ? PupilKnown.of(found.get(0), children, combining) : Optional.empty();
        return weigh(request, pupil);
    }

    private Weighed weigh(ReferralRequest request, Optional<PupilKnown> pupil) {
        Child known = pupil.map(PupilKnown::asKnown).orElseGet(() -> PupilAsked.child(request));
        boolean shielded = pupil.map(PupilKnown::shielded).orElse(false);
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
        Routing.Routed routed = routing.route(request, age(known, today));
        if (routed.nowhere().isPresent()) {
            return new Weighed(
                    pupil,
                    known,
                    List.of(),
                    nowhere(request, known, today, shielded, routed.nowhere().get()));
        }
        Map<Agency, Routing.Target> open = new LinkedHashMap<>();
        List<Refusal> objections = new ArrayList<>();
        for (Routing.Target target : routed.targets()) {
            List<Refusal> refusals = Gate.refusals(new Approach(request, known, target.serving(), today, shielded));
            objections.addAll(refusals);
            if (refusals.isEmpty()) {
                open.putIfAbsent(target.agency(), target);
            }
        }
        return new Weighed(
                pupil,
                known,
                List.copyOf(open.values()),
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
