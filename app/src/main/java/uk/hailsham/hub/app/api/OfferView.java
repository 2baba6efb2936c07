package uk.hailsham.hub.app.api;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import uk.hailsham.hub.app.door.SignedIn;
import uk.hailsham.hub.connectors.store.Capacities.Capacity;
import uk.hailsham.hub.domain.referral.Refusal;
import uk.hailsham.hub.routes.referral.Offering;

/**
 * Somebody else who can be asked.
 *
 * @param agency its id, or a handle where the account may not know it; with it it is chosen
 * @param service null where it would give the agency away
 * @param reason same-need, next or other-urgency
 * @param room as the agency said lately; null when it has not
 */
record OfferView(String agency, String agencyName, String service, String reason, RoomView room) {
    /** @param weeks the agency's estimate of the wait; null when it gives none */
    record RoomView(String room, Integer weeks, Instant saidAt) {
        /** Null for null. */
        static RoomView of(Capacity said) {
            return said == null ? null : new RoomView(word(said.room()), said.weeks(), said.saidAt());
        }
    }

    /** @param objections why others that help with the need cannot be asked */
    record Offers(List<OfferView> offers, List<Refusal> objections) {}

    static Offers all(Offering.Offers offers, AgencyNaming naming, SignedIn who) {
        return new Offers(
                offers.offers().stream().map(offer -> of(offer, naming, who)).toList(), offers.objections());
    }

    private static OfferView of(Offering.Offer offer, AgencyNaming naming, SignedIn who) {
        String agency = offer.target().agency().id();
        return new OfferView(
                naming.id(who, agency),
                naming.name(who, agency),
                naming.service(who, offer.target().service().id()),
                word(offer.reason()),
                RoomView.of(offer.room()));
    }

    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
