package uk.hailsham.hub.app.bench;

import java.util.ArrayList;
import java.util.List;

/** Time and memory per million records, size after size: what grows faster than the data shows here. */
final class Growth {
    private static final double MILLION = 1e6;
    private final List<List<String>> rows = new ArrayList<>();

    void add(Result result, double floorSeconds) {
        double millions = result.subject().records() / MILLION;
        rows.add(List.of(
                result.subject().name(),
                Figures.one(result.measured().seconds()),
                Figures.one(floorSeconds),
                Figures.one(result.measured().seconds() / millions),
                Figures.one((result.measured().peakBytes() >> 20) / millions)));
    }

    /** Empty without children. */
    String text() {
        return rows.isEmpty()
                ? ""
                : "\n"
                        + Figures.table(
                                List.of("growth", "s", "floor: read s", "s per million", "MB per million"), rows);
    }
}
