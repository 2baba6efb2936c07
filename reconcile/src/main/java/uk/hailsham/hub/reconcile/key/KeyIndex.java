package uk.hailsham.hub.reconcile.key;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import uk.hailsham.hub.reconcile.pack.Records;
import uk.hailsham.hub.reconcile.snapshot.SnapshotReader;
import uk.hailsham.hub.reconcile.snapshot.SnapshotWriter;
import uk.hailsham.hub.reconcile.work.Workers;

/** All records by one key, and those that share it with too many by the key and one feature more. */
final class KeyIndex {
    private static final int AT_ONCE = 3;

    private final BlockingKey key;
    private final Postings plain;
    private final Postings refined;
    private final KeyReader reader;
    private final Feature[] refining;
    private final boolean strong;

    KeyIndex(BlockingKey key, Postings plain, Postings refined) {
        this.key = key;
        this.plain = plain;
        this.refined = refined;
        this.reader = new KeyReader(key);
        this.refining = key.refining().toArray(Feature[]::new);
        this.strong = key.isStrong();
    }

    /**
     * Some keys at a time, so that what is only needed for building stays small.
     *
     * @param asked the only records that will be looked for; null when any may be
     */
    static List<KeyIndex> of(
            List<BlockingKey> keys,
            Records records,
            Records asked,
            Supplier<Features> features,
            int most,
            Workers workers) {
        List<Callable<List<KeyIndex>>> tasks = new ArrayList<>();
        for (int from = 0; from < keys.size(); from += AT_ONCE) {
            List<BlockingKey> some = keys.subList(from, Math.min(keys.size(), from + AT_ONCE));
            tasks.add(() -> some(some, records, asked, features, most));
        }
        return workers.all(tasks).stream().flatMap(List::stream).toList();
    }

    private static List<KeyIndex> some(
            List<BlockingKey> keys, Records records, Records asked, Supplier<Features> features, int most) {
        Features own = features.get();
        own.only(keys);
        Pairs[] pairs = new Pairs[keys.size()];
        Arrays.setAll(
                pairs, k -> new Pairs(asked == null ? records.present() + (records.present() >> 3) : asked.present()));
        KeyReader[] readers = keys.stream().map(KeyReader::new).toArray(KeyReader[]::new);
        AskedNumbers[] wanted = asked == null ? null : AskedNumbers.of(asked, readers, own);
        KeyNumbers numbers = new KeyNumbers();
        int[] row = new int[records.layout().stride()];
        for (int record = 0; record < records.capacity(); record++) {
            if (records.read(record, row)) {
                own.read(row, false);
                for (int k = 0; k < pairs.length; k++) {
                    numbers.clear();
                    readers[k].read(own, numbers);
                    for (int i = 0; i < numbers.size(); i++) {
                        if (wanted == null || wanted[k].has(numbers.get(i))) {
                            pairs[k].add(numbers.get(i), record);
                        }
                    }
                }
            }
        }
        List<KeyIndex> indexes = new ArrayList<>();
        for (int k = 0; k < pairs.length; k++) {
            Postings plain = Postings.of(pairs[k].numbers, pairs[k].records, pairs[k].size);
            indexes.add(new KeyIndex(
                    keys.get(k), plain, refined(keys.get(k), plain, pairs[k], records, features.get(), most)));
            pairs[k] = null;
        }
        return indexes;
    }

    private static Postings refined(
            BlockingKey key, Postings plain, Pairs pairs, Records records, Features features, int most) {
        Pairs refined = new Pairs(16);
        List<Feature> refining = key.refining();
        features.only(List.of(new BlockingKey(refining)));
        Set<Integer> common = plain.common(most);
        int[] row = new int[records.layout().stride()];
        for (int i = 0; i < pairs.size && !common.isEmpty(); i++) {
            int number = pairs.numbers[i];
            if (plain.to(number) - plain.from(number) > most && common.contains(plain.looks(number))) {
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

    void save(SnapshotWriter out) throws IOException {
        out.text(key.name());
        plain.save(out);
        refined.save(out);
    }

    static KeyIndex open(SnapshotReader in) throws IOException {
        return new KeyIndex(BlockingKey.named(in.text()), Postings.open(in), Postings.open(in));
    }

    BlockingKey key() {
        return key;
    }

    boolean isStrong() {
        return strong;
    }

    /** What narrows this key; it must not be changed. */
    Feature[] refining() {
        return refining;
    }

    KeyReader reader() {
        return reader;
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
