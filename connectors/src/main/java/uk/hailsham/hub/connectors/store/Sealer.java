package uk.hailsham.hub.connectors.store;

/** Closes child-protection facts under the compartment's own key before they reach the database. */
@FunctionalInterface
public interface Sealer {
    byte[] seal(byte[] plain);
}
