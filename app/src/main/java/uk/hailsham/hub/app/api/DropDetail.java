package uk.hailsham.hub.app.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import java.util.Map;
import uk.hailsham.hub.connectors.store.Findings;

/**
 * One drop with how its findings stand and a page of what was rejected.
 *
 * @param notKept of how many pupils what was read and not kept, as the sharing agreement says
 */
record DropDetail(
        @JsonUnwrapped DropSummary drop,
        Map<String, Integer> notKept,
        FindingCounts findings,
        List<RejectionView> rejections) {
    /** @param closed found before and mended by this drop */
    record FindingCounts(@JsonProperty("new") int fresh, int open, int muted, int closed) {
        static FindingCounts of(Findings.Counts counts) {
            return new FindingCounts(counts.fresh(), counts.open(), counts.muted(), counts.closed());
        }
    }
}
