package uk.hailsham.hub.app.bench;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures the hub. */
@Command(
        name = "bench",
        description = "Measures the hub against made-up and labelled data; hub bench comparisons runs JMH.",
        subcommands = {
            LinkBenchCommand.class,
            ResidentBenchCommand.class,
            IntakeBenchCommand.class,
            DeliverBenchCommand.class,
            IsolationBenchCommand.class,
            TownBenchCommand.class
        })
public final class BenchCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "expected what to measure: link, resident, intake, deliver, isolation, town or comparisons");
    }
}
