package uk.hailsham.hub.app.drill;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import uk.hailsham.hub.app.DataOption;
import uk.hailsham.hub.app.Exit;
import uk.hailsham.hub.app.LocalHub;
import uk.hailsham.hub.app.Refusal;

/** Shows that every channel works, before a child depends on it. */
@Command(
        name = "drill",
        description =
                "Sends a made-up, marked referral to agencies that agreed to it, and tells rung by rung how far it comes.")
public final class DrillCommand implements Callable<Integer> {
    private static final long LOOK_MILLIS = 500;
    private static final int ENDING_TRIES = 20;

    @Mixin
    private DataOption data;

    @Option(names = "--agency", paramLabel = "ID", description = "One agency only; otherwise all that agreed.")
    private String agency;

    @Option(
            names = "--wait",
            paramLabel = "SECONDS",
            defaultValue = "30",
            description = "How long to wait for agencies' answers (default: ${DEFAULT-VALUE}).")
    private int wait;

    @Option(names = "--reason", paramLabel = "TEXT", defaultValue = "hub drill", description = "For the audit.")
    private String reason;

    @Override
    public Integer call() throws IOException, InterruptedException {
        LocalHub hub = LocalHub.on(data.folder(), reason);
        JsonNode begun = hub.post("/api/v1/drills" + (agency == null ? "" : "?agency=" + only(agency)));
        System.out.print(DrillText.refused(begun.path("refused")));
        if (begun.path("drill").isNull()) {
            throw new Refusal(Exit.REFUSED, "nobody was sent a drill");
        }
        String drill = "/api/v1/drills/" + only(begun.path("drill").asText());
        JsonNode lines = awaited(hub, drill);
        System.out.print(DrillText.of(lines));
        end(hub, drill);
        return (DrillText.allProved(lines) ? Exit.DONE : Exit.FAILED).code();
    }

    private static String only(String word) {
        return word.replaceAll("[^a-z0-9-]", "");
    }

    /** Until each has been answered, or the time is over. */
    private JsonNode awaited(LocalHub hub, String drill) throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(wait);
        JsonNode lines = hub.get(drill);
        String before = "";
        while (!DrillText.allAnswered(lines) && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            lines = hub.get(drill);
            String now = DrillText.progress(lines);
            if (!now.equals(before)) {
                System.err.println("  " + now);
                before = now;
            }
        }
        return lines;
    }

    /** A delivery that is under way must come back first. */
    private static void end(LocalHub hub, String drill) throws IOException, InterruptedException {
        for (int i = 1; ; i++) {
            try {
                hub.post(drill + "/end");
                return;
            } catch (Refusal e) {
                if (i == ENDING_TRIES) {
                    System.err.println("the drill could not be ended and goes with the next one: " + e.getMessage());
                    return;
                }
                TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            }
        }
    }
}
