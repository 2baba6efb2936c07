package uk.hailsham.hub.domain.review;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The votes on two records since their last word, oldest first. Where a shield is involved one person alone neither joins a
 * record to the shielded child nor frees it of the suspicion: a second one must say the same.
 */
public record Ballot(List<Vote> votes, boolean shielded) {
    public Ballot {
        votes = List.copyOf(votes);
    }

    /** What is decided; empty while more must be known or a second person is needed. Of one person the last word counts. */
    public Optional<Verdict> settled() {
        Map<String, Verdict> last = new LinkedHashMap<>();
        votes.forEach(vote -> last.put(vote.reviewer(), vote.verdict()));
        if (votes.isEmpty()) {
            return Optional.empty();
        }
        Verdict latest = votes.get(votes.size() - 1).verdict();
        long agreeing = last.values().stream().filter(latest::equals).count();
        return latest != Verdict.NEED_MORE && agreeing >= (shielded ? 2 : 1) ? Optional.of(latest) : Optional.empty();
    }
}
