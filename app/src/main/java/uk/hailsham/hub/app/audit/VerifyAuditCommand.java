package uk.hailsham.hub.app.audit;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import uk.hailsham.hub.app.DataOption;
import uk.hailsham.hub.app.Exit;
import uk.hailsham.hub.app.Refusal;
import uk.hailsham.hub.app.wiring.OpenAudit;
import uk.hailsham.hub.app.wiring.OpenDatabase;
import uk.hailsham.hub.connectors.store.AuditSealer;

/** Computes every seal of the audit anew and compares it with the seals' file and the anchors. */
@Command(name = "verify-audit", description = "Finds every changed, removed or inserted row of the audit.")
public final class VerifyAuditCommand implements Callable<Integer> {
    @Mixin
    private DataOption data;

    @Option(
            names = "--anchor",
            paramLabel = "FILE",
            description = "An anchor that was sent away; may be given more than once.")
    private List<Path> anchors = List.of();

    @Override
    public Integer call() {
        try (OpenDatabase open = OpenDatabase.of(data.folder())) {
            OpenAudit audit = OpenAudit.of(open.database().hub(), open.kept());
            AuditSealer.Extent extent = audit.sealer().extent();
            List<Path> compared = Stream.concat(audit.anchors().kept().stream(), anchors.stream())
                    .toList();
            List<String> faults = faults(audit, compared, open, extent);
            faults.forEach(System.out::println);
            System.out.printf(
                    "audit: %d events in %d seals, %d of them disposed of by rule, %d not sealed yet; %d anchors compared;"
                            + " %s%n",
                    extent.events(),
                    extent.seals(),
                    extent.disposed(),
                    extent.waiting(),
                    compared.size(),
                    faults.isEmpty() ? "nothing was changed, removed or put in" : "faults: " + faults.size());
            return (faults.isEmpty() ? Exit.DONE : Exit.FAILED).code();
        } catch (IOException e) {
            throw new Refusal(Exit.REFUSED, e.getMessage());
        }
    }

    private static List<String> faults(
            OpenAudit audit, List<Path> anchors, OpenDatabase open, AuditSealer.Extent extent) throws IOException {
        List<String> faults = new ArrayList<>(audit.sealer().verify());
        for (Path anchor : anchors) {
            faults.addAll(audit.anchors().compare(anchor));
        }
        // A hub that stops seals what there is; one that was killed could not.
        if (extent.waiting() > 0 && !open.running() && open.stoppedCleanly()) {
            faults.add(extent.waiting() + " events are in no seal, though the hub sealed all when it stopped: they were"
                    + " put in afterwards");
        }
        return faults;
    }
}
