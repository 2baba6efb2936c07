package uk.hailsham.hub.town.people;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Ranks that come as often as names do (Zipf and Mandelbrot): weight 1 / (rank + flattening) ^ exponent. */
final class Zipf {
    private final double[] cumulated;

    Zipf(int ranks, double flattening, double exponent) {
        cumulated = new double[ranks];
        double sum = 0;
        for (int rank = 0; rank < ranks; rank++) {
            sum += Math.pow(rank + 1 + flattening, -exponent);
            cumulated[rank] = sum;
        }
    }

    /** From 0, the commonest. */
    int any(SplittableRandom random) {
        int at = Arrays.binarySearch(cumulated, random.nextDouble() * cumulated[cumulated.length - 1]);
        return Math.min(at < 0 ? -at - 1 : at, cumulated.length - 1);
    }
}
