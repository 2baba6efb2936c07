package uk.hailsham.hub.reconcile.key;

import uk.hailsham.hub.reconcile.pack.Records;

/**
 * Records that will be looked for.
 *
 * @param numbers of the records; null when it is all of them
 */
public record Asked(Records records, int... numbers) {
    public static Asked all(Records records) {
        return new Asked(records, (int[]) null);
    }

    int size() {
        return numbers == null ? records.present() : numbers.length;
    }

    /** Numbers to go through, some of which may have no record. */
    int end() {
        return numbers == null ? records.capacity() : numbers.length;
    }

    boolean read(int i, int... row) {
        return records.read(numbers == null ? i : numbers[i], row);
    }
}
