package uk.hailsham.hub.app.replay;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import uk.hailsham.hub.app.DataOption;
import uk.hailsham.hub.app.Exit;
import uk.hailsham.hub.app.LocalHub;

/** Reads what the vault holds of a drop again; shows what that changes before it does. */
@Command(name = "replay", description = "Reads an old drop again with today's mapping, and shows what that changes.")
public final class ReplayCommand implements Callable<Integer> {
    private static final Set<String> UNDER_WAY = Set.of("arrived", "reading");
    private static final Duration PATIENCE = Duration.ofMinutes(30);

    @Mixin
    private DataOption data;

    @Option(names = "--drop", required = true, paramLabel = "dr-ID", description = "The drop, as GET /drops names it.")
    private String drop;

    @Option(names = "--dry-run", description = "Shows what would change, and changes nothing.")
    private boolean dryRun;

    @Option(names = "--reason", paramLabel = "TEXT", defaultValue = "hub replay", description = "For the audit.")
    private String reason;

    @Override
    public Integer call() throws IOException, InterruptedException {
        LocalHub hub = LocalHub.on(data.folder(), reason);
        String path = "/api/v1/drops/" + drop.replaceAll("[^a-z0-9-]", "") + "/replay";
        System.out.print(PreviewText.of(hub.get(path)));
        if (dryRun) {
            System.err.println("nothing was changed (--dry-run)");
            return Exit.DONE.code();
        }
        JsonNode ended = awaited(hub, hub.post(path).path("id").asText());
        System.out.print(PreviewText.ended(ended));
        return (ended.path("state").asText().equals("applied") ? Exit.DONE : Exit.FAILED).code();
    }

    private static JsonNode awaited(LocalHub hub, String id) throws IOException, InterruptedException {
        System.err.println("replaying as " + id);
        long end = System.nanoTime() + PATIENCE.toNanos();
        JsonNode found = hub.get("/api/v1/drops/" + id);
        while (UNDER_WAY.contains(found.path("state").asText()) && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(300);
            found = hub.get("/api/v1/drops/" + id);
        }
        return found;
    }
}
