package uk.hailsham.hub.town.people;

import java.util.EnumMap;
import java.util.Map;
import java.util.SplittableRandom;

/** Every rate, as asked for or as usual. */
public final class Rates {
    private final double[] rates = new double[Rate.values().length];
    private final double[][] ofSide = new double[Side.values().length][rates.length];
    private final double unevenness;

    /**
     * @param asked between 0 and 1, instead of the usual
     * @param unevenness how far slips of the pen differ by the names' origin: 0 not at all, 1 as usual
     */
    public Rates(Map<Rate, Double> asked, double unevenness) {
        Map<Rate, Double> all = new EnumMap<>(Rate.class);
        all.putAll(asked);
        for (Rate rate : Rate.values()) {
            rates[rate.ordinal()] = all.getOrDefault(rate, rate.usual());
            for (Side side : Side.values()) {
                ofSide[side.ordinal()][rate.ordinal()] = rates[rate.ordinal()] * rate.share(side);
            }
        }
        this.unevenness = unevenness;
    }

    boolean happens(Rate rate, SplittableRandom random) {
        return random.nextDouble() < rates[rate.ordinal()];
    }

    boolean happens(Rate rate, Side side, SplittableRandom random) {
        return random.nextDouble() < ofSide[side.ordinal()][rate.ordinal()];
    }

    /** Slips in names fall more often on names that the writer is not used to. */
    boolean slips(Rate rate, Side side, NameOrigin origin, SplittableRandom random) {
        double factor = 1 + unevenness * (origin.slips() - 1);
        return random.nextDouble() < ofSide[side.ordinal()][rate.ordinal()] * factor;
    }
}
