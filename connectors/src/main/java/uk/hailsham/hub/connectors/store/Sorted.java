package uk.hailsham.hub.connectors.store;

import java.util.UUID;

/** The order of ids as PostgreSQL has it: unsigned, which is not that of {@link UUID#compareTo}. */
final class Sorted {
    private Sorted() {}

    static UUID first(UUID a, UUID b) {
        int high = Long.compareUnsigned(a.getMostSignificantBits(), b.getMostSignificantBits());
        int order = high != 0 ? high : Long.compareUnsigned(a.getLeastSignificantBits(), b.getLeastSignificantBits());
        return order <= 0 ? a : b;
    }
}
