package uk.hailsham.hub.app.drill;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.StreamSupport;

/** A drill's report, as people read it: ids, rungs and reasons. */
final class DrillText {
    private static final Set<String> NOTHING_PROVED = Set.of("queued", "unknown");
    private static final Set<String> ANSWERED = Set.of("acknowledged", "accepted", "first-contact", "closed");

    private DrillText() {}

    static String refused(JsonNode refused) {
        StringBuilder text = new StringBuilder();
        refused.forEach(each -> text.append("%-30s not sent: %s%n".formatted(word(each, "agency"), word(each, "why"))));
        return text.toString();
    }

    static String of(JsonNode lines) {
        StringBuilder text = new StringBuilder();
        lines.forEach(line -> {
            text.append("%-30s %-12s %s%n".formatted(word(line, "agency"), word(line, "channel"), climb(line)));
            if (!line.path("reason").isNull() && NOTHING_PROVED.contains(word(line, "rung"))) {
                text.append("%44s%s%n".formatted("", word(line, "reason")));
            }
        });
        return text.toString();
    }

    /** Each rung once, with the second it was reached. */
    private static String climb(JsonNode line) {
        StringBuilder climb = new StringBuilder();
        Set<String> seen = new LinkedHashSet<>();
        line.path("reached").forEach(step -> {
            if (seen.add(word(step, "rung"))) {
                climb.append(seen.size() > 1 ? " > " : "")
                        .append(word(step, "rung"))
                        .append(' ')
                        .append(word(step, "at"), 11, 19);
            }
        });
        String state = word(line, "state");
        return climb + (state.equals("requested") || state.equals("accepted") ? "" : "  " + state);
    }

    static String progress(JsonNode lines) {
        Map<String, Integer> rungs = new TreeMap<>();
        lines.forEach(line -> rungs.merge(word(line, "rung"), 1, Integer::sum));
        return rungs.toString();
    }

    static boolean allProved(JsonNode lines) {
        return all(
                lines,
                line -> !NOTHING_PROVED.contains(word(line, "rung"))
                        && !word(line, "state").equals("failed"));
    }

    /** Also by a refusal, or by a failure that no waiting mends. */
    static boolean allAnswered(JsonNode lines) {
        return all(
                lines,
                line -> ANSWERED.contains(word(line, "rung"))
                        || Set.of("rejected", "failed").contains(word(line, "state")));
    }

    private static boolean all(JsonNode lines, java.util.function.Predicate<JsonNode> what) {
        return StreamSupport.stream(lines.spliterator(), false).allMatch(what);
    }

    private static String word(JsonNode node, String name) {
        return node.path(name).asText("");
    }
}
