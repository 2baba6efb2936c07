package uk.hailsham.hub.routes.delivery;

import java.time.ZoneId;
import java.util.List;
import uk.hailsham.hub.connectors.store.Delivery;
import uk.hailsham.hub.domain.agency.Agency;
import uk.hailsham.hub.domain.child.Child;
import uk.hailsham.hub.domain.referral.Disclosure;
import uk.hailsham.hub.domain.referral.Referral;
import uk.hailsham.hub.domain.referral.Routing;
import uk.hailsham.hub.domain.school.School;
import uk.hailsham.hub.mappings.child.ChildJson;

/** The one door by which a referral leaves the hub, whether it is carried away or looked at on a page. */
public final class Disclosing {
    private final Delivering.Shields shields;
    private final List<School> schools;
    private final Routing routing;
    private final ZoneId zone;

    public Disclosing(Delivering.Shields shields, List<School> schools, Routing routing, ZoneId zone) {
        this.shields = shields;
        this.schools = List.copyOf(schools);
        this.routing = routing;
        this.zone = zone;
    }

    /** @param withheld the agency must not learn where the child lives */
    public record Disclosed(Disclosure disclosure, boolean withheld) {}

    /** What this agency may see of it, built from its allow-list, with the shield as it is now. */
    public Disclosed disclose(Agency agency, Delivery delivery) {
        Routing.Target target = routing.again(agency, delivery.service());
        if (delivery.amendment() != null && delivery.amendment().recalls()) {
            return new Disclosed(
                    Disclosure.ofRecall(delivery.recipient(), referral(delivery, null), target, zone), false);
        }
        Referral referral = referral(delivery, ChildJson.read(delivery.asKnown()));
        boolean shielded = shields.shielded(delivery.child());
        Disclosure disclosure = Disclosure.of(
                delivery.recipient(),
                referral,
                target,
                schoolName(delivery.request().school()),
                shielded,
                zone);
        return new Disclosed(disclosure, Disclosure.withholds(referral, agency, shielded));
    }

    private static Referral referral(Delivery delivery, Child known) {
        return new Referral(delivery.referral(), delivery.request(), null, delivery.child(), known, delivery.madeAt());
    }

    private String schoolName(String id) {
        return schools.stream()
                .filter(school -> school.id().equals(id))
                .map(School::name)
                .findFirst()
                .orElse(id);
    }
}
