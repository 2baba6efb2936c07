package uk.hailsham.hub.app.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import uk.hailsham.hub.app.Exit;
import uk.hailsham.hub.app.Refusal;

/** Runs a program to its end and measures it from outside. */
final class MeasuredProcess {
    private static final int LOOK_EVERY_MILLIS = 10;
    private static final String PEAK = "VmHWM:";

    private MeasuredProcess() {}

    /**
     * @param log gets what the program says on stdout and stderr
     * @throws Refusal when it does not end with 0
     */
    static Measured run(List<String> command, Map<String, String> environment, Path log)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        builder.environment().putAll(environment);
        long begun = System.nanoTime();
        Process process = builder.start();
        try {
            return watched(process, begun, log);
        } finally {
            process.destroyForcibly();
        }
    }

    private static Measured watched(Process process, long begun, Path log) throws InterruptedException {
        long peak = -1;
        Duration cpu = Duration.ZERO;
        boolean ended = false;
        while (!ended) {
            peak = Math.max(peak, peak(process.pid()));
            cpu = process.info().totalCpuDuration().orElse(cpu);
            ended = process.waitFor(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        if (process.exitValue() != 0) {
            throw new Refusal(
                    Exit.FAILED,
                    "expected the program to end with 0, it ended with " + process.exitValue() + "; see " + log);
        }
        return new Measured(seconds, cpu.toMillis() / 1e3, peak);
    }

    private static long peak(long pid) {
        try {
            return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
                    .filter(line -> line.startsWith(PEAK))
                    .mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(-1);
        } catch (IOException e) {
            return -1;
        }
    }
}
