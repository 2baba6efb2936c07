package uk.hailsham.hub.connectors.store;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * That something was disposed of; nothing of what it held.
 *
 * @param rule of {@code retention.yml}, and {@code kept} for how long it says, ISO
 * @param source the school or {@code index}; {@code hub} for what is of nobody
 * @param kind {@code record}, {@code referral} …; what is disposed of all at once has no subject
 * @param child null where none is known or meant
 * @param counts rows by what they were, JSON
 * @param told partners that had been told of it
 */
public record Certificate(
        UUID id,
        Instant at,
        String rule,
        String kept,
        String source,
        String kind,
        UUID subject,
        UUID child,
        String counts,
        List<Told> told) {
    public Certificate {
        told = List.copyOf(told);
    }

    /**
     * @param handle of an agency the recipient it knows the referral by; null for one that hears it by its next file
     */
    public record Told(String partner, UUID handle) {}
}
