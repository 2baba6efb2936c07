package uk.hailsham.hub.connectors.store;

/** What is disposed of all at once, with one certificate of counts. */
public enum Sweep {
    FINDINGS,
    TOLD;

    /** Of a time; everything older that may go. */
    String function() {
        return "SELECT hub.dispose_" + Sql.word(this) + "(?)::text";
    }
}
