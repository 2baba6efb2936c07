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
import java.util.Set;
import java.util.UUID;
import uk.hailsham.hub.connectors.store.Children;
import uk.hailsham.hub.connectors.store.Records;
import uk.hailsham.hub.domain.agency.Agency;
import uk.hailsham.hub.domain.agreement.Agreement;
import uk.hailsham.hub.domain.child.Child;
import uk.hailsham.hub.domain.referral.Approach;
import uk.hailsham.hub.domain.referral.Gate;
import uk.hailsham.hub.domain.referral.ReferralRequest;
import uk.hailsham.hub.domain.referral.Refusal;
import uk.hailsham.hub.domain.referral.Routing;
import uk.hailsham.hub.domain.school.School;
import uk.hailsham.hub.routes.child.Combining;

/** What would become of a request: find, route, gate. It changes nothing. */
public final class Weighing {
    private final Records records;
    private final Children children;
    private final Combining combining;
    private final Routing routing;
    private final List<School> schools;
    private final ZoneId zone;
    private final Clock clock;

    public Weighing(
            Records records,
            Children children,
            Combining combining,
            Routing routing,
            List<School> schools,
            ZoneId zone,
            Clock clock) {
        this.records = records;
        this.children = children;
        this.combining = combining;
        this.routing = routing;
        this.schools = List.copyOf(schools);
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
        Optional<Refusal> stopped = stopped(request);
        if (stopped.isPresent()) {
            return new Weighed(Optional.empty(), null, List.of(), List.of(stopped.get()));
        }
        List<UUID> found = records.find(request.school(), PupilAsked.keys(request.pupil()));
        if (found.size() != 1 && !request.safeguarding()) {
            return new Weighed(Optional.empty(), null, List.of(), List.of(PupilAsked.notFound(found.size())));
        }
        Optional<PupilKnown> pupil =
                found.size() == 1 ? PupilKnown.of(found.get(0), children, combining) : Optional.empty();
        return weigh(request, pupil);
    }

    /** What a school has not agreed on, or no longer, the hub does not take; danger to a child needs no agreement. */
    private Optional<Refusal> stopped(ReferralRequest request) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
        return schools.stream()
                .filter(school -> school.id().equals(request.school()) && !request.safeguarding())
                .findFirst()
                .flatMap(school -> Agreement.stopped(school.agreement(), today))
                .map(why -> new Refusal(
                        "agreement-lapsed",
                        "school",
                        "Expected a sharing agreement of your school in force; " + why
                                + ". Ring the service, and ask the partnership to renew it."));
    }

    /**
     * Who else could be asked now, with the gates that objected.
     *
     * @param open empty when the pupil is not found any more
     */
    record Others(List<Routing.Option> open, List<Refusal> objections) {
        Others {
            open = List.copyOf(open);
            objections = List.copyOf(objections);
        }
    }

    /** @param asked ids of agencies that have been asked before */
    Others others(ReferralRequest request, Set<String> asked) {
        Weighed weighed = weigh(request);
        if (weighed.known() == null) {
            return new Others(List.of(), weighed.objections());
        }
        boolean shielded = weighed.pupil().map(PupilKnown::shielded).orElse(false);
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
        Map<Agency, Routing.Option> open = new LinkedHashMap<>();
        List<Refusal> objections = new ArrayList<>();
        for (Routing.Option option : routing.others(request, age(weighed.known(), today), asked)) {
            List<Refusal> refusals = refusals(request, weighed.known(), option.target(), today, shielded);
            objections.addAll(refusals);
            if (refusals.isEmpty()) {
                open.putIfAbsent(option.target().agency(), option);
            }
        }
        return new Others(
                List.copyOf(open.values()), objections.stream().distinct().toList());
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
            List<Refusal> refusals = refusals(request, known, target, today, shielded);
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

    private static List<Refusal> refusals(
            ReferralRequest request, Child known, Routing.Target target, LocalDate today, boolean shielded) {
        List<Refusal> refusals =
                new ArrayList<>(Gate.refusals(new Approach(request, known, target.serving(), today, shielded)));
        if (!target.agency().equals(target.serving())) {
            refusals.addAll(Gate.refusalsOfDoor(new Approach(request, known, target.agency(), today, shielded)));
        }
        return refusals;
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
