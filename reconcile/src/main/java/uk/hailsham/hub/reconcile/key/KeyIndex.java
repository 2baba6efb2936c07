package uk.hailsham.hub.reconcile.key;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import uk.hailsham.hub.reconcile.pack.Records;
import uk.hailsham.hub.reconcile.work.Workers;

/** All records by one key, and those that share it with too many by the key and one feature more. */
final class KeyIndex {
    private final BlockingKey key;
    private final Postings plain;
    private final Postings refined;

    KeyIndex(BlockingKey key, Postings plain, Postings refined) {
        this.key = key;
        this.plain = plain;
        this.refined = refined;
    }

    static List<KeyIndex> of(
            List<BlockingKey> keys, Records records, Supplier<Features> features, int most, Workers workers) {
        List<Callable<KeyIndex>> tasks = keys.stream()
                .<Callable<KeyIndex>>map(key -> () -> of(key, records, features.get(), most))
                .toList();
        return workers.all(tasks);
    }

    private static KeyIndex of(BlockingKey key, Records records, Features features, int most) {
        Pairs pairs = new Pairs(records.present());
        KeyNumbers numbers = new KeyNumbers();
        int[] row = new int[records.layout().stride()];
        for (int record = 0; record < records.capacity(); record++) {
            if (records.read(record, row)) {
                features.read(row, false);
                numbers.clear();
                key.numbers(features, numbers);
                for (int i = 0; i < numbers.size(); i++) {
                    pairs.add(numbers.get(i), record);
                }
            }
        }
        Postings plain = Postings.of(pairs.numbers, pairs.records, pairs.size);
        return new KeyIndex(key, plain, refined(key, plain, pairs, records, features, most));
    }

    private static Postings refined(
            BlockingKey key, Postings plain, Pairs pairs, Records records, Features features, int most) {
        Pairs refined = new Pairs(16);
        List<Feature> refining = key.refining();
        int[] row = new int[records.layout().stride()];
        for (int i = 0; i < pairs.size; i++) {
            int number = pairs.numbers[i];
            if (plain.to(number) - plain.from(number) > most && plain.count(number) > most) {
                records.read(pairs.records[i], row);
                features.read(row, false);
                for (Feature feature : refining) {
                    for (int v = 0; v < features.count(feature); v++) {
                        refined.add(refined(number, feature, features.value(feature, v)), pairs.records[i]);
                    }
                }
            }
        }
        return Postings.of(refined.numbers, refined.records, refined.size);
    }

    static int refined(int number, Feature feature, int value) {
        return BlockingKey.mixed(BlockingKey.mixed(number, feature.ordinal()), value);
    }

    BlockingKey key() {
        return key;
    }

    Postings plain() {
        return plain;
    }

    Postings refined() {
        return refined;
    }

    /** Growing pairs of a number and a record. */
    private static final class Pairs {
        private int[] numbers;
        private int[] records;
        private int size;

        Pairs(int room) {
            numbers = new int[Math.max(room, 16)];
            records = new int[Math.max(room, 16)];
        }

        void add(int number, int record) {
            if (size == numbers.length) {
                numbers = Arrays.copyOf(numbers, size + (size >> 1));
                records = Arrays.copyOf(records, size + (size >> 1));
            }
            numbers[size] = number;
            records[size++] = record;
        }
    }
}
