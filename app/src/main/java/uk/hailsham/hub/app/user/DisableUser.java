package uk.hailsham.hub.app.user;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import uk.hailsham.hub.app.Exit;
import uk.hailsham.hub.app.Refusal;
import uk.hailsham.hub.app.wiring.OpenAccounts;

@Command(name = "disable", description = "Closes an account; it stays, so that the audit can name it.")
final class DisableUser implements Callable<Integer> {
    @Parameters(paramLabel = "NAME")
    private String name;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "The data folder (default: ${DEFAULT-VALUE}).",
            defaultValue = "${sys:hub.home:-.}/data")
    private Path data;

    @Override
    public Integer call() throws Exception {
        if (!OpenAccounts.with(data.toAbsolutePath(), accounts -> accounts.disable(name))) {
            throw new Refusal(Exit.REFUSED, "there is no open account '" + name + "'");
        }
        System.err.println("disabled: " + name);
        return Exit.DONE.code();
    }
}
