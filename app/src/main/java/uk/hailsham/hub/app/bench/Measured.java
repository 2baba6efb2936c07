package uk.hailsham.hub.app.bench;

import java.util.Comparator;
import java.util.List;

/**
 * What a process took.
 *
 * @param seconds from its start to its end
 * @param peakBytes the most memory it ever held (VmHWM), or -1 where the system does not tell
 */
record Measured(double seconds, double cpuSeconds, long peakBytes) {
    /** Each figure's own median; of an even number, the upper of the two in the middle. */
    static Measured median(List<Measured> runs) {
        int middle = runs.size() / 2;
        return new Measured(
                sorted(runs, Comparator.comparingDouble(Measured::seconds))
                        .get(middle)
                        .seconds(),
                sorted(runs, Comparator.comparingDouble(Measured::cpuSeconds))
                        .get(middle)
                        .cpuSeconds(),
                sorted(runs, Comparator.comparingLong(Measured::peakBytes))
                        .get(middle)
                        .peakBytes());
    }

    private static List<Measured> sorted(List<Measured> runs, Comparator<Measured> by) {
        return runs.stream().sorted(by).toList();
    }
}
