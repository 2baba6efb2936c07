package uk.hailsham.hub.routes.recognise;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import uk.hailsham.hub.connectors.ground.Lap;
import uk.hailsham.hub.connectors.store.Deaths;
import uk.hailsham.hub.connectors.store.Identity;
import uk.hailsham.hub.connectors.store.Links;
import uk.hailsham.hub.connectors.store.Outbox;
import uk.hailsham.hub.connectors.store.Records;
import uk.hailsham.hub.domain.access.Access;
import uk.hailsham.hub.reconcile.index.ResidentSources;
import uk.hailsham.hub.reconcile.index.StoredModel;

/**
 * Agrees who is who after a drop: the records it changed against the Index and against the other schools, on an index that
 * stays in memory from the first drop on. Only what the drop touches is looked at again: its records, and those of which
 * they are, were or might be partners. Once that is known, what is open for a child that has
 * died stands still.
 */
public final class Recognising {
    private static final Access HUB = Access.hub("recognise");

    /** So many records are asked about at a time. */
    private static final int SLICE = 2_000;

    private final Records records;
    private final Links links;
    private final StoredModel model;
    private final Deaths deaths;
    private final Outbox outbox;

    /** Null until it is needed, and after a failure that may have left it behind the database. */
    private ResidentSources sources;

    private int sealed;

    private final AtomicBoolean leftBehind = new AtomicBoolean();

    public Recognising(Records records, Links links, StoredModel model, Deaths deaths, Outbox outbox) {
        this.deaths = deaths;
        this.records = records;
        this.links = links;
        this.model = model;
        this.outbox = outbox;
    }

    /**
     * Harmless when repeated: the same decisions change nothing.
     *
     * @param message a drop's id, as its outbox row has it
     * @return how many pairs changed
     */
    public synchronized int recognise(String message) {
        UUID drop = UUID.fromString(message);
        try {
            int pairs = Lap.timed("recognise", () -> {
                RecordIds changed = new RecordIds();
                records.changedBy(drop, changed::add);
                return decide(changed);
            });
            deaths.draw(drop);
            outbox.done(Outbox.CHILDREN_CHANGED, drop);
            return pairs;
        } catch (RuntimeException e) {
            outbox.undone(Outbox.CHILDREN_CHANGED, drop);
            throw e;
        }
    }

    /** Another node has recognised meanwhile: what is in memory is behind the database. */
    public void forget() {
        leftBehind.set(true);
    }

    /** Looks at everybody again, on an index built anew. */
    public synchronized int recogniseAll() {
        sources = null;
        RecordIds all = new RecordIds();
        records.identities(HUB, identity -> all.add(identity.record()));
        return decide(all);
    }

    private int decide(RecordIds changed) {
        if (changed.isEmpty()) {
            return 0;
        }
        forgetWhatWasSealed();
        try {
            RecordIdSet touched = touched(changed);
            PairDecisions decisions = new PairDecisions(HUB, sources, records, links, model.version());
            touched.slices(SLICE).forEach(slice -> decisions.decide(slice, touched));
            return links.record(decisions.told());
        } catch (RuntimeException e) {
            sources = null;
            throw e;
        }
    }

    /** A sealed identity never links again, so it must not stay in memory either. */
    private void forgetWhatWasSealed() {
        int now = records.sealed();
        if (leftBehind.getAndSet(false) || now != sealed) {
            sources = null;
            sealed = now;
        }
    }

    /** Who was near a record before it changed has lost a rival, and who is now, has gained one. */
    private RecordIdSet touched(RecordIds changed) {
        RecordIdSet touched = new RecordIdSet();
        if (sources == null) {
            sources = new ResidentSources(Columns.recognised(), model);
            records.identities(HUB, this::hold);
        } else {
            changed.forEach(record -> touch(record, touched));
            changed.forEach(record -> sources.remove(record.toString()));
            records.identities(HUB, changed, this::hold);
        }
        changed.forEach(record -> touch(record, touched));
        changed.slices(SLICE).map(links::known).flatMap(List::stream).forEach(pair -> {
            touched.add(pair.left());
            touched.add(pair.right());
        });
        return touched;
    }

    private void hold(Identity identity) {
        sources.put(identity.source(), Columns.cells(identity));
    }

    private void touch(UUID record, RecordIdSet touched) {
        touched.add(record);
        sources.near(record.toString()).forEach(near -> touched.add(UUID.fromString(near)));
    }
}
