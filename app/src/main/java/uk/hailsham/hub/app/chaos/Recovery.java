package uk.hailsham.hub.app.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import uk.hailsham.hub.connectors.school.DropFolder;
import uk.hailsham.hub.connectors.store.OpenWork;

/**
 * What a killed hub left open, counted from outside while it was dead, against what its next start says that it recovered.
 *
 * @param claimed drops taken out of an inbox and not yet in the books
 */
record Recovery(long claimed, OpenWork.Counts open) {

    /** To be asked while the hub is dead and the database is there. */
    static Recovery leftBy(Stage stage) {
        return new Recovery(
                DropFolder.claimed(stage.hub().data().resolve("inbox")),
                stage.openWork().counts());
    }

    /** @return how the start's own word differs from this; empty when it says the same */
    List<String> compare(HubServer hub) throws IOException, InterruptedException {
        JsonNode said = hub.ask("/api/v1/start");
        List<String> faults = new ArrayList<>();
        if (!said.path("afterCrash").asBoolean()) {
            faults.add("the start after a kill does not say that it is after a crash");
        }
        differs("claimed drops", claimed, said.path("claimedDrops")).ifPresent(faults::add);
        differs("unfinished drops", open.drops(), said.path("unfinishedDrops")).ifPresent(faults::add);
        differs("messages to send again", open.messages(), said.path("messages"))
                .ifPresent(faults::add);
        differs("deliveries of unknown end", open.begun(), said.path("unknownDeliveries"))
                .ifPresent(faults::add);
        differs("deliveries to dispatch again", open.dispatched(), said.path("undispatchedDeliveries"))
                .ifPresent(faults::add);
        if (!Files.readString(hub.log()).contains("started after a crash; recovered:")) {
            faults.add("the log does not say what was recovered");
        }
        return faults;
    }

    private static Optional<String> differs(String what, long left, JsonNode said) {
        return said.isInt() && said.asLong() == left
                ? Optional.empty()
                : Optional.of("the kill left %d %s, the start says %s".formatted(left, what, said));
    }

    String text() {
        return "claimed %d, unread %d, messages %d, unknown %d, undispatched %d"
                .formatted(claimed, open.drops(), open.messages(), open.begun(), open.dispatched());
    }
}
