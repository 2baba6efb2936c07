package uk.hailsham.hub.routes.recognise;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import uk.hailsham.hub.connectors.ground.Lap;
import uk.hailsham.hub.connectors.store.Deaths;
import uk.hailsham.hub.connectors.store.Identity;
import uk.hailsham.hub.connectors.store.LinkDecision;
import uk.hailsham.hub.connectors.store.Links;
import uk.hailsham.hub.connectors.store.Outbox;
import uk.hailsham.hub.connectors.store.Records;
import uk.hailsham.hub.domain.access.Access;
import uk.hailsham.hub.reconcile.Decision;
import uk.hailsham.hub.reconcile.Level;
import uk.hailsham.hub.reconcile.index.Pairing;
import uk.hailsham.hub.reconcile.index.ResidentSources;
import uk.hailsham.hub.reconcile.index.StoredModel;
import uk.hailsham.hub.reconcile.model.Step;

/**
 * Agrees who is who after a drop: the records it changed against the Index and against the other schools, on an index that
 * stays in memory from the first drop on. Only what the drop touches is looked at again: its records, and those of which
 * they are, were or might be partners. Once that is known, what is open for a child that has
 * died stands still.
 */
public final class Recognising {
    private static final Access HUB = Access.hub("recognise");

    /** What many children share by chance: feeds that linked by these alone have shown hidden children (March 2009). */
    private static final Set<String> NAME_AND_BIRTH =
            Set.of("given name", "middle name", "family name", "birth date", "sex");

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
            int pairs = Lap.timed("recognise", () -> decide(records.changedBy(drop)));
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
        List<UUID> all = new ArrayList<>();
        records.identities(HUB, identity -> all.add(identity.record()));
        return decide(all);
    }

    private int decide(List<UUID> changed) {
        if (changed.isEmpty()) {
            return 0;
        }
        forgetWhatWasSealed();
        try {
            return links.record(decisions(touched(changed)));
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
    private Set<String> touched(List<UUID> changed) {
        Set<String> touched = new TreeSet<>();
        changed.forEach(record -> touched.add(record.toString()));
        if (sources == null) {
            sources = new ResidentSources(Columns.recognised(), model);
            records.identities(HUB, identity -> sources.put(identity.source(), Columns.cells(identity)));
        } else {
            changed.forEach(record -> touched.addAll(sources.near(record.toString())));
            changed.forEach(record -> sources.remove(record.toString()));
            records.identities(HUB, changed, identity -> sources.put(identity.source(), Columns.cells(identity)));
        }
        changed.forEach(record -> touched.addAll(sources.near(record.toString())));
        links.known(changed).forEach(pair -> {
            touched.add(pair.left().toString());
            touched.add(pair.right().toString());
        });
        return touched;
    }

    private List<LinkDecision> decisions(Set<String> touched) {
        List<Pairing> pairings = sources.decide(touched);
        Map<UUID, Identity> same = identities(pairings);
        Set<UUID> shielded = records.shielded(same.keySet());
        List<LinkDecision> decisions = new ArrayList<>();
        Set<Set<UUID>> decided = new HashSet<>();
        for (Pairing pairing : pairings) {
            LinkDecision decision = decision(pairing, same, shielded);
            decisions.add(decision);
            decided.add(Set.of(decision.left(), decision.right()));
        }
        links.known(touched.stream().map(UUID::fromString).toList()).stream()
                .filter(pair -> !decided.contains(Set.of(pair.left(), pair.right())))
                .forEach(pair -> decisions.add(none(pair)));
        return decisions;
    }

    private LinkDecision none(Links.Pair pair) {
        List<Step> steps = sources.evidence(pair.left().toString(), pair.right().toString());
        return new LinkDecision(pair.left(), pair.right(), Decision.NONE, evidence(steps), model.version(), List.of());
    }

    private Map<UUID, Identity> identities(Collection<Pairing> pairings) {
        Set<UUID> asked = new HashSet<>();
        for (Pairing pairing : pairings) {
            if (pairing.decision() == Decision.SAME) {
                asked.add(UUID.fromString(pairing.lower()));
                asked.add(UUID.fromString(pairing.upper()));
            }
        }
        Map<UUID, Identity> identities = new HashMap<>();
        records.identities(HUB, asked, identity -> identities.put(identity.record(), identity));
        return identities;
    }

    private LinkDecision decision(Pairing pairing, Map<UUID, Identity> known, Set<UUID> shielded) {
        UUID left = UUID.fromString(pairing.lower());
        UUID right = UUID.fromString(pairing.upper());
        boolean held = (shielded.contains(left) || shielded.contains(right)) && !shareNumber(pairing);
        boolean same = pairing.decision() == Decision.SAME && !held && shareMoreThanNameAndBirth(pairing);
        return new LinkDecision(
                left,
                right,
                same ? Decision.SAME : Decision.PERHAPS,
                evidence(pairing.steps()),
                model.version(),
                same ? Columns.differences(known.get(left), known.get(right)) : List.of());
    }

    /** A number or a place in common, now or before: without any a person decides. */
    private static boolean shareMoreThanNameAndBirth(Pairing pairing) {
        return pairing.steps().stream()
                .anyMatch(step ->
                        !NAME_AND_BIRTH.contains(step.column()) && step.level().agrees());
    }

    /** However like a shielded child a record is, without a number in common the index team decides. */
    private static boolean shareNumber(Pairing pairing) {
        return pairing.steps().stream()
                .anyMatch(step -> step.column().startsWith("identifier") && step.level() == Level.EXACT);
    }

    /** Columns and levels are plain words, so that the JSON needs no escaping. */
    private static String evidence(List<Step> steps) {
        return steps.stream()
                .map(step -> String.format(
                        java.util.Locale.ROOT,
                        "{\"column\":\"%s\",\"level\":\"%s\",\"weight\":%.2f}",
                        step.column(),
                        step.grade(),
                        step.weight()))
                .collect(Collectors.joining(",", "[", "]"));
    }
}
