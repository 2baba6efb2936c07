package uk.hailsham.hub.routes.referral;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import uk.hailsham.hub.connectors.store.Children;
import uk.hailsham.hub.connectors.store.NewReferral;
import uk.hailsham.hub.connectors.store.NewReferral.NewRecipient;
import uk.hailsham.hub.connectors.store.Records;
import uk.hailsham.hub.connectors.store.Referrals;
import uk.hailsham.hub.connectors.store.Refusals;
import uk.hailsham.hub.domain.agency.Agency;
import uk.hailsham.hub.domain.child.Child;
import uk.hailsham.hub.domain.clock.Limits;
import uk.hailsham.hub.domain.identifier.IdSource;
import uk.hailsham.hub.domain.referral.Approach;
import uk.hailsham.hub.domain.referral.Gate;
import uk.hailsham.hub.domain.referral.ReferralRequest;
import uk.hailsham.hub.domain.referral.Refusal;
import uk.hailsham.hub.domain.referral.Routing;
import uk.hailsham.hub.domain.referral.Urgency;
import uk.hailsham.hub.mappings.child.ChildJson;
import uk.hailsham.hub.routes.child.Combining;

/** From a request to a committed referral, or to a refusal that says what to do: find, route, gate, commit. */
public final class Referring {
    private static final Answer REFERENCE_TAKEN = new Answer.Refused(List.of(new Refusal(
            "reference-taken",
            "reference",
            "Expected a reference the school has not used; found one of another referral. Give it a new one.")));

    private final Records records;
    private final Children children;
    private final Combining combining;
    private final Referrals referrals;
    private final Refusals refusals;
    private final Routing routing;
    private final Clocks clocks;
    private final ZoneId zone;
    private final IdSource ids;
    private final Clock clock;

    public Referring(
            Records records,
            Children children,
            Referrals referrals,
            Refusals refusals,
            Routing routing,
            Clocks clocks,
            ZoneId zone,
            IdSource ids,
            Clock clock) {
        this.records = records;
        this.children = children;
        this.combining = new Combining(zone, clock);
        this.referrals = referrals;
        this.refusals = refusals;
        this.routing = routing;
        this.clocks = clocks;
        this.zone = zone;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * A refusal is kept with its reasons, so that a decision not to share can be answered for.
     *
     * @param drop the referral file's; null from the interface
     * @param spare a reference for a safeguarding request that has none, or another referral's; the same one whenever the
     *     same request is asked again
     */
    public Answer ask(ReferralRequest request, UUID drop, String spare) {
        boolean nameless = request.safeguarding() && request.reference() == null;
        Answer answer = decide(nameless ? request.under(spare) : request, drop);
        if (request.safeguarding() && answer.equals(REFERENCE_TAKEN)) {
            answer = decide(request.under(spare), drop);
        }
        if (answer instanceof Answer.Refused refused) {
            refusals.record(request, drop, refused.reasons());
        }
        return answer;
    }

    private Answer decide(ReferralRequest request, UUID drop) {
        List<UUID> found = records.find(request.school(), PupilAsked.keys(request.pupil()));
        if (found.size() != 1 && !request.safeguarding()) {
            return new Answer.Refused(List.of(PupilAsked.notFound(found.size())));
        }
        Optional<PupilKnown> pupil =
                found.size() == 1 ? PupilKnown.of(found.get(0), children, combining) : Optional.empty();
        return ask(request, pupil, drop);
    }

    private Answer ask(ReferralRequest request, Optional<PupilKnown> pupil, UUID drop) {
        Child known = pupil.map(PupilKnown::asKnown).orElseGet(() -> PupilAsked.child(request));
        boolean shielded = pupil.map(PupilKnown::shielded).orElse(false);
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
        Routing.Routed routed = routing.route(request, age(known, today));
        if (routed.nowhere().isPresent()) {
            return new Answer.Refused(
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
        return open.isEmpty()
                ? new Answer.Refused(objections.stream().distinct().toList())
                : commit(request, pupil, known, drop, open, objections);
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

    private Instant due(Instant now, Limits limits, ReferralRequest request) {
        Urgency urgency = Objects.requireNonNullElse(request.urgency(), Urgency.ROUTINE);
        return clocks.due(now, urgency.of(limits), request.school());
    }

    private Answer commit(
            ReferralRequest request,
            Optional<PupilKnown> pupil,
            Child known,
            UUID drop,
            Map<Agency, Agency.Service> open,
            List<Refusal> objections) {
        Instant now = clock.instant();
        List<NewRecipient> recipients = new ArrayList<>();
        open.forEach((agency, service) -> recipients.add(new NewRecipient(
                ids.next(),
                agency.id(),
                service.id(),
                due(now, agency.acknowledge(), request),
                due(now, agency.firstContact(), request))));
        Referrals.Committed committed = referrals.commit(new NewReferral(
                ids.next(),
                request,
                pupil.map(PupilKnown::record).orElse(null),
                pupil.map(PupilKnown::child).orElse(null),
                ChildJson.write(known),
                now,
                drop,
                recipients));
        return switch (committed.outcome()) {
            case COMMITTED -> new Answer.Made(committed.id(), drop, false, objections);
            case REPEATED -> new Answer.Made(committed.id(), committed.drop(), true, List.of());
            case REFERENCE_TAKEN -> REFERENCE_TAKEN;
        };
    }
}
