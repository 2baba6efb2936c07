package uk.hailsham.hub.reconcile.evaluation;

/**
 * So many of so many, with the interval that holds the true share in 95 of 100 cases (Wilson 1927).
 *
 * @param value NaN of nothing
 */
public record Share(long count, long of, double value, double low, double high) {
    private static final double Z = 1.959963984540054;

    public static Share of(long count, long of) {
        if (of == 0) {
            return new Share(0, 0, Double.NaN, 0, 1);
        }
        double p = (double) count / of;
        double spread = Z * Z / of;
        double middle = p + spread / 2;
        double reach = Z * Math.sqrt(p * (1 - p) / of + spread / (4 * of));
        double low = count == 0 ? 0 : (middle - reach) / (1 + spread);
        double high = count == of ? 1 : (middle + reach) / (1 + spread);
        return new Share(count, of, p, low, high);
    }
}
