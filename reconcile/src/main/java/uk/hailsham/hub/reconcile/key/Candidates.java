package uk.hailsham.hub.reconcile.key;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ObjIntConsumer;
import java.util.function.Supplier;
import uk.hailsham.hub.reconcile.pack.Records;
import uk.hailsham.hub.reconcile.snapshot.SnapshotReader;
import uk.hailsham.hub.reconcile.snapshot.SnapshotWriter;
import uk.hailsham.hub.reconcile.work.Workers;

/** The records of an index that share a key with a record asked about. */
public final class Candidates {
    /** A key that more records share is narrowed before they are compared. */
    public static final int MOST = 200;

    private final List<KeyIndex> indexes;
    private final Supplier<Features> features;
    /** By key, the records added since the index was built. */
    private final List<Added> added = new ArrayList<>();

    /** Of few records all are compared; else null. */
    private final Records everything;

    private Candidates(List<KeyIndex> indexes, Supplier<Features> features, Records everything) {
        this.indexes = indexes;
        this.features = features;
        this.everything = everything;
        indexes.forEach(index -> added.add(new Added()));
    }

    public static Candidates of(List<BlockingKey> keys, Records records, Supplier<Features> features, Workers workers) {
        return new Candidates(KeyIndex.of(keys, records, null, features, MOST, workers), features, null);
    }

    /**
     * An index for one purpose: only what is asked for is in it.
     *
     * @param byStrong the records that the keys which tell most are asked for
     * @param byOthers those that the other keys are asked for
     */
    public static Candidates askedBy(
            Asked byStrong,
            Asked byOthers,
            List<BlockingKey> keys,
            Records records,
            Supplier<Features> features,
            Workers workers) {
        return new Candidates(
                KeyIndex.of(keys, records, key -> key.isStrong() ? byStrong : byOthers, features, MOST, workers),
                features,
                null);
    }

    /** The same by the keys that tell most; the others are built anew for these records. */
    public Candidates askedFurther(Asked byOthers, Records records, Workers workers) {
        List<KeyIndex> all =
                new ArrayList<>(indexes.stream().filter(KeyIndex::isStrong).toList());
        List<BlockingKey> others = indexes.stream()
                .filter(index -> !index.isStrong())
                .map(KeyIndex::key)
                .toList();
        all.addAll(KeyIndex.of(others, records, key -> byOthers, features, MOST, workers));
        return new Candidates(all, features, null);
    }

    /** As they were built; what was added since must be added again. */
    public void save(SnapshotWriter out) throws IOException {
        out.number(indexes.size());
        for (KeyIndex index : indexes) {
            index.save(out);
        }
    }

    public static Candidates open(SnapshotReader in, Supplier<Features> features) throws IOException {
        List<KeyIndex> indexes = new ArrayList<>();
        for (long left = in.number(); left > 0; left--) {
            indexes.add(KeyIndex.open(in));
        }
        return new Candidates(indexes, features, null);
    }

    /** Every record is a candidate: for few records, of which none shall be overlooked. */
    public static Candidates all(Records records) {
        return new Candidates(List.of(), () -> null, records);
    }

    /** Whether nothing can be overlooked. */
    public boolean isComplete() {
        return everything != null;
    }

    /** Takes in one record; not while somebody looks. */
    public void add(int record, int[] row) {
        each(row, (some, number) -> some.add(number, record));
    }

    /** Forgets one record that was added since the index was built; not while somebody looks. */
    public void remove(int record, int[] row) {
        each(row, (some, number) -> some.remove(number, record));
    }

    /** Of every key, the records added and a number of this one. */
    private void each(int[] row, ObjIntConsumer<Added> work) {
        Features own = features.get();
        own.read(row, false);
        KeyNumbers numbers = new KeyNumbers();
        for (int k = 0; k < indexes.size(); k++) {
            numbers.clear();
            indexes.get(k).reader().read(own, numbers);
            for (int i = 0; i < numbers.size(); i++) {
                work.accept(added.get(k), numbers.get(i));
            }
        }
    }

    /** A thread's own look-up. */
    public Search search() {
        return new Search();
    }

    /** Looks up one record after the other. */
    public final class Search {
        private final Features asked = features.get();
        private final KeyNumbers numbers = new KeyNumbers();
        private final Unexpanded unexpanded = new Unexpanded();
        private final Found found = new Found();
        private boolean told = true;
        private int[] lookKeys = new int[64];
        private int[] lookNumbers = new int[64];
        private int looks;
        /** Of no meaning; without it nobody would have to read ahead. */
        private int ahead;

        /** The records found, each once, in ascending order; the first {@link #size} of the array. */
        public int[] find(int[] row) {
            return find(row, true);
        }

        /** As {@link #find}, but only by the keys that tell most; {@link #findOthers} finds the rest. */
        public int[] findStrong(int[] row) {
            return find(row, false);
        }

        private int[] find(int[] row, boolean others) {
            found.size = 0;
            if (everything != null) {
                return all();
            }
            asked.read(row, true);
            look(true);
            if (others) {
                look(false);
            }
            found.distinct();
            return found.records;
        }

        /** Those whom the other keys find and {@link #findStrong} did not, in ascending order. */
        public int[] findOthers() {
            int[] strong = found.copy();
            found.size = 0;
            if (everything == null) {
                look(false);
                found.distinct();
                found.leaveOut(strong);
            }
            return found.records;
        }

        /** The same for a record that {@link #findStrong} was asked about some time before. */
        public int[] findOthers(int[] row) {
            told = false;
            findStrong(row);
            told = true;
            return findOthers();
        }

        /** All numbers first: memory is slow to answer, but answers many at once. */
        private void look(boolean strong) {
            looks = 0;
            for (int k = 0; k < indexes.size(); k++) {
                KeyIndex index = indexes.get(k);
                if (index.isStrong() == strong) {
                    numbers.clear();
                    index.reader().read(asked, numbers);
                    for (int i = 0; i < numbers.size(); i++) {
                        ahead += index.plain().aheadOfStart(numbers.get(i));
                        note(k, numbers.get(i));
                    }
                }
            }
            for (int i = 0; i < looks; i++) {
                ahead += indexes.get(lookKeys[i]).plain().aheadOfRecords(lookNumbers[i]);
            }
            for (int i = 0; i < looks; i++) {
                look(indexes.get(lookKeys[i]), lookNumbers[i]);
                added.get(lookKeys[i]).take(lookNumbers[i], found);
            }
        }

        private void note(int key, int number) {
            if (looks == lookKeys.length) {
                lookKeys = Arrays.copyOf(lookKeys, looks * 2);
                lookNumbers = Arrays.copyOf(lookNumbers, looks * 2);
            }
            lookKeys[looks] = key;
            lookNumbers[looks++] = number;
        }

        /** By how many keys two records meet. */
        public int meetings(int[] row, int[] other) {
            int meetings = 0;
            KeyNumbers others = new KeyNumbers();
            Features second = features.get();
            asked.read(row, true);
            second.read(other, false);
            for (KeyIndex index : indexes) {
                numbers.clear();
                others.clear();
                index.reader().read(asked, numbers);
                index.reader().read(second, others);
                meetings += numbers.meets(others) ? 1 : 0;
            }
            return meetings;
        }

        private int[] all() {
            for (int record = 0; record < everything.capacity(); record++) {
                if (everything.isPresent(record)) {
                    found.add(record);
                }
            }
            return found.records;
        }

        public int size() {
            return found.size;
        }

        public Unexpanded unexpanded() {
            return unexpanded;
        }

        private void look(KeyIndex index, int number) {
            Postings plain = index.plain();
            int from = plain.from(number);
            int to = plain.to(number);
            int records = to - from > MOST ? plain.count(number) : 0;
            if (records > MOST) {
                narrow(index, number, records);
            } else {
                plain.take(from, to, number, found);
            }
        }

        private void narrow(KeyIndex index, int number, int records) {
            boolean left = true;
            int before = found.size;
            for (Feature feature : index.refining()) {
                for (int v = 0; v < asked.count(feature); v++) {
                    int narrower = KeyIndex.refined(number, feature, asked.value(feature, v));
                    int from = index.refined().from(narrower);
                    int to = index.refined().to(narrower);
                    if (to - from <= MOST || index.refined().count(narrower) <= MOST) {
                        index.refined().take(from, to, narrower, found);
                        left = false;
                    }
                }
            }
            if (told) {
                unexpanded.add(index.key(), left, Math.max(0, records - (found.size - before)));
            }
        }
    }
}
