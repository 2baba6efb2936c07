package uk.hailsham.hub.app.generate;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import uk.hailsham.hub.app.Exit;
import uk.hailsham.hub.app.Refusal;
import uk.hailsham.hub.town.Town;
import uk.hailsham.hub.town.TownPlan;

/** Lays out a made-up town as files; the same seed, the same bytes. */
@Command(
        name = "generate",
        description = "Lays out a made-up town: schools' drops, an Index feed, referrals, the truth.")
public final class GenerateCommand implements Callable<Integer> {
    private static final LocalDate TODAY = TownPlan.DEMO.today();

    @Option(names = "--pupils", paramLabel = "N", required = true, description = "Pupils of all schools together.")
    private int pupils;

    @Option(names = "--index", paramLabel = "M", required = true, description = "Entries of the Children's Index.")
    private int index;

    @Option(names = "--referrals", paramLabel = "R", required = true, description = "Referrals.")
    private int referrals;

    @Option(names = "--seed", paramLabel = "S", required = true, description = "The same seed gives the same bytes.")
    private long seed;

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "The folder to lay it out in.")
    private Path out;

    @Override
    public Integer call() {
        if (pupils < 0 || index < 0 || referrals < 0) {
            throw new Refusal(Exit.USAGE, "expected numbers of 0 and more");
        }
        try {
            Town.generate(new TownPlan(pupils, index, referrals, seed, TODAY), out);
        } catch (IOException e) {
            throw new Refusal(
                    Exit.REFUSED,
                    "expected a folder to write in, found " + out + " ("
                            + e.getClass().getSimpleName() + ")");
        }
        return Exit.DONE.code();
    }
}
