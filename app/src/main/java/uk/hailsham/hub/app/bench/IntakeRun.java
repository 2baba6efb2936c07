package uk.hailsham.hub.app.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One drop, from the inbox to who is who.
 *
 * @param kind such as "first"
 * @param steps seconds by step
 * @param wall seconds from the moment it lay in the inbox until it was applied
 */
record IntakeRun(int rows, String kind, Map<String, Double> steps, double wall, IntakeFloor floor, long peakHeap) {
    private static final List<String> INTAKE = List.of("vault", "read", "copy", "compare", "apply", "settle findings");
    private static final String RECOGNISE = "recognise";

    /** All that stands between a file and its rows in force; who is who comes after it and apart. */
    double seconds() {
        return INTAKE.stream().mapToDouble(this::step).sum();
    }

    private double step(String name) {
        return steps.getOrDefault(name, 0.0);
    }

    static List<String> headings() {
        List<String> headings = new ArrayList<>(List.of("rows", "drop"));
        headings.addAll(INTAKE);
        headings.addAll(List.of(
                "intake s", "rows/s", "floor: parse", "+ COPY", "of the floor's speed %", "to applied s", RECOGNISE));
        headings.addAll(List.of("us/row", "peak heap MB"));
        return headings;
    }

    List<String> cells() {
        List<String> cells = new ArrayList<>(List.of(String.valueOf(rows), kind));
        INTAKE.forEach(step -> cells.add(Figures.two(step(step))));
        cells.addAll(List.of(
                Figures.two(seconds()),
                String.valueOf(Math.round(rows / seconds())),
                Figures.two(floor.parse()),
                Figures.two(floor.copy()),
                Figures.one(100 * floor.seconds() / seconds()),
                Figures.two(wall),
                Figures.two(step(RECOGNISE)),
                Figures.one(1e6 * seconds() / rows),
                String.valueOf(peakHeap)));
        return cells;
    }
}
