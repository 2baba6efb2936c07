package uk.hailsham.hub.connectors;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;

/** What holds whichever bytes another's server answers. */
public final class AnyBytes {
    /** Stands in the corpus where a child's data stand in real answers. */
    private static final String CHILD = "Zqxmarker";

    private static final int LARGEST = 256 * 1024;
    private static final long MOST_CPU_NANOS = 20_000_000_000L;
    private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();

    private AnyBytes() {}

    /** Reads bytes; whatever it throws is a fault of the reader. */
    @FunctionalInterface
    public interface Reading {
        void read(byte[] bytes) throws Exception;
    }

    public static void areReadInTime(byte[] bytes, Reading reading) throws Exception {
        if (bytes.length > LARGEST) {
            return;
        }
        long before = CPU.getCurrentThreadCpuTime();
        reading.read(bytes);
        require(CPU.getCurrentThreadCpuTime() - before <= MOST_CPU_NANOS, "a reader ends in time");
    }

    /** @param told to operators and logs */
    public static void areNotRepeated(String told) {
        require(!told.contains(CHILD), "what others read holds nothing of the answer");
    }

    /** A text as a database holds it; nothing is one. */
    public static void canBeStored(String text, int longest) {
        require(
                text == null || text.length() <= longest && text.indexOf('\0') < 0,
                "a text is bounded and without NUL");
        require(text == null || StandardCharsets.UTF_8.newEncoder().canEncode(text), "a text is made of characters");
    }

    public static void require(boolean holds, String rule) {
        if (!holds) {
            throw new AssertionError("broken: " + rule);
        }
    }
}
