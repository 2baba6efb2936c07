package uk.hailsham.hub.app.bench;

import java.util.List;

/** Durations, by how many are shorter. */
record Percentiles(List<Double> sorted) {
    Percentiles {
        sorted = sorted.stream().sorted().toList();
    }

    /** @param percent over 0, at most 100 */
    double at(int percent) {
        return sorted.get((int) Math.ceil(sorted.size() * percent / 100.0) - 1);
    }

    static List<String> headings() {
        return List.of("run", "deliveries", "median s", "p90 s", "p99 s", "last s");
    }

    List<String> cells(String run) {
        return List.of(
                run,
                String.valueOf(sorted.size()),
                Figures.two(at(50)),
                Figures.two(at(90)),
                Figures.two(at(99)),
                Figures.two(at(100)));
    }
}
