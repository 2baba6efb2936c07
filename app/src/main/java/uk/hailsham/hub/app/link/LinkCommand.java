package uk.hailsham.hub.app.link;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import uk.hailsham.hub.app.Exit;
import uk.hailsham.hub.app.Refusal;
import uk.hailsham.hub.config.MatchingFile;
import uk.hailsham.hub.config.yaml.Fault;
import uk.hailsham.hub.reconcile.csv.CsvFault;
import uk.hailsham.hub.reconcile.link.MatchingModel;

/** Which records of two files, or of one, speak of the same person. */
@Command(
        name = "link",
        description = "Links the records of two CSV files, or finds the duplicates of one.",
        footer = {
            "",
            "Writes left_id,right_id,decision,weight,probability, a row per pair that is the same or perhaps;",
            "of one file also clusters.csv (id,cluster) beside it. The rest it tells on stderr."
        })
public final class LinkCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "LEFT.csv", description = "A file with headings.")
    private Path left;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "RIGHT.csv",
            description = "The file to link it with; without it the duplicates of the first are found.")
    private Path right;

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "Where the links go.")
    private Path out;

    @Option(names = "--model", paramLabel = "M.yml", description = "What columns hold and what is expected of them.")
    private Path model;

    @Option(names = "--id", paramLabel = "COLUMN", description = "The column of ids (default: the first).")
    private String id;

    @Option(names = "--ignore", arity = "1..*", paramLabel = "COLUMN", description = "Columns that take no part.")
    private List<String> ignored = new ArrayList<>();

    @Option(names = "--train", description = "Keeps what was learned beside the links, as FILE.model.")
    private boolean train;

    @Option(names = "--trained", paramLabel = "FILE", description = "Uses what was learned before.")
    private Path trained;

    @Option(
            names = "--precision",
            paramLabel = "P",
            description = "The share of same decisions that must be right (default: 0.999 in linking; in one file the"
                    + " best balance with recall).")
    private Double precision;

    @Option(names = "--explain", paramLabel = "N", description = "Prints the evidence of N decisions on stdout.")
    private int explain;

    @Option(names = "--svg", paramLabel = "DIR", description = "Draws the explained decisions there, too.")
    private Path svg;

    @Option(names = "--explain-model", description = "Prints what was learned on stdout.")
    private boolean explainModel;

    @Option(names = "--threads", paramLabel = "T", description = "Threads (default: one per processor).")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Override
    public Integer call() throws Exception {
        refuseOptions();
        MatchingModel laidDown = Wishes.with(model == null ? MatchingModel.USUAL : laidDown(), id, ignored, precision);
        try (LinkRun run = new LinkRun(left, right, laidDown, Math.max(1, threads))) {
            run.read();
            run.missing(ignored);
            run.learn(trained);
            if (train) {
                run.keep(out.resolveSibling(out.getFileName() + ".model"));
            }
            run.decide(out);
            if (explainModel) {
                System.out.print(run.explainedModel());
            }
            if (explain > 0) {
                run.explain(explain, svg);
            }
            run.summary();
        } catch (CsvFault | IllegalArgumentException e) {
            throw new Refusal(Exit.REFUSED, e.getMessage());
        } catch (IOException e) {
            throw new Refusal(
                    Exit.REFUSED,
                    "expected files to read and a place to write, found "
                            + e.getClass().getSimpleName() + ": " + e.getMessage());
        }
        return Exit.DONE.code();
    }

    private void refuseOptions() {
        if (train && trained != null) {
            throw new Refusal(Exit.USAGE, "expected --train or --trained FILE, found both");
        }
        if (precision != null && !(precision > 0 && precision < 1)) {
            throw new Refusal(Exit.USAGE, "--precision: expected more than 0 and less than 1, found " + precision);
        }
        for (Path file : right == null ? List.of(left) : List.of(left, right)) {
            if (!Files.isRegularFile(file)) {
                throw new Refusal(Exit.REFUSED, "expected a CSV file, found no file " + file);
            }
        }
    }

    private MatchingModel laidDown() {
        List<Fault> faults = new ArrayList<>();
        MatchingModel read = MatchingFile.read(model, faults).orElse(MatchingModel.USUAL);
        if (!faults.isEmpty()) {
            throw new Refusal(
                    Exit.REFUSED,
                    String.join("\n", faults.stream().map(Fault::toString).toList()));
        }
        return read;
    }
}
