package uk.hailsham.hub.app.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;

/** One drop with a page of what was rejected. */
record DropDetail(@JsonUnwrapped DropSummary drop, List<RejectionView> rejections) {}
