package uk.hailsham.hub.connectors.database;

/** How to come into a database in one role; {@code toString} keeps the password to itself. */
public record DatabaseAccess(String url, String user, String password) {
    @Override
    public String toString() {
        return "DatabaseAccess[" + user + " at " + url + "]";
    }
}
