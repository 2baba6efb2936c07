package uk.hailsham.hub.reconcile.link;

import uk.hailsham.hub.reconcile.pack.Records;

/**
 * Which of two records of one file asks for the other. Whoever asks is looked for with names and dates that may have strayed,
 * so that who finds whom must not depend on the order of the rows.
 */
final class Order {
    private final Records records;
    private final int[] hashes;

    Order(Records records) {
        this.records = records;
        this.hashes = new int[records.capacity()];
        for (int record = 0; record < hashes.length; record++) {
            hashes[record] = records.isPresent(record) ? (int) (records.idHash(record) >>> Integer.SIZE) : 0;
        }
    }

    boolean isFirst(int record, int other) {
        if (hashes[record] != hashes[other]) {
            return hashes[record] < hashes[other];
        }
        int ids = records.id(record).compareTo(records.id(other));
        return ids != 0 ? ids < 0 : record < other;
    }
}
