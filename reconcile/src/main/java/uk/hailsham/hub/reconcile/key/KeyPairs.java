package uk.hailsham.hub.reconcile.key;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import uk.hailsham.hub.reconcile.pack.Records;
import uk.hailsham.hub.reconcile.work.Workers;

/** Growing pairs of a number under a key and a record that has it. */
final class KeyPairs {
    /** So many records are read by one thread at a time. */
    private static final int STRETCH = 1 << 17;

    private int[] numbers;
    private int[] records;
    private int size;

    KeyPairs(int room) {
        numbers = new int[room];
        records = new int[room];
    }

    /**
     * By stretch of the records, in their order, those of every key.
     *
     * @param wanted by key the only numbers that will be looked for; null when any may be
     */
    static List<KeyPairs[]> of(
            List<BlockingKey> keys,
            Records records,
            AskedNumbers[] wanted,
            Supplier<Features> features,
            Workers workers) {
        List<Callable<KeyPairs[]>> tasks = new ArrayList<>();
        for (int from = 0; from < records.capacity(); from += STRETCH) {
            int begin = from;
            int end = Math.min(records.capacity(), from + STRETCH);
            tasks.add(() -> read(keys, records, begin, end, wanted, features.get()));
        }
        return new ArrayList<>(workers.all(tasks));
    }

    private static KeyPairs[] read(
            List<BlockingKey> keys, Records records, int from, int to, AskedNumbers[] wanted, Features features) {
        features.only(keys);
        KeyReader[] readers = keys.stream().map(KeyReader::new).toArray(KeyReader[]::new);
        KeyPairs[] pairs = new KeyPairs[readers.length];
        Arrays.setAll(pairs, k -> new KeyPairs(1 << 10));
        KeyNumbers numbers = new KeyNumbers();
        int[] row = new int[records.layout().stride()];
        for (int record = from; record < to; record++) {
            if (records.read(record, row)) {
                features.read(row, false);
                for (int k = 0; k < pairs.length; k++) {
                    numbers.clear();
                    readers[k].read(features, numbers);
                    for (int i = 0; i < numbers.size(); i++) {
                        if (wanted == null || wanted[k].has(numbers.get(i))) {
                            pairs[k].add(numbers.get(i), record);
                        }
                    }
                }
            }
        }
        return pairs;
    }

    /** All pairs of one key, which the parts give up. */
    static KeyPairs joined(List<KeyPairs[]> parts, int key) {
        int size = parts.stream().mapToInt(part -> part[key].size).sum();
        KeyPairs joined = new KeyPairs(size);
        for (KeyPairs[] part : parts) {
            System.arraycopy(part[key].numbers, 0, joined.numbers, joined.size, part[key].size);
            System.arraycopy(part[key].records, 0, joined.records, joined.size, part[key].size);
            joined.size += part[key].size;
            part[key] = null;
        }
        return joined;
    }

    void add(int number, int record) {
        if (size == numbers.length) {
            numbers = Arrays.copyOf(numbers, size + (size >> 1));
            records = Arrays.copyOf(records, size + (size >> 1));
        }
        numbers[size] = number;
        records[size++] = record;
    }

    int size() {
        return size;
    }

    int number(int i) {
        return numbers[i];
    }

    int record(int i) {
        return records[i];
    }
}
