package uk.hailsham.hub.town.people;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Ranks that come as often as names do (Zipf and Mandelbrot): weight 1 / (rank + flattening) ^ exponent. */
final class Zipf {
    private static final int CUTS = 1 << 16;
    private final double[] cumulated;
    /** For each slice of chance the first rank that may be meant, so that nothing large is searched. */
    private final int[] first = new int[CUTS + 1];

    Zipf(int ranks, double flattening, double exponent) {
        cumulated = new double[ranks];
        double sum = 0;
        for (int rank = 0; rank < ranks; rank++) {
            sum += Math.pow(rank + 1 + flattening, -exponent);
            cumulated[rank] = sum;
        }
        int rank = 0;
        for (int cut = 0; cut <= CUTS; cut++) {
            while (rank < ranks - 1 && cumulated[rank] < sum * cut / CUTS) {
                rank++;
            }
            first[cut] = rank;
        }
    }

    /** From 0, the commonest. */
    int any(SplittableRandom random) {
        double chance = random.nextDouble();
        int cut = (int) (chance * CUTS);
        double wanted = chance * cumulated[cumulated.length - 1];
        int at = Arrays.binarySearch(cumulated, first[cut], first[cut + 1] + 1, wanted);
        return Math.min(at < 0 ? -at - 1 : at, cumulated.length - 1);
    }
}
