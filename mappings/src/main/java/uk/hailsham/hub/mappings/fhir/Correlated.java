package uk.hailsham.hub.mappings.fhir;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Identifier;
import uk.hailsham.hub.domain.identifier.Shown;
import uk.hailsham.hub.domain.school.Days;

/** What every answer needs: whose it is, since when, why. */
final class Correlated {
    /** A code and no sentence: a sentence may tell of the child, and nobody has agreed to its being kept. */
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9-]{1,40}");

    private static final int DAY = 10;

    private Correlated() {}

    /** By the hub's own identifier; a server gives its own id to what it keeps, which says nothing here. */
    static Optional<UUID> recipient(Stream<Identifier> identifiers) {
        return identifiers
                .filter(identifier -> Bars.RECIPIENTS.equals(identifier.getSystem()))
                .flatMap(identifier -> id(identifier.getValue()).stream())
                .findFirst();
    }

    private static Optional<UUID> id(String shown) {
        try {
            return Optional.of(Shown.RECIPIENT.parse(shown));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The day as the server writes it, in its own zone; null when it names none that is one, as the year 0 has. */
    static LocalDate day(BaseDateTimeType time) {
        String text = time == null || time.isEmpty() ? "" : time.getValueAsString();
        if (text.length() < DAY) {
            return null;
        }
        LocalDate day = LocalDate.parse(text.substring(0, DAY));
        return Days.spokenOf(day) ? day : null;
    }

    /** The first code, or null. */
    static String code(List<CodeableConcept> reasons) {
        return reasons.stream()
                .flatMap(reason -> reason.getCoding().stream())
                .map(Coding::getCode)
                .filter(code -> code != null && CODE.matcher(code).matches())
                .findFirst()
                .orElse(null);
    }
}
