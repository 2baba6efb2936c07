package uk.hailsham.hub.mappings.fhir;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import uk.hailsham.hub.domain.referral.DisclosableField;
import uk.hailsham.hub.domain.referral.Disclosure;

/** What an agency may see, and the ids of the parts it is told in: made of the recipient's id, the same each time. */
record Told(Disclosure disclosure) {
    /** Empty when the agency may not see it and when there is nothing to see. */
    Optional<String> text(DisclosableField field) {
        return Optional.ofNullable(disclosure.fields().get(field.key()))
                .map(Told::characters)
                .filter(text -> !text.isBlank());
    }

    Optional<LocalDate> day(DisclosableField field) {
        return text(field).map(LocalDate::parse);
    }

    Stream<DisclosableField> fields(Predicate<DisclosableField> which) {
        return Arrays.stream(DisclosableField.values())
                .filter(which)
                .filter(field -> text(field).isPresent());
    }

    UUID recipient() {
        return disclosure.recipient();
    }

    /** @param part such as {@code patient} */
    UUID id(String part) {
        return UUID.nameUUIDFromBytes((recipient() + "/" + part).getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    <R extends Resource> R named(R resource, String part) {
        resource.setId(id(part).toString());
        return resource;
    }

    Reference reference(String part) {
        return new Reference("urn:uuid:" + id(part));
    }

    /** What a FHIR string cannot hold becomes the replacement character: a text that was pasted must not stop it. */
    private static String characters(String text) {
        return text.strip()
                .codePoints()
                .map(c -> c < 0x20 && c != '\t' && c != '\n' && c != '\r' || Character.getType(c) == Character.SURROGATE
                        ? 0xFFFD
                        : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
