package uk.hailsham.hub.reconcile.key;

import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import uk.hailsham.hub.reconcile.work.Workers;

/** Which numbers will be asked for, roughly: none that will be is missing, a few are too many. */
final class AskedNumbers {
    private static final int BITS_A_RECORD = 16;

    /** Room for fewer would save nothing, and each that is too many is kept with its record. */
    private static final int FEWEST = 1 << 15;

    private static final int MANY = 1 << 18;

    private final long[] bits;
    private final int shift;
    private final boolean many;

    private AskedNumbers(int records) {
        this.many = records > MANY;
        int size = 32 - Integer.numberOfLeadingZeros(Math.max(FEWEST, records));
        int log = Math.min(31, size + Integer.numberOfTrailingZeros(BITS_A_RECORD));
        this.bits = new long[1 << log - 6];
        this.shift = 32 - log;
    }

    /** By key, the numbers of records that are looked for; their features are read as those of asked ones. */
    static AskedNumbers[] of(
            List<BlockingKey> keys, Function<BlockingKey, Asked> asked, Supplier<Features> features, Workers workers) {
        AskedNumbers[] numbers = new AskedNumbers[keys.size()];
        workers.each(keys.size(), k -> numbers[k] = of(asked.apply(keys.get(k)), keys.get(k), features.get()));
        return numbers;
    }

    private static AskedNumbers of(Asked asked, BlockingKey key, Features features) {
        AskedNumbers numbers = new AskedNumbers(asked.size());
        features.only(List.of(key));
        KeyReader reader = new KeyReader(key);
        KeyNumbers own = new KeyNumbers();
        int[] row = new int[asked.records().layout().stride()];
        for (int i = 0; i < asked.end(); i++) {
            if (asked.read(i, row)) {
                features.read(row, true);
                own.clear();
                reader.read(features, own);
                for (int j = 0; j < own.size(); j++) {
                    numbers.add(own.get(j));
                }
            }
        }
        return numbers;
    }

    /** Whether so many are asked for that what is found fills much memory. */
    boolean areMany() {
        return many;
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
