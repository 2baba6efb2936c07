package uk.hailsham.hub.mappings.wonde;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import uk.hailsham.hub.mappings.json.JsonInput;
import uk.hailsham.hub.mappings.json.JsonRecord;

/**
 * A student of the API. Its {@code id} and {@code upi} are Wonde's own and never the UPN, which stands among the
 * education details or the identifiers.
 */
record WondeStudent(JsonRecord record) {
    private static final int VALUES = 10_000;
    private static final int CHARACTERS = 500_000;
    private static final ZoneId SCHOOLS = ZoneId.of("Europe/London");
    private static final Set<String> UTC = Set.of("UTC", "GMT", "Z", "+00:00", "Etc/UTC");

    /** @param input at the first token of the student */
    static WondeStudent read(JsonInput input) {
        return new WondeStudent(input.record(VALUES, CHARACTERS));
    }

    static String extent() {
        return "a student of at most %,d values and %,d characters".formatted(VALUES, CHARACTERS);
    }

    JsonRecord education() {
        return include(record, "education_details");
    }

    JsonRecord extended() {
        return include(record, "extended_details");
    }

    JsonRecord identifiers() {
        return include(record, "identifiers");
    }

    JsonRecord contactDetails() {
        return include(record, "contact_details");
    }

    List<JsonRecord> contacts() {
        return include(record, "contacts").values();
    }

    List<JsonRecord> senNeeds() {
        return include(record, "sen_needs").values();
    }

    /** Null when neither include gives one. */
    String upn() {
        return first(education().text("upn"), identifiers().text("upn"));
    }

    String first(String... texts) {
        return Stream.of(texts).filter(text -> text != null).findFirst().orElse(null);
    }

    /** What was included comes wrapped in {@code data}. */
    static JsonRecord include(JsonRecord record, String name) {
        JsonRecord included = record.child(name);
        return included.isObject() && included.node().has("data") ? included.child("data") : included;
    }

    /**
     * A date as text: the API wraps it in an object with its time zone. Midnight in an English summer is the evening
     * before in UTC, and some systems give it so.
     */
    static String date(JsonRecord value) {
        String written = value.isObject() ? value.text("date") : value.text();
        return written != null && UTC.contains(String.valueOf(value.text("timezone"))) ? inEngland(written) : written;
    }

    private static String inEngland(String utc) {
        try {
            LocalDateTime time = LocalDateTime.parse(utc.strip().replace(' ', 'T'));
            return time.toLocalTime().equals(LocalTime.MIDNIGHT)
                    ? utc
                    : time.atZone(ZoneOffset.UTC)
                            .withZoneSameInstant(SCHOOLS)
                            .toLocalDate()
                            .toString();
        } catch (DateTimeException e) {
            return utc;
        }
    }
}
