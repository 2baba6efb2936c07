package uk.hailsham.hub.domain.telling;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import uk.hailsham.hub.domain.intake.ToldFinding;

/**
 * What a school is told about one of its drops.
 *
 * @param state a word such as {@code applied}, {@code held}, {@code refused}
 * @param why the state is what it is; without a child's data; null when that goes without saying
 * @param books counts by what they count, in the order in which they are told
 * @param findings most harmful first
 */
public record DropReceipt(
        UUID drop,
        String state,
        Instant arrivedAt,
        String why,
        Map<String, Integer> books,
        List<ToldFinding> findings) {
    public DropReceipt {
        findings = findings.stream().sorted(ToldFinding.MOST_HARMFUL_FIRST).toList();
    }
}
