package uk.hailsham.hub.domain.referral;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import uk.hailsham.hub.domain.agency.Agency;

/**
 * A referral as one agency may see it: built from the agency's allow-list, field name to text, in the list's order, the
 * recipient's id first. Fields without a value are present and empty, so that a form shows the gap.
 *
 * @param agency as a form may show it: paper lies about, so a sensitive service goes without its name
 */
public record Disclosure(UUID recipient, String agency, Map<String, String> fields) {
    /** Services that must find a child in danger: in the safeguarding lane they are told where a shielded one lives. */
    private static final Set<String> AUTHORITIES = Set.of("childrens-social-care", "police");

    public Disclosure {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    /**
     * Takes up what the agency's list names, and nothing else is ever looked at. Where a notice is due, only what fits one
     * is: neither the list of the agency nor that of its front door can widen it.
     *
     * @param target whom the referral is sent to, and who shall help
     * @param school the name of the school that refers
     * @param zone in which the day of the referral is told
     * @throws IllegalArgumentException when the list names a field there is none of
     */
    public static Disclosure of(
            UUID recipient, Referral referral, Routing.Target target, String school, boolean shielded, ZoneId zone) {
        LocalDate day = LocalDate.ofInstant(referral.madeAt(), zone);
        Known known = new Known(recipient, referral.request(), school, referral.asKnown(), day, target.asked());
        boolean withheld = withholds(referral, target.agency(), shielded);
        Map<String, String> fields = new LinkedHashMap<>();
        fields(target)
                .forEach(field -> fields.put(field.key(), withheld && field.whereabouts() ? "" : field.text(known)));
        return new Disclosure(recipient, target.agency().outwardName(), fields);
    }

    /** What a recall says of the referral it takes back: whose number it has, when it was made and whom to ask; no child. */
    public static Disclosure ofRecall(UUID recipient, Referral referral, Routing.Target target, ZoneId zone) {
        LocalDate day = LocalDate.ofInstant(referral.madeAt(), zone);
        Known known = new Known(recipient, referral.request(), null, null, day, null);
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put(DisclosableField.RECIPIENT_ID.key(), DisclosableField.RECIPIENT_ID.text(known));
        target.agency().fields().stream()
                .map(DisclosableField::of)
                .filter(field -> field.fitsNotice() && !field.addedByTheHub())
                .forEach(field -> fields.put(field.key(), field.text(known)));
        return new Disclosure(recipient, target.agency().outwardName(), fields);
    }

    private static Stream<DisclosableField> fields(Routing.Target target) {
        Stream<DisclosableField> listed = target.agency().fields().stream().map(DisclosableField::of);
        return target.notice()
                ? Stream.concat(
                        Stream.of(DisclosableField.RECIPIENT_ID, DisclosableField.NOTICE),
                        listed.filter(field -> field.fitsNotice() && !field.addedByTheHub()))
                : Stream.concat(
                        Stream.of(DisclosableField.RECIPIENT_ID), listed.filter(field -> !field.addedByTheHub()));
    }

    /** The same as the version that a correction makes it, which says what it replaces. */
    public Disclosure versioned(Amendment correction) {
        Map<String, String> all = new LinkedHashMap<>();
        fields.forEach((key, text) -> {
            all.put(key, text);
            if (key.equals(DisclosableField.RECIPIENT_ID.key())) {
                all.put(
                        DisclosableField.VERSION.key(),
                        "%d, replaces version %d".formatted(correction.version(), correction.replaces()));
            }
        });
        return new Disclosure(recipient, agency, all);
    }

    /** True when it only tells that a referral waits. */
    public boolean notice() {
        return fields.containsKey(DisclosableField.NOTICE.key());
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
