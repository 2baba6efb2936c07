package uk.hailsham.hub.domain.owner;

import java.util.ArrayList;
import java.util.List;
import uk.hailsham.hub.domain.school.School;

/**
 * The people a school and its town name.
 *
 * @param school null for one that the configuration does not know any more
 */
public record LineOfSchool(School school, School.Contact coordinator, School.Contact coordinatorsDeputy) {

    /**
     * The line of one referral.
     *
     * @param chosen those it was handed over to, owner first; empty when nobody has done so and the referrer owns it
     */
    public Line of(List<Place> chosen, Person referrer, boolean safeguarding) {
        List<Place> places = new ArrayList<>(chosen);
        if (chosen.isEmpty() && referrer != null) {
            places.add(new Place(As.REFERRER, referrer));
        }
        if (school != null) {
            List<Place> deputies = school.deputies().stream()
                    .map(deputy -> place(As.DEPUTY, deputy))
                    .toList();
            List<Place> leads = leads(school.safeguarding());
            places.addAll(safeguarding ? leads : deputies);
            places.addAll(safeguarding ? deputies : leads);
        }
        places.add(place(As.COORDINATOR, coordinator));
        places.add(place(As.COORDINATORS_DEPUTY, coordinatorsDeputy));
        return new Line(places);
    }

    private static List<Place> leads(School.Safeguarding safeguarding) {
        return safeguarding == null
                ? List.of()
                : List.of(
                        place(As.SAFEGUARDING_LEAD, safeguarding.lead()),
                        place(As.SAFEGUARDING_DEPUTY, safeguarding.deputy()));
    }

    private static Place place(As as, School.Contact contact) {
        return new Place(as, new Person(contact.name(), contact.email(), contact.phone()));
    }
}
