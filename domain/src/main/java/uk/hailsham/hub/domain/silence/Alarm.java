package uk.hailsham.hub.domain.silence;

import java.time.Instant;

/**
 * Something is wrong with a school's drops.
 *
 * @param since when it began: when a drop was due, or when the drop came
 * @param told what was expected and found, in figures; nothing about a child
 */
public record Alarm(Cause cause, Instant since, String told) {}
