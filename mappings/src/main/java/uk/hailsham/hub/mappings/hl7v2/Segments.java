package uk.hailsham.hub.mappings.hl7v2;

import ca.uhn.hl7v2.HL7Exception;
import ca.uhn.hl7v2.model.Message;
import ca.uhn.hl7v2.model.Segment;
import ca.uhn.hl7v2.util.Terser;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import uk.hailsham.hub.domain.school.Days;

/** What stands in a message, wherever its sender has put it. */
record Segments(Message message) {
    /** Enough for every field that the hub looks into. */
    private static final int MOST_REPEATS = 50;

    private static final Pattern TIME = Pattern.compile("(\\d{8}).*");

    /** @throws HL7Exception when it is no message */
    static Segments of(byte[] bytes) throws HL7Exception {
        return new Segments(Er7.read(bytes));
    }

    boolean has(String segment) {
        return Arrays.asList(message.getNames()).contains(segment);
    }

    /** Empty for what is not there. @param component from 1 */
    Optional<String> text(String segment, int field, int component) {
        return text(segment, field, 0, component, 1);
    }

    /** The same of every repetition, in their order. */
    Stream<String> texts(String segment, int field, int component) {
        return IntStream.range(0, repeats(segment, field))
                .boxed()
                .flatMap(repeat -> text(segment, field, repeat, component, 1).stream());
    }

    int repeats(String segment, int field) {
        try {
            return has(segment) ? Math.min(((Segment) message.get(segment)).getField(field).length, MOST_REPEATS) : 0;
        } catch (HL7Exception e) {
            return 0;
        }
    }

    Optional<String> text(String segment, int field, int repeat, int component, int part) {
        if (!has(segment)) {
            return Optional.empty();
        }
        try {
            Segment found = (Segment) message.get(segment);
            return Optional.ofNullable(Terser.get(found, field, repeat, component, part))
                    .map(String::strip)
                    .filter(text -> !text.isEmpty());
        } catch (HL7Exception e) {
            return Optional.empty();
        }
    }

    /** The day of a time, as its sender has it; empty for what is none. */
    Optional<LocalDate> day(String segment, int field, int component) {
        return text(segment, field, component)
                .map(TIME::matcher)
                .filter(Matcher::matches)
                .flatMap(time -> day(time.group(1)));
    }

    private static Optional<LocalDate> day(String digits) {
        try {
            return Optional.of(LocalDate.parse(digits, DateTimeFormatter.BASIC_ISO_DATE))
                    .filter(Days::spokenOf);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
