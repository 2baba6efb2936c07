package uk.hailsham.hub.domain.child;

import java.util.List;

/**
 * Identifiers as the source gives them, only sound ones.
 *
 * @param upn the permanent UPN
 * @param formerUpns earlier UPNs; a child must be found by them
 * @param temporaryUpn a UPN that ends in a letter
 * @param localId the school's own key, unique within the school
 */
public record Identifiers(
        String upn, List<String> formerUpns, String temporaryUpn, String uln, NhsNumber nhsNumber, String localId) {

    public static final Identifiers NONE = new Identifiers(null, List.of(), null, null, null, null);

    public Identifiers {
        formerUpns = List.copyOf(formerUpns);
    }

    /**
     * An NHS number as given, sound or not: it is kept and flagged, and an unsound one never takes part in matching.
     *
     * @param status {@code sound}, {@code unsound}, or the source's own verification status
     */
    public record NhsNumber(String value, String status) {}
}
