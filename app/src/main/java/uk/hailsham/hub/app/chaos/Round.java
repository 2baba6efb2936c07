package uk.hailsham.hub.app.chaos;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import uk.hailsham.hub.app.chaos.Plan.Blow;
import uk.hailsham.hub.app.chaos.Plan.Victim;

/** A night in which programs are killed: papers are laid down, the blows fall, everything is started again and looked at. */
final class Round {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Stage stage;
    private final Plan plan;
    private Recovery left;

    Round(Stage stage, Plan plan) {
        this.stage = stage;
        this.plan = plan;
    }

    /**
     * What came of it.
     *
     * @param recovered what the killed hub left open and its start put right, in words; null when the hub was not killed,
     *     or nobody could count because the database was away
     * @param unknown deliveries of the round whose end was not known, and that were repeated
     * @param starts of the hub in this round
     */
    record Result(
            int round,
            List<String> killed,
            String recovered,
            int unknown,
            int starts,
            double seconds,
            List<String> faults) {
        String text() {
            return "round %d: %.1f s; killed: %s; %s%d of unknown end repeated; %s"
                    .formatted(
                            round,
                            seconds,
                            String.join(", ", killed),
                            recovered == null ? "" : "recovered: " + recovered + "; ",
                            unknown,
                            faults.isEmpty() ? "all well" : faults.size() + " faults");
        }
    }

    private record Event(int at, Blow blow, boolean start) {}

    Result play() throws IOException, InterruptedException {
        long begun = System.nanoTime();
        int unknown = stage.openWork().unknownEnds();
        int starts = stage.hub().starts();
        stage.night();
        long laid = System.nanoTime();
        for (Event event : events()) {
            TimeUnit.NANOSECONDS.sleep(laid + TimeUnit.MILLISECONDS.toNanos(event.at()) - System.nanoTime());
            happen(event);
        }
        stage.broker().awaitUp();
        stage.hub().awaitUp();
        List<String> faults = new ArrayList<>();
        if (left != null) {
            faults.addAll(left.compare(stage.hub()));
        }
        faults.addAll(new Look(stage).after(PATIENCE));
        if (!plan.kills(Victim.HUB) && stage.hub().starts() != starts) {
            faults.add("the hub ended, and nobody had killed it");
        }
        return new Result(
                plan.round(),
                plan.blows().stream().map(Blow::text).toList(),
                left == null ? null : left.text(),
                stage.openWork().unknownEnds() - unknown,
                stage.hub().starts() - starts,
                (System.nanoTime() - begun) / 1e9,
                faults);
    }

    private List<Event> events() {
        return plan.blows().stream()
                .flatMap(blow ->
                        Stream.of(new Event(blow.at(), blow, false), new Event(blow.at() + blow.away(), blow, true)))
                .sorted(Comparator.comparingInt(Event::at))
                .collect(Collectors.toList());
    }

    private void happen(Event event) throws IOException, InterruptedException {
        switch (event.blow().victim()) {
            case HUB -> {
                if (event.start()) {
                    left = stage.database().runs() ? Recovery.leftBy(stage) : null;
                    stage.hub().start();
                } else {
                    stage.hub().kill();
                }
            }
            case DATABASE, DATABASE_FIRST_PROCESS -> {
                if (event.start()) {
                    stage.database().start();
                } else {
                    // A hub that is starting tells what it found, or ends and finds less the next time.
                    left = stage.hub().up() ? left : null;
                    if (event.blow().victim() == Victim.DATABASE) {
                        stage.database().kill();
                    } else {
                        stage.database().killFirst();
                    }
                }
            }
            case BROKER -> {
                if (event.start()) {
                    stage.broker().start();
                } else {
                    stage.broker().kill();
                }
            }
        }
    }
}
