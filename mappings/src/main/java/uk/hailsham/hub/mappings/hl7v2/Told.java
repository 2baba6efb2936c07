package uk.hailsham.hub.mappings.hl7v2;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import uk.hailsham.hub.domain.identifier.Shown;
import uk.hailsham.hub.domain.referral.DisclosableField;
import uk.hailsham.hub.domain.referral.Disclosure;

/** What an agency may see, as texts that HL7 can hold. */
record Told(Disclosure disclosure) {
    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;

    /** Empty when the agency may not see it and when there is nothing to see. */
    Optional<String> text(DisclosableField field) {
        return lines(field).reduce((line, next) -> line + " " + next);
    }

    /** None of them blank; a break would end a segment. */
    Stream<String> lines(DisclosableField field) {
        String text = disclosure.fields().getOrDefault(field.key(), "");
        return text.lines().map(Told::characters).map(String::strip).filter(line -> !line.isEmpty());
    }

    Optional<LocalDate> day(DisclosableField field) {
        return text(field).map(LocalDate::parse);
    }

    static String written(LocalDate day) {
        return DAY.format(day);
    }

    List<DisclosableField> fields(Predicate<DisclosableField> which) {
        return Arrays.stream(DisclosableField.values())
                .filter(which)
                .filter(field -> text(field).isPresent())
                .toList();
    }

    UUID recipient() {
        return disclosure.recipient();
    }

    String shown() {
        return Shown.RECIPIENT.of(recipient());
    }

    /** Control characters frame messages and segments: one that was pasted becomes the replacement character. */
    static String characters(String text) {
        return text.replace('\t', ' ')
                .codePoints()
                .map(c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE ? 0xFFFD : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
