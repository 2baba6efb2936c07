package uk.hailsham.hub.connectors.store;

import java.util.List;
import java.util.UUID;

/**
 * A drop that is in the vault and now announces itself.
 *
 * @param id the id under which the vault holds the bytes
 * @param contentHash SHA-256 over all parts in order, 32 bytes
 */
public record Arrival(UUID id, String partner, DropKind kind, List<String> parts, long size, byte[] contentHash) {
    public Arrival {
        parts = List.copyOf(parts);
    }
}
