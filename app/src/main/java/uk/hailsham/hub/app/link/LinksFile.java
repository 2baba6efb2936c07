package uk.hailsham.hub.app.link;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import uk.hailsham.hub.reconcile.link.Outcome;
import uk.hailsham.hub.reconcile.link.Pair;
import uk.hailsham.hub.reconcile.pack.Records;

/** Writes decisions as CSV. */
final class LinksFile {
    private LinksFile() {}

    /** @param turned whether the engine took the right file for the left */
    static void write(Path out, Outcome outcome, Records left, Records right, boolean turned) throws IOException {
        Path folder = out.toAbsolutePath().getParent();
        Files.createDirectories(Optional.ofNullable(folder).orElseThrow());
        try (CsvWriter csv = CsvWriter.builder().build(out)) {
            csv.writeRecord("left_id", "right_id", "decision", "weight", "probability");
            for (Pair pair : outcome.pairs()) {
                csv.writeRecord(
                        left.id(turned ? pair.right() : pair.left()),
                        right.id(turned ? pair.left() : pair.right()),
                        pair.decision().name().toLowerCase(Locale.ROOT),
                        decimal(pair.weight(), 3),
                        decimal(pair.probability(), 6));
            }
        }
    }

    /** A formatter of the JDK would take longer than the linking. */
    static String decimal(double number, int places) {
        long scale = 1;
        for (int i = 0; i < places; i++) {
            scale *= 10;
        }
        long scaled = Math.round(Math.abs(number) * scale);
        String fraction = Long.toString(scale + scaled % scale).substring(1);
        return (number < 0 && scaled > 0 ? "-" : "") + scaled / scale + '.' + fraction;
    }

    /** Every record once; a cluster has the number of its first record. */
    static void writeClusters(Path out, Outcome outcome, Records records) throws IOException {
        Map<Integer, Integer> clusters = outcome.clusters();
        try (CsvWriter csv = CsvWriter.builder().build(out)) {
            csv.writeRecord("id", "cluster");
            for (int record = 0; record < records.capacity(); record++) {
                if (records.isPresent(record)) {
                    csv.writeRecord(records.id(record), records.id(clusters.getOrDefault(record, record)));
                }
            }
        }
    }
}
