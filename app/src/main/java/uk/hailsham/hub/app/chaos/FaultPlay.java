package uk.hailsham.hub.app.chaos;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Lets a fault come over a night's work, and looks what became of the work when it is over. */
final class FaultPlay {
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final int DOWN = 503;
    private static final int WORK_FLOWS_MILLIS = 1_200;
    private static final int MEANWHILE_MILLIS = 250;

    private final Stage stage;
    private final Fault fault;
    private final Duration lasts;

    FaultPlay(Stage stage, Fault fault, boolean shortly) {
        this.stage = stage;
        this.fault = fault;
        this.lasts = fault.lasts(shortly);
    }

    /**
     * What came of it.
     *
     * @param lasted seconds of the fault
     * @param settled seconds from its end until all was done
     * @param unknown deliveries whose end was not known, and that were repeated
     */
    record Result(String fault, double lasted, double settled, int unknown, List<String> faults) {
        String text() {
            return "%s for %.0f s: settled %.1f s after it; %d of unknown end repeated; %s"
                    .formatted(
                            fault, lasted, settled, unknown, faults.isEmpty() ? "all well" : faults.size() + " faults");
        }
    }

    Result play() throws IOException, InterruptedException {
        if (!fault.possible(stage)) {
            return new Result(
                    fault.name() + ": not played, for this user may mount no small file system; play it as root",
                    0,
                    0,
                    0,
                    List.of());
        }
        return played();
    }

    private Result played() throws IOException, InterruptedException {
        int unknown = stage.openWork().unknownEnds();
        int starts = stage.hub().starts();
        List<String> faults = new ArrayList<>();
        stage.night();
        Thread.sleep(WORK_FLOWS_MILLIS);
        long begun = System.nanoTime();
        fault.begin().to(stage);
        last(begun + lasts.toNanos());
        if (fault.honest()) {
            expectDown(faults);
        }
        fault.end().to(stage);
        long over = System.nanoTime();
        stage.broker().awaitUp();
        if (stage.hub().processes().findAny().isEmpty()) {
            faults.add("the hub ended");
            stage.hub().start();
        }
        stage.hub().awaitUp();
        faults.addAll(new Look(stage).after(PATIENCE));
        if (stage.hub().starts() != starts) {
            faults.add("the hub had to be started again");
        }
        return new Result(
                fault.name(),
                (over - begun) / 1e9,
                (System.nanoTime() - over) / 1e9,
                stage.openWork().unknownEnds() - unknown,
                faults);
    }

    private void expectDown(List<String> faults) throws InterruptedException {
        int health = stage.hub().health();
        if (health != DOWN) {
            faults.add("expected health to say " + DOWN + " during: " + fault.name() + ", found " + health);
        }
        if (!stage.hub().up()) {
            faults.add("liveness is gone during: " + fault.name());
        }
    }

    private void last(long end) throws IOException, InterruptedException {
        while (System.nanoTime() < end) {
            fault.meanwhile().to(stage);
            Thread.sleep(MEANWHILE_MILLIS);
        }
    }
}
