package uk.hailsham.hub.app.chaos;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Every fault that {@code hub chaos --faults} plays, in this order. */
final class Faults {
    private static final int DOWN = 503;

    private Faults() {}

    static final List<Fault> ALL = Stream.concat(
                    Stream.of(
                            new Frozen("hub frozen", Stage::hub),
                            new Frozen("database frozen", Stage::database),
                            new Away("database away", Stage::database, Faults::downAndAlive),
                            new Away("broker away", Stage::broker, stage -> List.of()),
                            new Turned("clock an hour ahead", "PT1H"),
                            new Turned("clock an hour behind", "-PT1H"),
                            new DiskFull()),
                    Lies.ALL.stream())
            .toList();

    private static Duration minute(boolean shortly) {
        return shortly ? Duration.ofSeconds(3) : Duration.ofMinutes(1);
    }

    private static Duration minutes(boolean shortly) {
        return shortly ? Duration.ofSeconds(5) : Duration.ofMinutes(5);
    }

    private record Frozen(String name, Function<Stage, Server> who) implements Fault {
        @Override
        public Duration lasts(boolean shortly) {
            return minute(shortly);
        }

        @Override
        public void begin(Stage stage) throws IOException, InterruptedException {
            who.apply(stage).freeze(true);
        }

        @Override
        public void end(Stage stage) throws IOException, InterruptedException {
            who.apply(stage).freeze(false);
        }
    }

    /** @param seen how the hub must stand meanwhile, as {@link Fault#wanting} has it */
    private record Away(String name, Function<Stage, Server> who, Seen seen) implements Fault {
        @Override
        public Duration lasts(boolean shortly) {
            return minutes(shortly);
        }

        @Override
        public void begin(Stage stage) throws IOException {
            who.apply(stage).kill();
        }

        @Override
        public List<String> wanting(Stage stage) throws InterruptedException {
            return seen.wanting(stage);
        }

        @Override
        public void end(Stage stage) throws IOException {
            who.apply(stage).start();
        }
    }

    private interface Seen {
        List<String> wanting(Stage stage) throws InterruptedException;
    }

    private static List<String> downAndAlive(Stage stage) throws InterruptedException {
        List<String> faults = new ArrayList<>();
        int health = stage.hub().health();
        if (health != DOWN) {
            faults.add("expected health to say " + DOWN + " while the database is away, found " + health);
        }
        if (!stage.hub().up()) {
            faults.add("liveness is gone while the database is away");
        }
        return faults;
    }

    /** A clock that jumps twice: there and back. */
    private record Turned(String name, String offset) implements Fault {
        @Override
        public Duration lasts(boolean shortly) {
            return minute(shortly);
        }

        @Override
        public void begin(Stage stage) throws IOException {
            stage.hub().turned(offset);
        }

        @Override
        public void end(Stage stage) throws IOException {
            stage.hub().turned(HubServer.NOW);
        }
    }

    private record DiskFull() implements Fault {
        @Override
        public String name() {
            return "disk full";
        }

        @Override
        public boolean possible(Stage stage) {
            return stage.hasDisk();
        }

        @Override
        public Duration lasts(boolean shortly) {
            return minute(shortly);
        }

        @Override
        public void begin(Stage stage) {
            stage.disk().fill();
        }

        @Override
        public void meanwhile(Stage stage) {
            stage.disk().fill();
        }

        /** A database or a broker that gave up is started again, as whoever keeps it running does. */
        @Override
        public void end(Stage stage) throws IOException {
            stage.disk().free();
            stage.database().start();
            if (!stage.broker().answers()) {
                stage.broker().kill();
                stage.broker().start();
            }
        }
    }
}
