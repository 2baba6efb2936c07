package uk.hailsham.hub.app.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.util.Locale;

/** On what was measured, and what it took of the heap. */
final class Machine {
    private static final int MEGABYTE = 1 << 20;

    private Machine() {}

    static String line() {
        return String.format(
                Locale.ROOT,
                "Measured on %d processors, %s %s, JDK %s, heap at most %d MB, database and journal durable.%n",
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("os.name"),
                System.getProperty("os.arch"),
                System.getProperty("java.version"),
                Runtime.getRuntime().maxMemory() / MEGABYTE);
    }

    static void forgetPeak() {
        ManagementFactory.getMemoryPoolMXBeans().forEach(pool -> pool.resetPeakUsage());
    }

    /** The most that the heap held since the peak was forgotten, garbage included. */
    static long peakHeapMegabytes() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                        .filter(pool -> pool.getType() == MemoryType.HEAP)
                        .mapToLong(pool -> pool.getPeakUsage().getUsed())
                        .sum()
                / MEGABYTE;
    }
}
