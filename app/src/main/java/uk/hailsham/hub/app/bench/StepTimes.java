package uk.hailsham.hub.app.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import uk.hailsham.hub.connectors.ground.Lap;

/** How long the hub's steps took, by name, as the flight recorder saw them. */
final class StepTimes implements AutoCloseable {
    private final Recording recording = new Recording();

    StepTimes() {
        recording.enable(Lap.EVENT);
        recording.start();
    }

    /** Ends the recording; seconds by name of the step, all of one name added. */
    Map<String, Double> seconds() throws IOException {
        recording.stop();
        Path file = Files.createTempFile("hub-bench", ".jfr");
        try {
            recording.dump(file);
            Map<String, Double> seconds = new TreeMap<>();
            for (RecordedEvent event : RecordingFile.readAllEvents(file)) {
                // Another recording that runs at the time is in the same file.
                if (event.getEventType().getName().equals(Lap.EVENT)) {
                    seconds.merge(
                            event.getString("name"), event.getDuration("took").toNanos() / 1e9, Double::sum);
                }
            }
            return seconds;
        } finally {
            Files.delete(file);
        }
    }

    @Override
    public void close() {
        recording.close();
    }
}
