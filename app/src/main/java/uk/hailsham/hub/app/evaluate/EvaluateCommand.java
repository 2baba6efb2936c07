package uk.hailsham.hub.app.evaluate;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import uk.hailsham.hub.app.Exit;
import uk.hailsham.hub.app.Refusal;
import uk.hailsham.hub.reconcile.evaluation.Clusters;
import uk.hailsham.hub.reconcile.evaluation.Evaluation;
import uk.hailsham.hub.reconcile.evaluation.GroupFigures;
import uk.hailsham.hub.reconcile.evaluation.Link;
import uk.hailsham.hub.reconcile.evaluation.Matching;
import uk.hailsham.hub.reconcile.evaluation.Score;
import uk.hailsham.hub.reconcile.evaluation.Truth;

/** Measures links against a truth. */
@Command(
        name = "evaluate",
        description = "Measures links against a truth: precision, recall, F1 with intervals, by kind and group.")
public final class EvaluateCommand implements Callable<Integer> {
    @Option(
            names = "--links",
            paramLabel = "L.csv",
            required = true,
            description = "What hub link wrote: left_id,right_id,decision,weight,probability.")
    private Path links;

    @Option(
            names = "--truth",
            paramLabel = "T.csv",
            required = true,
            description = "left_id,right_id,kind; right empty for who has no partner, kinds joined by +.")
    private Path truth;

    @Option(
            names = "--clusters",
            paramLabel = "C.csv",
            description = "id,cluster of every record of one file; implies --one-file.")
    private Path clusters;

    @Option(
            names = "--one-file",
            description = "The links are between records of one file: which is left says nothing.")
    private boolean oneFile;

    @Option(
            names = "--left",
            paramLabel = "FILE",
            description = "The file of the left records: figures by --group, and for those with nothing in a column.")
    private Path left;

    @Option(names = "--id", paramLabel = "COLUMN", description = "The column of ids in --left (default: the first).")
    private String id;

    @Option(names = "--group", paramLabel = "COLUMN", arity = "1..*", description = "Columns of --left to group by.")
    private List<String> groups = new ArrayList<>();

    @Option(names = "--svg", paramLabel = "FILE", description = "Draws the precision-recall curve.")
    private Path svg;

    @Option(names = "--json", description = "JSON instead of a table.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        if (!groups.isEmpty() && left == null) {
            throw new Refusal(Exit.USAGE, "--group: expected --left too, the file that has the column");
        }
        List.of(links, truth).forEach(CsvTable::mustExist);
        Truth known = LinkFiles.truth(truth, oneFile || clusters != null ? Matching.ONE_FILE : Matching.TWO_FILES);
        List<Link> found = LinkFiles.links(links);
        Evaluation evaluation = Evaluation.of(known, found);
        Report report = Report.of(evaluation, clusters(known), groups(known, found));
        if (svg != null) {
            Files.writeString(svg, CurveSvg.of(evaluation));
        }
        System.out.print(json ? json(report) : ReportText.of(report));
        return Exit.DONE.code();
    }

    private Score clusters(Truth known) {
        if (clusters == null) {
            return null;
        }
        try {
            return Clusters.score(known, LinkFiles.clusters(clusters));
        } catch (IllegalArgumentException e) {
            throw new Refusal(Exit.REFUSED, clusters + ": " + e.getMessage());
        }
    }

    private List<GroupFigures> groups(Truth known, List<Link> found) {
        return left == null ? List.of() : new Groups(left, id, groups).figures(known, found);
    }

    private static String json(Report report) throws IOException {
        SimpleModule module = new SimpleModule();
        module.addSerializer(double.class, new OrNull());
        module.addSerializer(Double.class, new OrNull());
        return new ObjectMapper()
                        .registerModule(module)
                        .writerWithDefaultPrettyPrinter()
                        .writeValueAsString(report) + "\n";
    }

    /** JSON has no word for a share of nothing. */
    private static final class OrNull extends StdSerializer<Double> {
        OrNull() {
            super(Double.class);
        }

        @Override
        public void serialize(Double value, JsonGenerator out, SerializerProvider provider) throws IOException {
            if (value.isNaN()) {
                out.writeNull();
            } else {
                out.writeNumber(value);
            }
        }
    }
}
