package uk.hailsham.hub.domain.child;

/**
 * Something unsound in a source's record that was left out, said so that the school can mend it.
 *
 * @param code a stable word such as {@code unknown-code}, {@code wrong-check-letter}, {@code not-a-date}
 * @param found the value as found, for the school's own report only, never for a log
 */
public record Finding(String field, String code, String expected, String found) {}
