package uk.hailsham.hub.reconcile.key;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.Supplier;
import uk.hailsham.hub.reconcile.pack.Records;
import uk.hailsham.hub.reconcile.snapshot.SnapshotReader;
import uk.hailsham.hub.reconcile.snapshot.SnapshotWriter;
import uk.hailsham.hub.reconcile.work.Workers;

/** All records by one key, and those that share it with too many by the key and one feature more. */
final class KeyIndex {
    private static final int AT_ONCE = 3;
    private static final int ASKED_AT_ONCE = 4;

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
     * Every record is read once for all keys that are built together. Where many may be looked for these are few, so that
     * what is only needed for building stays small.
     *
     * @param asked by key the only records that will be looked for; null when any may be
     */
    static List<KeyIndex> of(
            List<BlockingKey> keys,
            Records records,
            Function<BlockingKey, Asked> asked,
            Supplier<Features> features,
            int most,
            Workers workers) {
        AskedNumbers[] wanted = asked == null ? null : AskedNumbers.of(keys, asked, features, workers);
        List<KeyIndex> indexes = new ArrayList<>();
        for (int from = 0, to; from < keys.size(); from = to) {
            to = together(from, keys.size(), wanted);
            List<BlockingKey> some = keys.subList(from, to);
            AskedNumbers[] own = wanted == null ? null : Arrays.copyOfRange(wanted, from, to);
            List<KeyPairs[]> parts = KeyPairs.of(some, records, own, features, workers);
            List<Callable<KeyIndex>> tasks = new ArrayList<>();
            for (int k = 0; k < some.size(); k++) {
                int number = k;
                tasks.add(() -> of(some.get(number), KeyPairs.joined(parts, number), records, features.get(), most));
            }
            indexes.addAll(workers.all(tasks));
        }
        return indexes;
    }

    /** Where the keys end that are built together with the one here. */
    private static int together(int from, int keys, AskedNumbers... wanted) {
        if (wanted == null) {
            return Math.min(keys, from + AT_ONCE);
        }
        int many = 0;
        int to = from;
        while (to < keys && many + (wanted[to].areMany() ? 1 : 0) <= ASKED_AT_ONCE) {
            many += wanted[to++].areMany() ? 1 : 0;
        }
        return to;
    }

    private static KeyIndex of(BlockingKey key, KeyPairs pairs, Records records, Features features, int most) {
        Postings plain = Postings.of(pairs);
        return new KeyIndex(key, plain, refined(key, plain, pairs, records, features, most));
    }

    private static Postings refined(
            BlockingKey key, Postings plain, KeyPairs pairs, Records records, Features features, int most) {
        KeyPairs refined = new KeyPairs(16);
        List<Feature> refining = key.refining();
        features.only(List.of(new BlockingKey(refining)));
        Set<Integer> common = plain.common(most);
        int[] row = new int[records.layout().stride()];
        for (int i = 0; i < pairs.size() && !common.isEmpty(); i++) {
            int number = pairs.number(i);
            if (plain.to(number) - plain.from(number) > most && common.contains(plain.looks(number))) {
                records.read(pairs.record(i), row);
                features.read(row, false);
                for (Feature feature : refining) {
                    for (int v = 0; v < features.count(feature); v++) {
                        refined.add(refined(number, feature, features.value(feature, v)), pairs.record(i));
                    }
                }
            }
        }
        return Postings.of(refined);
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
}
