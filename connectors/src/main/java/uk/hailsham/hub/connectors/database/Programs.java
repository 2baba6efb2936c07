package uk.hailsham.hub.connectors.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** PostgreSQL's own programs, each run to its end: with what, as whom, and for how long. */
final class Programs {
    private static final int SERVER_SECONDS = 120;
    private static final int LONGEST_SECONDS = SERVER_SECONDS + 30;

    private final Path folder;
    private final List<String> prefix;

    /**
     * @param folder that of {@link Binaries}
     * @param prefix that of {@link Unprivileged}
     */
    Programs(Path folder, List<String> prefix) {
        this.folder = folder;
        this.prefix = List.copyOf(prefix);
    }

    /** Makes a data directory in which everybody needs a password. */
    void initdb(Path directory, String superuser, Path passwordFile) throws IOException {
        run(
                "initdb",
                "-D",
                directory.toString(),
                "-U",
                superuser,
                "-A",
                "scram-sha-256",
                "--pwfile",
                passwordFile.toString(),
                "--encoding",
                "UTF8",
                "--locale",
                locale(),
                // Texts are compared byte for byte by the server itself; by the system's library it takes longer.
                "--locale-provider",
                "builtin",
                "--builtin-locale",
                "C.UTF-8",
                "--no-instructions");
    }

    /** Until the server answers. */
    void start(Path directory, Path log) throws IOException {
        run(
                "pg_ctl",
                "start",
                "-D",
                directory.toString(),
                "-w",
                "-t",
                String.valueOf(SERVER_SECONDS),
                "-l",
                log.toString());
    }

    /** Whoever is connected is sent away, and what is committed is on disk. */
    void stop(Path directory) throws IOException {
        run("pg_ctl", "stop", "-D", directory.toString(), "-m", "fast", "-w", "-t", String.valueOf(SERVER_SECONDS));
    }

    private void run(String program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(prefix);
        command.add(folder.resolve("bin").resolve(program).toString());
        command.addAll(List.of(arguments));
        Path output = Files.createTempFile(program, ".out");
        try {
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
            builder.environment().put("LC_ALL", locale());
            Process process = builder.start();
            if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new IOException(
                        program + " failed: " + Files.readString(output).strip());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while " + program + " ran", e);
        } finally {
            Files.deleteIfExists(output);
        }
    }

    /** Darwin has no C.UTF-8. */
    private static String locale() {
        return System.getProperty("os.name").startsWith("Mac") ? "C" : "C.UTF-8";
    }
}
