package uk.hailsham.hub.app.chaos;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Lets a fault come over a night's work, and looks what became of the work when it is over. */
final class FaultPlay {
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    /** Whatever was put off is due by then, and the first try after a line was given up. */
    private static final String LATER = "PT2H";

    private final Stage stage;
    private final Fault fault;
    private final boolean shortly;

    FaultPlay(Stage stage, Fault fault, boolean shortly) {
        this.stage = stage;
        this.fault = fault;
        this.shortly = shortly;
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
        long begun = comes();
        List<String> faults = new ArrayList<>(lasts());
        if (stage.hub().processes().findAny().isEmpty()) {
            faults.add("the hub ended");
        }
        fault.end(stage);
        if (fault.lie() && shortly) {
            stage.hub().turned(LATER);
        }
        long over = System.nanoTime();
        int starts = stage.hub().starts();
        stage.broker().awaitUp();
        stage.hub().awaitUp();
        faults.addAll(new Look(stage).after(PATIENCE));
        stage.hub().turned(HubServer.NOW);
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

    /** @return when it began */
    private long comes() throws IOException, InterruptedException {
        if (fault.lie()) {
            fault.begin(stage);
            stage.night();
            return System.nanoTime();
        }
        stage.night();
        int laid = stage.partners().inInboxes().size();
        Waiting.until(PATIENCE, () -> stage.partners().inInboxes().size() < laid);
        long begun = System.nanoTime();
        fault.begin(stage);
        return begun;
    }

    /** @return how the hub stood otherwise than it must towards the end */
    private List<String> lasts() throws IOException, InterruptedException {
        Waiting.until(fault.lasts(shortly), () -> {
            fault.meanwhile(stage);
            return fault.lie() && fault.wanting(stage).isEmpty();
        });
        return fault.wanting(stage);
    }
}
