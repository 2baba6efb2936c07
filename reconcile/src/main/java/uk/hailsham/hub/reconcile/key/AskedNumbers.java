package uk.hailsham.hub.reconcile.key;

import java.util.List;
import java.util.function.Supplier;
import uk.hailsham.hub.reconcile.pack.Records;
import uk.hailsham.hub.reconcile.work.Workers;

/** Which numbers will be asked for, roughly: none that will be is missing, a few are too many. */
final class AskedNumbers {
    private static final int BITS_A_RECORD = 16;

    private final long[] bits;
    private final int shift;

    private AskedNumbers(int records) {
        int size = 32 - Integer.numberOfLeadingZeros(Math.max(1 << 10, records));
        int log = Math.min(31, size + Integer.numberOfTrailingZeros(BITS_A_RECORD));
        this.bits = new long[1 << log - 6];
        this.shift = 32 - log;
    }

    /** By key, the numbers of records that are looked for; their features are read as those of asked ones. */
    static AskedNumbers[] of(Records asked, List<BlockingKey> keys, Supplier<Features> features, Workers workers) {
        AskedNumbers[] numbers = new AskedNumbers[keys.size()];
        workers.each(keys.size(), k -> numbers[k] = of(asked, keys.get(k), features.get()));
        return numbers;
    }

    private static AskedNumbers of(Records asked, BlockingKey key, Features features) {
        AskedNumbers numbers = new AskedNumbers(asked.present());
        features.only(List.of(key));
        KeyReader reader = new KeyReader(key);
        KeyNumbers own = new KeyNumbers();
        int[] row = new int[asked.layout().stride()];
        for (int record = 0; record < asked.capacity(); record++) {
            if (asked.read(record, row)) {
                features.read(row, true);
                own.clear();
                reader.read(features, own);
                for (int i = 0; i < own.size(); i++) {
                    numbers.add(own.get(i));
                }
            }
        }
        return numbers;
    }

    private void add(int number) {
        int bit = number >>> shift;
        bits[bit >>> 6] |= 1L << bit;
    }

    boolean has(int number) {
        int bit = number >>> shift;
        return (bits[bit >>> 6] >>> bit & 1) != 0;
    }
}
