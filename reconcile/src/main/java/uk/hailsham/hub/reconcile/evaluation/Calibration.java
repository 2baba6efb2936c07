package uk.hailsham.hub.reconcile.evaluation;

import java.util.ArrayList;
import java.util.List;

/** Whether links that the linker believes in to nine tenths are right nine times of ten. */
public record Calibration(List<Bin> bins) {
    private static final double[] EDGES = {0, 0.1, 0.3, 0.5, 0.7, 0.9, 0.95, 0.99, 0.999, 1};

    /**
     * Links of probability from {@code low} to below {@code high}, the last bin's high included; bins without links are
     * left out.
     */
    public record Bin(double low, double high, double believed, Share right) {}

    public Calibration {
        bins = List.copyOf(bins);
    }

    public static Calibration of(Truth truth, List<Link> links) {
        int count = EDGES.length - 1;
        long[] of = new long[count];
        long[] right = new long[count];
        double[] believed = new double[count];
        for (Link link : links) {
            int bin = bin(link.probability());
            of[bin]++;
            right[bin] += truth.right(link) ? 1 : 0;
            believed[bin] += link.probability();
        }
        List<Bin> bins = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            if (of[i] > 0) {
                bins.add(new Bin(EDGES[i], EDGES[i + 1], believed[i] / of[i], Share.of(right[i], of[i])));
            }
        }
        return new Calibration(bins);
    }

    private static int bin(double probability) {
        int bin = EDGES.length - 2;
        while (bin > 0 && probability < EDGES[bin]) {
            bin--;
        }
        return bin;
    }

    /** The mean distance between what is believed and what is so, over all links. */
    public double error() {
        long links = bins.stream().mapToLong(bin -> bin.right().of()).sum();
        double sum = bins.stream()
                .mapToDouble(bin -> Math.abs(bin.believed() - bin.right().value())
                        * bin.right().of())
                .sum();
        return links == 0 ? 0 : sum / links;
    }
}
