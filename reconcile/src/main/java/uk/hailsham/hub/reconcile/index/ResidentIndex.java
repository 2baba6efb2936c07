package uk.hailsham.hub.reconcile.index;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import uk.hailsham.hub.reconcile.Decision;
import uk.hailsham.hub.reconcile.column.Recognised;
import uk.hailsham.hub.reconcile.comparison.Comparisons;
import uk.hailsham.hub.reconcile.key.Candidates;
import uk.hailsham.hub.reconcile.key.Features;
import uk.hailsham.hub.reconcile.model.Model;
import uk.hailsham.hub.reconcile.model.Scorer;
import uk.hailsham.hub.reconcile.model.Step;
import uk.hailsham.hub.reconcile.pack.Layout;
import uk.hailsham.hub.reconcile.pack.NameFacts;
import uk.hailsham.hub.reconcile.pack.Packing;
import uk.hailsham.hub.reconcile.pack.Records;
import uk.hailsham.hub.reconcile.pack.Words;
import uk.hailsham.hub.reconcile.snapshot.SnapshotReader;
import uk.hailsham.hub.reconcile.snapshot.SnapshotWriter;

/**
 * A trained index in memory. Any number of threads may look while others add, change and remove: a change waits for looks
 * under way and takes microseconds.
 */
public final class ResidentIndex {
    private static final double WORTH_SHOWING = 0.02;
    private static final double WORTH_WEIGHING = -9;

    private final Layout layout;
    private final Words words;
    private final NameFacts facts;
    private final Comparisons comparisons;
    private final Candidates candidates;
    private final Records records;
    private final Model model;
    private final Recognised columns;
    private final Packing packing;
    private final double threshold;
    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private final ConcurrentLinkedQueue<Look> looks = new ConcurrentLinkedQueue<>();
    /** Records by id, made when the first is changed or removed. */
    private Map<String, Integer> numbers;

    private int firstAdded;

    /** What an index is made of; all of one linkage. */
    public record Parts(
            Words words,
            NameFacts facts,
            Comparisons comparisons,
            Candidates candidates,
            Records records,
            Model model) {}

    /**
     * @param columns of the rows that are asked about and added
     * @param threshold the least probability of the same person
     */
    public ResidentIndex(Parts parts, Recognised columns, double threshold) {
        this.layout = parts.records().layout();
        this.words = parts.words();
        this.facts = parts.facts();
        this.comparisons = parts.comparisons();
        this.candidates = parts.candidates();
        this.records = parts.records();
        this.model = parts.model();
        this.columns = columns;
        this.packing = Packing.adding(layout, columns, words);
        this.threshold = threshold;
        this.firstAdded = records.next();
    }

    /** Writes everything to one file; looks go on meanwhile. Records added since the index was built become part of it. */
    public void save(Path file) throws IOException {
        lock.readLock().lock();
        try (SnapshotWriter out = new SnapshotWriter(file)) {
            words.save(out);
            facts.save(out);
            comparisons.save(out);
            model.save(out);
            records.save(out);
            candidates.save(out);
            out.number(firstAdded);
        } finally {
            lock.readLock().unlock();
        }
    }

    /** Maps a file that {@link #save} wrote, for the same layout and columns. */
    public static ResidentIndex open(Path file, Layout layout, Recognised columns, double threshold)
            throws IOException {
        try (SnapshotReader in = new SnapshotReader(file)) {
            Words words = Words.open(in);
            NameFacts facts = NameFacts.open(in, words.names());
            Comparisons comparisons = Comparisons.open(in, layout, words, facts);
            Model model = Model.open(in, comparisons.forThread());
            Records records = Records.open(in, layout);
            Candidates candidates = Candidates.open(in, () -> new Features(layout, words, facts));
            Parts parts = new Parts(words, facts, comparisons, candidates, records, model);
            ResidentIndex opened = new ResidentIndex(parts, columns, threshold);
            opened.addAgain((int) in.number());
            return opened;
        }
    }

    /** The keys in the file are those built at first; what came later is told to them again. */
    private void addAgain(int from) {
        firstAdded = from;
        int[] row = new int[layout.stride()];
        for (int record = from; record < records.capacity(); record++) {
            if (records.read(record, row)) {
                candidates.add(record, row);
            }
        }
    }

    public int size() {
        lock.readLock().lock();
        try {
            return records.present();
        } finally {
            lock.readLock().unlock();
        }
    }

    /** Adds a record, in the place of one with the same id. */
    public void put(List<String> cells) {
        lock.writeLock().lock();
        try {
            String id = packing.id(cells);
            int[] row = packing.pack(cells);
            facts.extend();
            forget(id);
            int record = records.add(row, id.getBytes(StandardCharsets.UTF_8));
            candidates.add(record, row);
            numbers().put(id, record);
        } finally {
            lock.writeLock().unlock();
        }
    }

    /** False when there is no such record. */
    public boolean remove(String id) {
        lock.writeLock().lock();
        try {
            return forget(id);
        } finally {
            lock.writeLock().unlock();
        }
    }

    private boolean forget(String id) {
        Integer record = numbers().remove(id);
        if (record == null) {
            return false;
        }
        int[] row = new int[layout.stride()];
        records.read(record, row);
        if (record >= firstAdded) {
            candidates.remove(record, row);
        }
        records.remove(record);
        return true;
    }

    private Map<String, Integer> numbers() {
        if (numbers == null) {
            numbers = new HashMap<>();
            for (int record = 0; record < records.capacity(); record++) {
                if (records.isPresent(record)) {
                    numbers.put(records.id(record), record);
                }
            }
        }
        return numbers;
    }

    /** Who of the index the record may be, the most probable first. */
    public List<Partner> look(List<String> cells) {
        List<Partner> found = looking(look -> look.find(cells));
        if (found != null) {
            return found;
        }
        int[] row = packed(cells);
        return looking(look -> look.find(row));
    }

    /** Ids of all whom a look at the record weighs, however improbable they turn out. */
    List<String> near(List<String> cells) {
        int[] row = packed(cells);
        List<String> near = new ArrayList<>();
        looking(look -> {
            look.weighed(row).forEach(one -> near.add(records.id(one.record())));
            return List.of();
        });
        return near;
    }

    /** How the record compares with one of the index. */
    List<Step> evidence(List<String> cells, String id) {
        int[] row = packed(cells);
        List<Step> steps = new ArrayList<>();
        looking(look -> {
            steps.addAll(look.steps(row, numbers().get(id)));
            return List.of();
        });
        return steps;
    }

    /** A word nobody knew becomes known first. */
    private int[] packed(List<String> cells) {
        lock.writeLock().lock();
        try {
            int[] row = packing.pack(cells);
            facts.extend();
            return row;
        } finally {
            lock.writeLock().unlock();
        }
    }

    private List<Partner> looking(Function<Look, List<Partner>> work) {
        lock.readLock().lock();
        try {
            Look look = looks.poll();
            look = look == null ? new Look() : look;
            List<Partner> found = work.apply(look);
            looks.add(look);
            return found;
        } finally {
            lock.readLock().unlock();
        }
    }

    /** What one look-up needs besides the index; used again by later ones. */
    private final class Look {
        private final Scorer scorer = new Scorer(comparisons.forThread(), model);
        private final Candidates.Search search = candidates.search();
        private final Packing packing = Packing.looking(layout, columns, words);
        private final int[] other = new int[layout.stride()];

        private record Weighed(int record, double odds) {}

        /** Null when the record has a word that is not known yet. */
        List<Partner> find(List<String> cells) {
            int[] row = packing.pack(cells);
            return packing.missed() ? null : find(row);
        }

        List<Step> steps(int[] row, int record) {
            records.read(record, other);
            scorer.score(row, other);
            return scorer.steps();
        }

        List<Partner> find(int[] row) {
            List<Weighed> weighed = weighed(row);
            return partners(
                    row,
                    weighed,
                    1 + weighed.stream().mapToDouble(Weighed::odds).sum());
        }

        private List<Weighed> weighed(int[] row) {
            List<Weighed> weighed = new ArrayList<>();
            int[] found = search.find(row);
            scorer.ask(row);
            for (int i = 0; i < search.size(); i++) {
                if (records.read(found[i], other) && scorer.score(other, WORTH_WEIGHING - model.prior(true))) {
                    double log = scorer.weight() + model.prior(true);
                    if (log > WORTH_WEIGHING) {
                        weighed.add(new Weighed(found[i], Math.pow(2, Math.min(log, 300))));
                    }
                }
            }
            return weighed;
        }

        private List<Partner> partners(int[] row, List<Weighed> weighed, double all) {
            List<Partner> partners = new ArrayList<>();
            for (Weighed one : weighed) {
                double probability = one.odds() / all;
                if (probability >= WORTH_SHOWING) {
                    records.read(one.record(), other);
                    scorer.score(row, other);
                    Decision decision = probability >= threshold ? Decision.SAME : Decision.PERHAPS;
                    partners.add(new Partner(
                            records.id(one.record()), decision, scorer.weight(), probability, scorer.steps()));
                }
            }
            partners.sort(
                    Comparator.comparingDouble(Partner::probability).reversed().thenComparing(Partner::id));
            return partners;
        }
    }
}
