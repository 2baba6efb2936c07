package uk.hailsham.hub.app.generate;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import uk.hailsham.hub.app.Exit;
import uk.hailsham.hub.app.Refusal;
import uk.hailsham.hub.town.Town;
import uk.hailsham.hub.town.TownPlan;
import uk.hailsham.hub.town.people.People;

/** Lays out a made-up town as files; the same seed, the same bytes. */
@Command(
        name = "generate",
        description = "Lays out a made-up town: schools' drops, an Index feed, referrals, the truth; or a population.")
public final class GenerateCommand implements Callable<Integer> {
    static final LocalDate TODAY = TownPlan.DEMO.today();

    @Option(names = "--pupils", paramLabel = "N", defaultValue = "-1", description = "Pupils of all schools together.")
    private int pupils;

    @Option(names = "--index", paramLabel = "M", required = true, description = "Entries of the Children's Index.")
    private int index;

    @Option(names = "--referrals", paramLabel = "R", defaultValue = "-1", description = "Referrals of a town.")
    private int referrals;

    @Option(names = "--seed", paramLabel = "S", required = true, description = "The same seed gives the same bytes.")
    private long seed;

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "The folder to lay it out in.")
    private Path out;

    @Mixin
    private PeopleOptions people;

    @Spec
    void tellKinds(CommandSpec spec) {
        spec.usageMessage().footer(PeopleOptions.kinds());
    }

    @Override
    public Integer call() {
        try {
            if (people.wanted()) {
                people();
            } else {
                town();
            }
        } catch (IOException e) {
            throw new Refusal(
                    Exit.REFUSED,
                    "expected a folder to write in, found " + out + " ("
                            + e.getClass().getSimpleName() + ")");
        }
        return Exit.DONE.code();
    }

    private void town() throws IOException {
        if (pupils < 0 || index < 0 || referrals < 0) {
            throw new Refusal(Exit.USAGE, "expected --pupils, --index and --referrals, numbers of 0 and more");
        }
        Town.generate(new TownPlan(pupils, index, referrals, seed, TODAY), out);
    }

    private void people() throws IOException {
        if (people.oneFile()) {
            People.oneFile(people.plan(index, 0, seed), out);
            return;
        }
        if (pupils < 0) {
            throw new Refusal(Exit.USAGE, "expected --pupils, a number of 0 and more, or --one-file");
        }
        People.indexAndRoll(people.plan(index, pupils, seed), out);
    }
}
