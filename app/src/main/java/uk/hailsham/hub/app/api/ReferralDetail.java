package uk.hailsham.hub.app.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;

/** A referral with what happened to each recipient, oldest first. */
record ReferralDetail(@JsonUnwrapped ReferralSummary referral, List<TimelineView> timeline) {}
