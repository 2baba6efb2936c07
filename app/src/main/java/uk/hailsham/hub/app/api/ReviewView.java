package uk.hailsham.hub.app.api;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import uk.hailsham.hub.connectors.store.ReviewPair;
import uk.hailsham.hub.domain.identifier.Shown;
import uk.hailsham.hub.domain.review.Vote;

/**
 * A pair that waits for the index team, without a word of what the records say.
 *
 * @param proposed what the engine says now
 * @param twoPersons whether a second reviewer must say the same
 * @param changed of a decision that is open again: by column, how it agreed when it was made and how now
 */
record ReviewView(
        String id,
        SideView left,
        SideView right,
        String decision,
        String proposed,
        @JsonRawValue String evidence,
        boolean twoPersons,
        Instant since,
        Map<String, ReviewPair.Change> changed,
        List<Vote> votes) {

    record SideView(String record, String source, String child) {
        static SideView of(ReviewPair.Side side) {
            return new SideView(Shown.RECORD.of(side.record()), side.source(), Shown.CHILD.of(side.child()));
        }
    }

    static ReviewView of(ReviewPair pair) {
        return new ReviewView(
                Shown.LINK.of(pair.id()),
                SideView.of(pair.left()),
                SideView.of(pair.right()),
                pair.decision(),
                pair.proposed(),
                pair.evidence(),
                pair.shielded(),
                pair.since(),
                pair.changed(),
                pair.votes());
    }
}
