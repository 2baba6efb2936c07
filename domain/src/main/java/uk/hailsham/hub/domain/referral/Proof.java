package uk.hailsham.hub.domain.referral;

import java.time.Instant;
import java.util.Map;

/** @param evidence what the server showed: path, size, host key, reply line; nothing about the child */
public record Proof(Rung rung, Instant at, Map<String, String> evidence) {
    public Proof {
        evidence = Map.copyOf(evidence);
    }
}
