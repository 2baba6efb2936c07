package uk.hailsham.hub.domain.child;

/**
 * Where a child's document was read.
 *
 * @param school the school's id, or {@code index}
 * @param drop the drop's shown id; null in a dry run
 * @param row the nth record of that file, from 1; of several records, the first
 */
public record Origin(String school, String drop, String file, int row) {}
