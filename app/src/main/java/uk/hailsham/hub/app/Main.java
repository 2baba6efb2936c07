package uk.hailsham.hub.app;

import java.util.UUID;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import uk.hailsham.hub.app.audit.VerifyAuditCommand;
import uk.hailsham.hub.app.backup.BackupCommand;
import uk.hailsham.hub.app.backup.RestoreCommand;
import uk.hailsham.hub.app.bench.BenchCommand;
import uk.hailsham.hub.app.chaos.ChaosCommand;
import uk.hailsham.hub.app.check.CheckCommand;
import uk.hailsham.hub.app.demo.DemoCommand;
import uk.hailsham.hub.app.drill.DrillCommand;
import uk.hailsham.hub.app.evaluate.EvaluateCommand;
import uk.hailsham.hub.app.generate.GenerateCommand;
import uk.hailsham.hub.app.link.LinkCommand;
import uk.hailsham.hub.app.read.ReadCommand;
import uk.hailsham.hub.app.replay.ReplayCommand;
import uk.hailsham.hub.app.run.RunCommand;
import uk.hailsham.hub.app.user.UserCommand;
import uk.hailsham.hub.routes.Faults;

/** The command {@code hub}. Results go to stdout, everything else to stderr. */
@Command(
        name = "hub",
        description = "Bridges five schools, the county's Children's Index and the agencies that help children.",
        synopsisSubcommandLabel = "VERB",
        subcommands = {
            RunCommand.class,
            DemoCommand.class,
            CheckCommand.class,
            ReadCommand.class,
            LinkCommand.class,
            GenerateCommand.class,
            EvaluateCommand.class,
            BenchCommand.class,
            ChaosCommand.class,
            UserCommand.class,
            ReplayCommand.class,
            DrillCommand.class,
            BackupCommand.class,
            RestoreCommand.class,
            VerifyAuditCommand.class
        },
        footer = {
            "",
            "Also: hub build builds it, hub test runs every test, hub fuzz looks for bytes that a reader does not bear.",
            "Exit: 0 done, 1 failed or not settled," + " 2 input refused, 64 usage, 70 internal error."
        })
public final class Main {
    @CommandLine.Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = CommandLine.ScopeType.INHERIT,
            description = "Says how this is used.")
    private boolean help;

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    static int run(String... arguments) {
        return run(line(), arguments);
    }

    /** Errors too: memory that runs out in a large drop is told like everything else. */
    static int run(CommandLine line, String... arguments) {
        if (arguments.length == 0) {
            line.usage(System.err);
            return Exit.USAGE.code();
        }
        try {
            return line.execute(arguments);
        } catch (Error e) {
            return told(e);
        }
    }

    static CommandLine line() {
        CommandLine line = new CommandLine(new Main());
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setExecutionExceptionHandler((e, command, parsed) -> told(e));
        line.getCommandSpec().exitCodeOnInvalidInput(Exit.USAGE.code());
        line.getSubcommands().values().forEach(sub -> {
            sub.getCommandSpec().exitCodeOnInvalidInput(Exit.USAGE.code());
            sub.getSubcommands().values().forEach(s -> s.getCommandSpec().exitCodeOnInvalidInput(Exit.USAGE.code()));
        });
        return line;
    }

    /** What went wrong inside has an id and its kind; its trace is for those who ask with HUB_DEBUG=1. */
    private static int told(Throwable e) {
        if (e instanceof Refusal refusal) {
            System.err.println(refusal.getMessage());
            return refusal.exit().code();
        }
        if (ending()) {
            return Exit.FAILED.code();
        }
        String id = UUID.randomUUID().toString().substring(0, 8);
        System.err.println(
                "internal error " + id + " (" + Faults.kind(e) + "); HUB_DEBUG=1 shows where, and please tell us");
        if ("1".equals(System.getenv("HUB_DEBUG"))) {
            e.printStackTrace();
        }
        return Exit.INTERNAL.code();
    }

    /** Whether the process was told to end: what a verb meets then, such as a database that is gone, is no news. */
    private static boolean ending() {
        try {
            Thread asking = new Thread(() -> {});
            Runtime.getRuntime().addShutdownHook(asking);
            return !Runtime.getRuntime().removeShutdownHook(asking);
        } catch (IllegalStateException e) {
            return true;
        }
    }
}
