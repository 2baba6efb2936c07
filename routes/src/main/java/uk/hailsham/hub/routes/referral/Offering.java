package uk.hailsham.hub.routes.referral;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import uk.hailsham.hub.connectors.store.Capacities;
import uk.hailsham.hub.connectors.store.Capacities.Capacity;
import uk.hailsham.hub.connectors.store.ReferralView;
import uk.hailsham.hub.connectors.store.Referrals;
import uk.hailsham.hub.domain.access.Access;
import uk.hailsham.hub.domain.agency.Room;
import uk.hailsham.hub.domain.identifier.IdSource;
import uk.hailsham.hub.domain.referral.ReferralRequest;
import uk.hailsham.hub.domain.referral.Refusal;
import uk.hailsham.hub.domain.referral.Routing;

/** Who else can be asked, and whether there is room: proposed to the referrer, who chooses. */
public final class Offering {
    private final Weighing weighing;
    private final Referrals referrals;
    private final Capacities capacities;
    private final Clocks clocks;
    private final IdSource ids;
    private final Clock clock;

    public Offering(
            Weighing weighing, Referrals referrals, Capacities capacities, Clocks clocks, IdSource ids, Clock clock) {
        this.weighing = weighing;
        this.referrals = referrals;
        this.capacities = capacities;
        this.clocks = clocks;
        this.ids = ids;
        this.clock = clock;
    }

    /** @param room as the agency said last; null when it has not, or not lately */
    public record Offer(Routing.Target target, Routing.Reason reason, Capacity room) {}

    /** @param objections why others that help with the need cannot be asked; nothing of the child */
    public record Offers(List<Offer> offers, List<Refusal> objections) {
        private static final Offers NONE = new Offers(List.of(), List.of());

        public Offers {
            offers = List.copyOf(offers);
            objections = List.copyOf(objections);
        }
    }

    /** What the agency that would serve has said of its room lately; null when nothing. */
    public Capacity room(Routing.Target target) {
        return capacities
                .lately(target.serving().id(), target.service().id())
                .or(() ->
                        capacities.lately(target.agency().id(), target.service().id()))
                .orElse(null);
    }

    /**
     * Before anything is sent: others, where one that would be asked has no room or a waiting list, or nobody can be asked.
     * In the safeguarding lane nobody weighs room, and nothing is offered.
     */
    public Offers before(ReferralRequest request, List<Routing.Target> asked) {
        boolean room = !asked.isEmpty() && asked.stream().map(this::room).noneMatch(Offering::full);
        Set<String> ids = asked.stream().map(target -> target.agency().id()).collect(Collectors.toSet());
        return request.safeguarding() || room ? Offers.NONE : others(request, ids);
    }

    private static boolean full(Capacity room) {
        return room != null && room.room() != Room.HAS;
    }

    /** Who could be asked beside those that have been. Nobody of a referral that no longer says about whom it is. */
    public Offers next(ReferralView referral) {
        return referrals
                .request(referral.id())
                .map(request -> others(request, asked(referral)))
                .orElse(Offers.NONE);
    }

    private static Set<String> asked(ReferralView referral) {
        return referral.recipients().stream()
                .map(ReferralView.Recipient::agency)
                .collect(Collectors.toSet());
    }

    private Offers others(ReferralRequest request, Collection<String> asked) {
        Weighing.Others others = weighing.others(request, Set.copyOf(asked));
        return new Offers(
                others.open().stream()
                        .map(option -> new Offer(option.target(), option.reason(), room(option.target())))
                        .toList(),
                others.objections());
    }

    /**
     * Asks one of those that are offered, in the same referral.
     *
     * @param chosen which of the offers is meant
     * @return the new recipient; empty when nobody who is offered is meant, or it has been asked meanwhile
     */
    public Optional<UUID> ask(ReferralView referral, Predicate<Offer> chosen, Access access) {
        Optional<ReferralRequest> request = referrals.request(referral.id());
        Optional<Offer> offer = next(referral).offers().stream().filter(chosen).findFirst();
        if (request.isEmpty() || offer.isEmpty()) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        UUID id = ids.next();
        boolean added = referrals.add(
                referral.id(), clocks.recipient(id, request.get(), offer.get().target(), now), access);
        return added ? Optional.of(id) : Optional.empty();
    }
}
