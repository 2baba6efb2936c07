package uk.hailsham.hub.app.api;

import java.util.List;
import uk.hailsham.hub.app.door.SignedIn;
import uk.hailsham.hub.domain.referral.Gaps;

/**
 * What an agency's form will not say, as the account may read it: names of fields only.
 *
 * @param agency its id, or a handle where the account may not know it
 * @param empty fields of its form that nothing is known for
 * @param notAsked fields it may see and its form has no place for
 */
record GapsView(String agency, String agencyName, List<String> empty, List<String> notAsked) {
    static GapsView of(Gaps gaps, AgencyNaming naming, SignedIn who) {
        return new GapsView(
                naming.id(who, gaps.agency()), naming.name(who, gaps.agency()), gaps.empty(), gaps.notAsked());
    }
}
