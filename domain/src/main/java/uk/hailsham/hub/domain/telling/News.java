package uk.hailsham.hub.domain.telling;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * What has changed since a school was last told.
 *
 * @param fresh true now and not told before, or told in another state
 * @param over told before and true no more
 * @param withdrawn told before and no longer the school's to hear, whether true or not: the pupil has left, or a shield
 *     stands before it; an end that was told would say something itself
 */
public record News(List<Fact> fresh, List<Fact> over, List<Fact> withdrawn) {
    /** @param open records of pupils now on the roll, each with whether a shield stands before the child */
    public static News between(List<Fact> told, List<Fact> now, Map<UUID, Boolean> open) {
        Map<Fact.Id, Fact> before = new LinkedHashMap<>();
        told.forEach(fact -> before.put(fact.id(), fact));
        List<Fact> fresh = now.stream()
                .filter(fact -> !before.containsKey(fact.id())
                        || !before.get(fact.id()).state().equals(fact.state()))
                .toList();
        Set<Fact.Id> still = now.stream().map(Fact::id).collect(java.util.stream.Collectors.toSet());
        List<Fact> over = new ArrayList<>();
        List<Fact> withdrawn = new ArrayList<>();
        for (Fact fact : told) {
            if (!still.contains(fact.id())) {
                (mayBeToldEnded(fact, open.get(fact.record())) ? over : withdrawn).add(fact);
            }
        }
        return new News(fresh, over, withdrawn);
    }

    /** @param shielded null when the pupil is no longer on the roll */
    private static boolean mayBeToldEnded(Fact fact, Boolean shielded) {
        return shielded != null && (!shielded || mayBeToldBehindShield(fact));
    }

    /** That two postcodes differ says that the child lives elsewhere. */
    public static boolean mayBeToldBehindShield(Fact fact) {
        return fact.topic().toldBehindShield()
                && !(fact.topic() == Topic.DISCREPANCY && fact.key().equals("postcode"));
    }
}
