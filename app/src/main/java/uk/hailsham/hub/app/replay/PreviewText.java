package uk.hailsham.hub.app.replay;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.StringJoiner;

/** What a replay would change, as people read it; pseudonyms, fields and counts, no value. */
final class PreviewText {
    private static final int MOST = 50;

    private PreviewText() {}

    static String of(JsonNode preview) {
        JsonNode drop = preview.path("drop");
        JsonNode ledger = preview.path("ledger");
        StringBuilder text = new StringBuilder("%s of %s, arrived %s, read with today's mapping would change:%n"
                .formatted(word(drop, "id"), word(drop, "partner"), word(drop, "arrivedAt")));
        text.append("  records: ").append(fates(ledger));
        text.append("  children: %d on the roll; %d new or back, %d changed, %d gone%n"
                .formatted(
                        preview.path("roll").asInt(),
                        ledger.path("childrenNew").asInt(),
                        ledger.path("childrenChanged").asInt(),
                        ledger.path("childrenGone").asInt()));
        preview.path("fields")
                .fields()
                .forEachRemaining(field -> text.append("  field %s: %d%n"
                        .formatted(field.getKey(), field.getValue().asInt())));
        children(preview.path("children"), text);
        return text.toString();
    }

    static String ended(JsonNode drop) {
        String reason = word(drop, "reason");
        return "%s replays %s: %s%s%n  records: %s"
                .formatted(
                        word(drop, "id"),
                        word(drop, "replays"),
                        word(drop, "state"),
                        reason.isEmpty() ? "" : " (" + reason + ")",
                        fates(drop.path("ledger")));
    }

    private static String fates(JsonNode ledger) {
        return "%d in; %d accepted, %d unchanged, %d superseded, %d held, %d rejected%n"
                .formatted(
                        ledger.path("rowsIn").asInt(),
                        ledger.path("accepted").asInt(),
                        ledger.path("unchanged").asInt(),
                        ledger.path("superseded").asInt(),
                        ledger.path("held").asInt(),
                        ledger.path("rejected").asInt());
    }

    private static void children(JsonNode children, StringBuilder text) {
        for (int i = 0; i < Math.min(children.size(), MOST); i++) {
            JsonNode changed = children.get(i);
            StringJoiner fields = new StringJoiner(", ", ": ", "").setEmptyValue("");
            changed.path("fields").forEach(field -> fields.add(field.asText()));
            text.append("  %s %s%s%n"
                    .formatted(
                            changed.path("child").isTextual() ? word(changed, "child") : "a child not known yet",
                            word(changed, "fate"),
                            fields));
        }
        if (children.size() > MOST) {
            text.append("  … GET /api/v1/drops/{id}/replay lists more%n".formatted());
        }
    }

    private static String word(JsonNode node, String name) {
        return node.path(name).asText("");
    }
}
