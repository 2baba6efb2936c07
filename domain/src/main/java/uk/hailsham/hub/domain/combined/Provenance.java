package uk.hailsham.hub.domain.combined;

import java.time.Instant;

/**
 * Who says a value, and since when.
 *
 * @param until when the source ceased to say anything of the child; null while it still does
 */
public record Provenance(String source, Instant since, Instant until) {}
