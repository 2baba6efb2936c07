package uk.hailsham.hub.routes.recognise;

import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import uk.hailsham.hub.connectors.store.Identity;
import uk.hailsham.hub.connectors.store.LinkDecision;
import uk.hailsham.hub.connectors.store.Links;
import uk.hailsham.hub.connectors.store.Records;
import uk.hailsham.hub.domain.access.Access;
import uk.hailsham.hub.reconcile.Decision;
import uk.hailsham.hub.reconcile.Level;
import uk.hailsham.hub.reconcile.index.Pairing;
import uk.hailsham.hub.reconcile.index.ResidentSources;
import uk.hailsham.hub.reconcile.model.Step;

/**
 * What is decided about the pairs of many records, slice by slice. Only the pairs are kept; evidence and differences are made
 * when they are told, for those of a whole town would fill the memory.
 */
final class PairDecisions {
    private static final int TOLD_AT_A_TIME = 5_000;

    /** What many children share by chance: feeds that linked by these alone have shown hidden children (March 2009). */
    private static final Set<String> NAME_AND_BIRTH =
            Set.of("given name", "middle name", "family name", "birth date", "sex");

    private final Access access;
    private final ResidentSources sources;
    private final Records records;
    private final Links links;
    private final String engine;

    private final PairIds decided = new PairIds();

    /** Of those decided, who is the same; the others perhaps are. */
    private final BitSet same = new BitSet();

    /** About whom there was a word, and is none now. */
    private final PairIds none = new PairIds();

    PairDecisions(Access access, ResidentSources sources, Records records, Links links, String engine) {
        this.access = access;
        this.sources = sources;
        this.records = records;
        this.links = links;
        this.engine = engine;
    }

    /** @param many of all slices, so that a pair of two slices is decided once */
    void decide(List<UUID> slice, Set<UUID> many) {
        Set<Links.Pair> found = new HashSet<>();
        List<String> asked = slice.stream().map(UUID::toString).toList();
        for (Pairing pairing : sources.decide(asked, id -> many.contains(UUID.fromString(id)))) {
            Links.Pair pair = new Links.Pair(UUID.fromString(pairing.lower()), UUID.fromString(pairing.upper()));
            same.set(decided.size(), pairing.decision() == Decision.SAME);
            decided.add(pair);
            found.add(pair);
        }
        Set<UUID> own = Set.copyOf(slice);
        links.known(slice).stream()
                .filter(pair -> own.contains(pair.left()) || !many.contains(pair.left()))
                .filter(pair -> !found.contains(pair))
                .forEach(none::add);
    }

    /** All of them, each once, so many at a time as can be in memory. */
    Stream<List<LinkDecision>> told() {
        int all = decided.size() + none.size();
        return IntStream.iterate(0, from -> from < all, from -> from + TOLD_AT_A_TIME)
                .mapToObj(from -> told(from, Math.min(from + TOLD_AT_A_TIME, all)));
    }

    private List<LinkDecision> told(int from, int to) {
        Map<UUID, Identity> known = identities(from, Math.min(to, decided.size()));
        Set<UUID> shielded = records.shielded(known.keySet());
        return IntStream.range(from, to)
                .mapToObj(i -> i < decided.size()
                        ? decision(decided.get(i), same.get(i), known, shielded)
                        : none(none.get(i - decided.size())))
                .toList();
    }

    private Map<UUID, Identity> identities(int from, int to) {
        RecordIdSet asked = new RecordIdSet();
        for (int i = same.nextSetBit(from); i >= 0 && i < to; i = same.nextSetBit(i + 1)) {
            asked.add(decided.get(i).left());
            asked.add(decided.get(i).right());
        }
        Map<UUID, Identity> identities = new HashMap<>();
        records.identities(access, asked, identity -> identities.put(identity.record(), identity));
        return identities;
    }

    private LinkDecision none(Links.Pair pair) {
        return new LinkDecision(pair.left(), pair.right(), Decision.NONE, evidence(steps(pair)), engine, List.of());
    }

    private LinkDecision decision(Links.Pair pair, boolean alike, Map<UUID, Identity> known, Set<UUID> shielded) {
        List<Step> steps = steps(pair);
        boolean held = (shielded.contains(pair.left()) || shielded.contains(pair.right())) && !shareNumber(steps);
        boolean linked = alike && !held && shareMoreThanNameAndBirth(steps);
        return new LinkDecision(
                pair.left(),
                pair.right(),
                linked ? Decision.SAME : Decision.PERHAPS,
                evidence(steps),
                engine,
                linked ? Columns.differences(known.get(pair.left()), known.get(pair.right())) : List.of());
    }

    private List<Step> steps(Links.Pair pair) {
        return sources.evidence(pair.left().toString(), pair.right().toString());
    }

    /** A number or a place in common, now or before: without any a person decides. */
    private static boolean shareMoreThanNameAndBirth(List<Step> steps) {
        return steps.stream()
                .anyMatch(step ->
                        !NAME_AND_BIRTH.contains(step.column()) && step.level().agrees());
    }

    /** However like a shielded child a record is, without a number in common the index team decides. */
    private static boolean shareNumber(List<Step> steps) {
        return steps.stream().anyMatch(step -> step.column().startsWith("identifier") && step.level() == Level.EXACT);
    }

    /** Columns and levels are plain words, so that the JSON needs no escaping. */
    private static String evidence(List<Step> steps) {
        return steps.stream()
                .map(step -> String.format(
                        Locale.ROOT,
                        "{\"column\":\"%s\",\"level\":\"%s\",\"weight\":%.2f}",
                        step.column(),
                        step.grade(),
                        step.weight()))
                .collect(Collectors.joining(",", "[", "]"));
    }
}
