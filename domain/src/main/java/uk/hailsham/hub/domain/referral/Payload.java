package uk.hailsham.hub.domain.referral;

import java.util.UUID;

/**
 * What goes to an agency.
 *
 * @param recipient whom it concerns; a courier's file name or Message-ID is made of it and nothing else
 * @param fileName deterministic, {@code rc-<uuid>.<ending>}, nothing personal
 */
public record Payload(UUID recipient, String fileName, String contentType, byte[] body) {}
