package uk.hailsham.hub.app.chaos;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** A small file system of its own, which can be filled to the last byte without harm to the machine. */
final class Disk implements AutoCloseable {
    private static final int CHUNK = 1 << 16;

    private final Path mount;
    private final Path ballast;

    private Disk(Path mount) {
        this.mount = mount;
        this.ballast = mount.resolve("ballast");
    }

    /** @return empty where this user or this machine does not let it mount one */
    static Optional<Disk> mount(Path at, int megabytes) throws IOException, InterruptedException {
        Files.createDirectories(at);
        return said("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m,mode=0755", "hub-chaos", at.toString())
                ? Optional.of(new Disk(at))
                : Optional.empty();
    }

    private static boolean said(String... command) throws IOException, InterruptedException {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }

    /** Until not one byte more goes in; whatever is freed meanwhile is taken by the next call. */
    void fill() {
        int size = CHUNK;
        while (size > 0) {
            try (OutputStream out =
                    Files.newOutputStream(ballast, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
                while (true) {
                    out.write(new byte[size]);
                }
            } catch (IOException e) {
                size /= 2;
            }
        }
    }

    void free() throws IOException {
        Files.deleteIfExists(ballast);
    }

    @Override
    public void close() throws IOException {
        try {
            said("umount", "-l", mount.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
