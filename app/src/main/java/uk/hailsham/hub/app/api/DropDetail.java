package uk.hailsham.hub.app.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import java.util.Map;

/**
 * One drop with a page of what was rejected.
 *
 * @param notKept of how many pupils what was read and not kept, as the sharing agreement says
 */
record DropDetail(@JsonUnwrapped DropSummary drop, Map<String, Integer> notKept, List<RejectionView> rejections) {}
