package uk.hailsham.hub.app.link;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import uk.hailsham.hub.reconcile.Decision;
import uk.hailsham.hub.reconcile.column.ColumnUse;
import uk.hailsham.hub.reconcile.column.Recognised;
import uk.hailsham.hub.reconcile.key.Unexpanded;
import uk.hailsham.hub.reconcile.link.Linkage;
import uk.hailsham.hub.reconcile.link.Outcome;

/** Tells what a linkage does and how long it takes; nothing of a record's values. */
final class Progress implements Linkage.Steps {
    private static final long TOLD_EVERY = 2_000_000_000L;

    private final PrintStream out;
    private final Map<String, Long> seconds = new LinkedHashMap<>();
    private String step;
    private long begun;
    private long told;
    private long compared;
    private Unexpanded unexpanded = new Unexpanded();

    Progress(PrintStream out) {
        this.out = out;
    }

    void columns(String file, List<String> headings, Recognised columns) {
        out.println(file + ": id " + headings.get(columns.id()));
        for (ColumnUse use : columns.used()) {
            out.println("  " + use.name() + ": " + words(use));
        }
        columns.unused().forEach((name, why) -> out.println("  " + name + ": not used, " + why));
    }

    void missing(String ignored) {
        out.println("--ignore " + ignored + ": no file has such a column");
    }

    private static String words(ColumnUse use) {
        String kind = use.heading().kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
        return kind
                + (use.heading().subject().isEmpty() ? "" : "/" + use.heading().subject())
                + (use.heading().other() ? " other" : "");
    }

    void read(int left, int right) {
        out.printf(Locale.ROOT, "records: %,d%s%n", left, right == 0 ? "" : " and %,d".formatted(right));
    }

    @Override
    public void begin(String next) {
        long now = System.nanoTime();
        if (step != null) {
            seconds.merge(step, now - begun, Long::sum);
        }
        step = next;
        begun = now;
        told = now;
    }

    @Override
    public synchronized void progress(long done, long of) {
        long now = System.nanoTime();
        if (now - told > TOLD_EVERY && done > 0) {
            told = now;
            double rate = done * 1e9 / (now - begun);
            out.printf(
                    Locale.ROOT,
                    "%s: %,d of %,d, %,.0f a second, %,.0f s left%n",
                    step,
                    done,
                    of,
                    rate,
                    (of - done) / rate);
        }
    }

    @Override
    public void pairs(long pairs, Unexpanded left) {
        compared = pairs;
        unexpanded = left;
    }

    void summary(Outcome outcome, double recallOfKeys) {
        begin(null);
        out.printf(
                Locale.ROOT,
                "same: %,d; perhaps: %,d; pairs compared: %,d; same from probability %.4f on%n",
                outcome.count(Decision.SAME),
                outcome.count(Decision.PERHAPS),
                compared,
                outcome.threshold());
        out.printf(
                Locale.ROOT,
                "estimated precision %.5f, recall among the compared %.5f; the keys find at most %.5f%n",
                outcome.precision(),
                outcome.recall(),
                recallOfKeys);
        unexpanded
                .keys()
                .forEach((key, counts) -> out.printf(
                        Locale.ROOT,
                        "key %s is too common: %,d look-ups narrowed, %,d left out; %,d pairs at least it did not find%n",
                        key,
                        counts[0],
                        counts[1],
                        counts[2]));
        out.println(seconds.entrySet().stream()
                .map(entry -> String.format(Locale.ROOT, "%s %.2f s", entry.getKey(), entry.getValue() / 1e9))
                .collect(Collectors.joining(", ")));
        out.printf(
                Locale.ROOT,
                "total %.2f s, peak memory %,d MB%n",
                seconds.values().stream().mapToLong(Long::longValue).sum() / 1e9,
                peak());
    }

    /** Resident, as Linux counts it; elsewhere what the JVM holds. */
    private static long peak() {
        try {
            for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
                if (line.startsWith("VmHWM:")) {
                    return Long.parseLong(line.replaceAll("\\D", "")) / 1024;
                }
            }
        } catch (IOException e) {
            // told by the JVM instead
        }
        return Runtime.getRuntime().totalMemory() >> 20;
    }
}
