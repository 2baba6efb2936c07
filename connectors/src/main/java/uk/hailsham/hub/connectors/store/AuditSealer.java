package uk.hailsham.hub.connectors.store;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Chains committed audit events by SHA-256, in batches. An event whose transaction commits late is sealed late, but never
 * missed: membership is a row, not "younger than the last". Each seal also goes to a file outside the database, so that
 * whoever may change the whole database still cannot change the past.
 */
public final class AuditSealer {
    private static final int BATCH = 5_000;
    private static final byte[] BEGINNING = new byte[32];

    private final TransactionTemplate transactions;
    private final SealRows rows;
    private final SealFile file;
    private final Clock clock;

    /** @param file gets a line per seal: number, time, events, hash */
    public AuditSealer(JdbcClient jdbc, TransactionTemplate transactions, Path file, Clock clock) {
        this.transactions = transactions;
        this.rows = new SealRows(jdbc);
        this.file = new SealFile(file);
        this.clock = clock;
    }

    /**
     * Seals one batch, and writes to the file what it lacks, be it of this batch or from before a crash.
     *
     * @return how many events were sealed
     */
    public int seal() {
        int sealed = transactions.execute(status -> sealBatch());
        transactions.executeWithoutResult(status -> writeOut());
        return sealed;
    }

    /** Under the lock, since other nodes write to the same file. */
    private void writeOut() {
        rows.lock();
        rows.seals(file.last()).forEach(seal -> file.append(seal.id(), seal.line()));
    }

    private int sealBatch() {
        rows.lock();
        List<SealRows.Event> events = rows.unsealed(BATCH);
        if (!events.isEmpty()) {
            rows.add(
                    clock.instant().truncatedTo(ChronoUnit.MICROS),
                    rows.lastHash().orElse(BEGINNING),
                    events);
        }
        return events.size();
    }

    /** Notes in the file up to where the events are about to be disposed of. */
    public void cut(String line) {
        file.cut(line);
    }

    /** Age of the oldest event that is not sealed yet; zero when all are. */
    public Duration unsealedAge() {
        return rows.unsealed(1).stream()
                .findFirst()
                .map(event -> Duration.between(event.at(), clock.instant()))
                .orElse(Duration.ZERO);
    }

    /**
     * How much there is to verify.
     *
     * @param waiting events that are not sealed yet
     * @param disposed events of the seals that are not kept any more; counted in {@code events} too
     */
    public record Extent(long seals, long events, long waiting, long disposed) {}

    public Extent extent() {
        long disposed = rows.cuts().stream().mapToLong(SealRows.Cut::events).sum();
        return rows.standing(Long.MAX_VALUE)
                .map(standing -> new Extent(standing.seals(), standing.events(), rows.waiting(), disposed))
                .orElseGet(() -> new Extent(0, 0, rows.waiting(), disposed));
    }

    /**
     * Computes every seal anew from its events, and compares it with the file. Of seals up to the cut the events may be gone,
     * and all of them must be: that the file knows the cut and the seals are older than it says is verified as well.
     *
     * @return what does not fit, in words; empty when nothing was changed, removed or put between
     */
    public List<String> verify() {
        List<String> faults = new ArrayList<>();
        Map<Long, String> written = file.lines();
        List<SealRows.Seal> seals = rows.seals(0);
        SealCuts cuts = new SealCuts(rows.cuts(), file.cuts());
        faults.addAll(cuts.faults(seals));
        byte[] expected = BEGINNING;
        for (SealRows.Seal seal : seals) {
            if (!seal.follows(expected)) {
                faults.add("seal " + seal.id() + " does not follow the one before it");
            }
            checkEvents(seal, cuts.covers(seal), faults);
            // The youngest may be on its way to the file just now.
            boolean youngest = seal == seals.get(seals.size() - 1);
            if (!seal.line().equals(written.getOrDefault(seal.id(), youngest ? seal.line() : null))) {
                faults.add("seal " + seal.id() + " is not as the file outside the database has it");
            }
            written.remove(seal.id());
            expected = seal.hash();
        }
        written.keySet().forEach(id -> faults.add("seal " + id + " was removed: only the file has it"));
        rows.strays().forEach(id -> faults.add("event " + id + " is in no seal: it was put in afterwards"));
        return faults;
    }

    private void checkEvents(SealRows.Seal seal, boolean cut, List<String> faults) {
        List<SealRows.Event> events = rows.members(seal.id());
        if (cut) {
            if (!events.isEmpty()) {
                faults.add("seal " + seal.id() + " was cut: expected no events, found " + events.size());
            }
        } else if (events.size() != seal.events()) {
            faults.add("seal " + seal.id() + ": expected " + seal.events() + " events, found " + events.size());
        } else if (!seal.closes(events)) {
            faults.add("seal " + seal.id() + ": an event was changed");
        }
    }
}
