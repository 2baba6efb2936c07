package uk.hailsham.hub.reconcile.index;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import uk.hailsham.hub.reconcile.column.Recognised;
import uk.hailsham.hub.reconcile.comparison.Comparisons;
import uk.hailsham.hub.reconcile.key.Candidates;
import uk.hailsham.hub.reconcile.key.Features;
import uk.hailsham.hub.reconcile.key.Unexpanded;
import uk.hailsham.hub.reconcile.model.Model;
import uk.hailsham.hub.reconcile.model.Step;
import uk.hailsham.hub.reconcile.pack.IdNumbers;
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
    private static final String VERSION = "hub-link-snapshot 1 ";

    private final Parts parts;
    private final Layout layout;
    private final NameFacts facts;
    private final Candidates candidates;
    private final Records records;
    private final Recognised columns;
    private final Packing packing;
    private final double threshold;
    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private final ConcurrentLinkedQueue<Look> looks = new ConcurrentLinkedQueue<>();
    private final IdNumbers numbers;
    private int firstAdded;

    /** What an index is made of; all of one linkage. */
    public record Parts(
            Words words,
            NameFacts facts,
            Comparisons comparisons,
            Candidates candidates,
            Records records,
            Model model) {

        Look look(Recognised columns, double threshold) {
            return new Look(this, columns, threshold);
        }
    }

    /**
     * @param columns of the rows that are asked about and added
     * @param threshold the least probability of the same person
     */
    public ResidentIndex(Parts parts, Recognised columns, double threshold) {
        this(parts, columns, threshold, IdNumbers.of(parts.records()));
    }

    private ResidentIndex(Parts parts, Recognised columns, double threshold, IdNumbers numbers) {
        this.parts = parts;
        this.layout = parts.records().layout();
        this.facts = parts.facts();
        this.candidates = parts.candidates();
        this.records = parts.records();
        this.columns = columns;
        this.packing = Packing.adding(layout, columns, parts.words());
        this.threshold = threshold;
        this.numbers = numbers;
        this.firstAdded = records.next();
    }

    /** Writes everything to one file; looks go on meanwhile. Records added since the index was built become part of it. */
    public void save(Path file) throws IOException {
        lock.readLock().lock();
        try (SnapshotWriter out = new SnapshotWriter(file)) {
            out.text(head(layout));
            parts.words().save(out);
            facts.save(out);
            parts.comparisons().save(out);
            parts.model().save(out);
            records.save(out);
            candidates.save(out);
            numbers.save(out);
            out.number(firstAdded);
            out.finish();
        } finally {
            lock.readLock().unlock();
        }
    }

    /** What the arrays mean changes with the version, and with the facts that a row holds. */
    private static String head(Layout layout) {
        return VERSION + layout.fields();
    }

    /**
     * Maps a file that {@link #save} wrote, for the same layout and columns.
     *
     * @throws IOException for any other file, before anything of it is taken
     */
    public static ResidentIndex open(Path file, Layout layout, Recognised columns, double threshold)
            throws IOException {
        try (SnapshotReader in = new SnapshotReader(file)) {
            if (!in.text().equals(head(layout))) {
                throw new IOException("expected a snapshot of " + head(layout) + ", found another");
            }
            Words words = Words.open(in);
            NameFacts facts = NameFacts.open(in, words.names());
            Comparisons comparisons = Comparisons.open(in, layout, words, facts);
            Model model = Model.open(in, comparisons.forThread());
            Records records = Records.open(in, layout);
            Candidates candidates = Candidates.open(in, () -> new Features(layout, words, facts));
            Parts parts = new Parts(words, facts, comparisons, candidates, records, model);
            ResidentIndex opened = new ResidentIndex(parts, columns, threshold, IdNumbers.open(in, records));
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
            numbers.put(id, record);
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
        int record = numbers.remove(id);
        if (record < 0) {
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

    /** Who of the index the record may be, the most probable first. */
    public List<Partner> look(List<String> cells) {
        List<Partner> found = looking(look -> look.find(cells));
        if (found != null) {
            return found;
        }
        return look(packed(cells));
    }

    /** What it holds of a record, to be asked with in an index of the same words; null when there is no such record. */
    int[] row(String id) {
        lock.readLock().lock();
        try {
            int record = numbers.find(id);
            int[] row = new int[layout.stride()];
            return record >= 0 && records.read(record, row) ? row : null;
        } finally {
            lock.readLock().unlock();
        }
    }

    /** As {@link #look(List)}. */
    List<Partner> look(int[] row) {
        return looking(look -> look.find(row));
    }

    /** Ids of all whom a look at the record weighs, however improbable they turn out. */
    List<String> near(int[] row) {
        List<String> near = new ArrayList<>();
        looking(look -> {
            look.weighed(row).forEach(one -> near.add(records.id(one.record())));
            return List.of();
        });
        return near;
    }

    /** How the record compares with one of the index; empty when that is not there. */
    List<Step> evidence(int[] row, String id) {
        List<Step> steps = new ArrayList<>();
        looking(look -> {
            int record = numbers.find(id);
            steps.addAll(record < 0 ? List.of() : look.steps(row, record));
            return List.of();
        });
        return steps;
    }

    /** What the looks so far left out because too many records share a key. */
    public Unexpanded unexpanded() {
        lock.writeLock().lock();
        try {
            Unexpanded all = new Unexpanded();
            looks.forEach(look -> all.addAll(look.unexpanded()));
            return all;
        } finally {
            lock.writeLock().unlock();
        }
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
            look = look == null ? parts.look(columns, threshold) : look;
            List<Partner> found = work.apply(look);
            looks.add(look);
            return found;
        } finally {
            lock.readLock().unlock();
        }
    }
}
