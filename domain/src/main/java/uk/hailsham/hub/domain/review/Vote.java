package uk.hailsham.hub.domain.review;

import java.time.Instant;

/** One reviewer's word on two records. */
public record Vote(Verdict verdict, String reviewer, String reason, Instant at) {}
