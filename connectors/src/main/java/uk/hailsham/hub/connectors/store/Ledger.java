package uk.hailsham.hub.connectors.store;

/**
 * The books of one drop. The first six count source records: each has exactly one fate. The last three count children.
 */
public record Ledger(
        int rowsIn,
        int accepted,
        int unchanged,
        int superseded,
        int held,
        int rejected,
        int childrenNew,
        int childrenChanged,
        int childrenGone) {

    public static final Ledger EMPTY = new Ledger(0, 0, 0, 0, 0, 0, 0, 0, 0);

    public boolean balances() {
        return rowsIn == accepted + unchanged + superseded + held + rejected;
    }
}
