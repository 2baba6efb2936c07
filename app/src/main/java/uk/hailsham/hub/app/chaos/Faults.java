package uk.hailsham.hub.app.chaos;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** Every fault that {@code hub chaos --faults} plays, in this order. */
final class Faults {
    private static final Duration FROZEN = Duration.ofSeconds(60);
    private static final Duration AWAY = Duration.ofMinutes(5);
    private static final Duration FROZEN_SHORTLY = Duration.ofSeconds(3);
    private static final Duration AWAY_SHORTLY = Duration.ofSeconds(5);

    private Faults() {}

    static final List<Fault> ALL = List.of(
            new Fault(
                    "hub frozen",
                    FROZEN,
                    FROZEN_SHORTLY,
                    stage -> stage.hub().freeze(true),
                    Fault.Step.NONE,
                    stage -> stage.hub().freeze(false),
                    false,
                    false),
            new Fault(
                    "database frozen",
                    FROZEN,
                    FROZEN_SHORTLY,
                    stage -> stage.database().freeze(true),
                    Fault.Step.NONE,
                    stage -> stage.database().freeze(false),
                    false,
                    false),
            new Fault(
                    "database away",
                    AWAY,
                    AWAY_SHORTLY,
                    stage -> stage.database().kill(),
                    Fault.Step.NONE,
                    stage -> stage.database().start(),
                    true,
                    false),
            new Fault(
                    "broker away",
                    AWAY,
                    AWAY_SHORTLY,
                    stage -> stage.broker().kill(),
                    Fault.Step.NONE,
                    stage -> stage.broker().start(),
                    false,
                    false),
            clock("clock an hour ahead", "PT1H"),
            clock("clock an hour behind", "-PT1H"),
            new Fault(
                    "disk full",
                    FROZEN,
                    FROZEN_SHORTLY,
                    stage -> stage.disk().fill(),
                    stage -> stage.disk().fill(),
                    Faults::spaceIsBack,
                    false,
                    true));

    /** It jumps twice: there and back. */
    private static Fault clock(String name, String offset) {
        return new Fault(
                name,
                FROZEN,
                FROZEN_SHORTLY,
                stage -> stage.hub().turned(offset),
                Fault.Step.NONE,
                stage -> stage.hub().turned("PT0S"),
                false,
                false);
    }

    /** A database or a broker that gave up on a full disk is started again, as whoever keeps it running does. */
    private static void spaceIsBack(Stage stage) throws IOException {
        stage.disk().free();
        stage.database().start();
        if (!stage.broker().answers()) {
            stage.broker().kill();
            stage.broker().start();
        }
    }
}
