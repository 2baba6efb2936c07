package uk.hailsham.hub.connectors.store;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import uk.hailsham.hub.domain.child.Name;

/**
 * The columns of one current record by which people are recognised; absent values are null, absent lists empty.
 *
 * @param source the school's id, or {@code index}
 * @param sex F or M
 * @param upn the permanent one, or else a temporary one
 * @param nhsNumberStatus as in the document; only a sound number may take part in matching
 * @param number in the Children's Index; null for a school's record
 */
public record Identity(
        UUID record,
        String source,
        List<Name> names,
        LocalDate dateOfBirth,
        String sex,
        String upn,
        List<String> formerUpns,
        String uln,
        String nhsNumber,
        String nhsNumberStatus,
        List<Place> places,
        String number) {
    public Identity {
        names = List.copyOf(names);
        formerUpns = List.copyOf(formerUpns);
        places = List.copyOf(places);
    }

    /** An address, now or before. */
    public record Place(List<String> lines, String postcode, String uprn) {
        public Place {
            lines = List.copyOf(lines);
        }
    }
}
