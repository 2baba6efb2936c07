package uk.hailsham.hub.domain.referral;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import uk.hailsham.hub.domain.agency.Agency;

/**
 * A referral as one agency may see it: built from the agency's allow-list, field name to text, in the list's order, the
 * recipient's id first. Fields without a value are present and empty, so that a form shows the gap.
 *
 * @param agency its name, as a form shows it
 */
public record Disclosure(UUID recipient, String agency, Map<String, String> fields) {
    /** Services that must find a child in danger: in the safeguarding lane they are told where a shielded one lives. */
    private static final Set<String> AUTHORITIES = Set.of("childrens-social-care", "police");

    public Disclosure {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    /**
     * Takes up what the agency's list names, and nothing else is ever looked at.
     *
     * @param school the name of the school that refers
     * @param zone in which the day of the referral is told
     * @throws IllegalArgumentException when the list names a field there is none of
     */
    public static Disclosure of(
            UUID recipient, Referral referral, Agency agency, String school, boolean shielded, ZoneId zone) {
        LocalDate day = LocalDate.ofInstant(referral.madeAt(), zone);
        Known known = new Known(recipient, referral.request(), school, referral.asKnown(), day);
        boolean withheld = withholds(referral, agency, shielded);
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put(DisclosableField.RECIPIENT_ID.key(), DisclosableField.RECIPIENT_ID.text(known));
        for (String key : agency.fields()) {
            DisclosableField field = DisclosableField.of(key);
            fields.put(key, withheld && field.whereabouts() ? "" : field.text(known));
        }
        return new Disclosure(recipient, agency.name(), fields);
    }

    /** True when the agency must not learn where the child lives. */
    public static boolean withholds(Referral referral, Agency agency, boolean shielded) {
        return shielded && !mayFind(referral, agency);
    }

    private static boolean mayFind(Referral referral, Agency agency) {
        return referral.request().safeguarding()
                && agency.services().stream().map(Agency.Service::id).anyMatch(AUTHORITIES::contains);
    }
}
