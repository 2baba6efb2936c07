package uk.hailsham.hub.routes.recognise;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import uk.hailsham.hub.connectors.store.Deaths;
import uk.hailsham.hub.connectors.store.Identity;
import uk.hailsham.hub.connectors.store.LinkDecision;
import uk.hailsham.hub.connectors.store.Links;
import uk.hailsham.hub.connectors.store.Outbox;
import uk.hailsham.hub.connectors.store.Records;
import uk.hailsham.hub.domain.access.Access;
import uk.hailsham.hub.reconcile.Decision;
import uk.hailsham.hub.reconcile.Entry;
import uk.hailsham.hub.reconcile.Match;
import uk.hailsham.hub.reconcile.Recogniser;

/**
 * Agrees who is who after a drop: the records it changed against the Index and against the other schools. Once that is
 * known, what is open for a child that has died stands still.
 */
public final class Recognising {
    private final Records records;
    private final Links links;
    private final Recogniser recogniser;
    private final Deaths deaths;
    private final Outbox outbox;

    public Recognising(Records records, Links links, Recogniser recogniser, Deaths deaths, Outbox outbox) {
        this.deaths = deaths;
        this.records = records;
        this.links = links;
        this.recogniser = recogniser;
        this.outbox = outbox;
    }

    /**
     * Harmless when repeated: the same decisions change nothing.
     *
     * @param message a drop's id, as its outbox row has it
     * @return how many pairs changed
     */
    public int recognise(String message) {
        UUID drop = UUID.fromString(message);
        int pairs = decide(drop);
        deaths.draw(drop);
        outbox.done(Outbox.CHILDREN_CHANGED, drop);
        return pairs;
    }

    private int decide(UUID drop) {
        List<UUID> changed = records.changedBy(drop);
        if (changed.isEmpty()) {
            return 0;
        }
        Map<String, Identity> known = new HashMap<>();
        records.identities(
                Access.hub("recognise"), identity -> known.put(identity.record().toString(), identity));
        List<Entry> all = known.values().stream().map(Columns::entry).toList();
        Map<String, Entry> byId = all.stream().collect(Collectors.toMap(Entry::id, entry -> entry));
        List<Entry> asked = changed.stream()
                .map(UUID::toString)
                .filter(byId::containsKey)
                .map(byId::get)
                .toList();
        return links.record(decisions(recogniser.recognise(asked, all), known));
    }

    private List<LinkDecision> decisions(List<Match> matches, Map<String, Identity> known) {
        List<LinkDecision> decisions = new ArrayList<>();
        for (Match match : matches) {
            List<String> differences = match.decision() == Decision.SAME
                    ? Columns.differences(known.get(match.left()), known.get(match.right()))
                    : List.of();
            decisions.add(new LinkDecision(
                    UUID.fromString(match.left()),
                    UUID.fromString(match.right()),
                    match.decision(),
                    evidence(match),
                    recogniser.version(),
                    differences));
        }
        return decisions;
    }

    /** Columns and levels are plain words, so that the JSON needs no escaping. */
    private static String evidence(Match match) {
        return match.evidence().stream()
                .map(e -> "{\"column\":\"%s\",\"level\":\"%s\"}".formatted(word(e.column()), word(e.level())))
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
