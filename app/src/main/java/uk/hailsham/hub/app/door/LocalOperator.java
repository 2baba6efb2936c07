package uk.hailsham.hub.app.door;

/**
 * Whoever runs the hub, at its door.
 *
 * @param token of this run
 * @param user as the machine knows them
 */
public record LocalOperator(String token, String user) {
    @Override
    public String toString() {
        return "LocalOperator[" + user + "]";
    }
}
