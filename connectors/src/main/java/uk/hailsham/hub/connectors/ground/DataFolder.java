package uk.hailsham.hub.connectors.ground;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/** The folder that holds everything one hub keeps; locked while it runs, and marked for what it is. */
public final class DataFolder implements AutoCloseable {
    static final String MARK = "mark";
    private final Path path;
    private final FileChannel channel;
    private final FileLock lock;
    private final boolean leftBehind;
    private Mark mark;

    private DataFolder(Path path, FileChannel channel, FileLock lock) {
        this.path = path;
        this.leftBehind = Files.exists(path.resolve("run.json"));
        this.channel = channel;
        this.lock = lock;
    }

    /** What the data in a folder are; only a demo's or a test's clock may be turned. */
    public enum Mark {
        LIVE,
        DEMO,
        TEST
    }

    /**
     * Opens the folder for one hub, making it when it is not there.
     *
     * @throws IOException when another hub has it, naming that process, or when it is marked for something else
     */
    public static DataFolder open(Path path, Mark mark) throws IOException {
        Files.createDirectories(path);
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
        FileChannel channel = FileChannel.open(
                path.resolve("hub.lock"), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        FileLock lock = lock(channel, path);
        DataFolder folder = new DataFolder(path, channel, lock);
        try {
            folder.mark(mark);
        } catch (IOException e) {
            folder.close();
            throw e;
        }
        return folder;
    }

    /**
     * Opens a folder that a hub has made before, whatever it is marked for.
     *
     * @throws IOException also when no hub has ever had it
     */
    public static DataFolder reopen(Path path) throws IOException {
        Path file = path.resolve(MARK);
        if (!Files.exists(file)) {
            throw new IOException("expected a hub's data folder, found none: " + path);
        }
        return open(path, Mark.valueOf(Files.readString(file).strip()));
    }

    private static FileLock lock(FileChannel channel, Path path) throws IOException {
        FileLock lock;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            lock = null;
        }
        if (lock == null) {
            String holder = Files.readString(path.resolve("hub.lock")).strip();
            channel.close();
            throw new IOException("another hub (process " + holder + ") has the data folder " + path
                    + "; stop it, or give --data another folder");
        }
        channel.truncate(0);
        channel.write(
                ByteBuffer.wrap(String.valueOf(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
        return lock;
    }

    private void mark(Mark mark) throws IOException {
        Path file = path.resolve(MARK);
        if (!Files.exists(file)) {
            Files.writeString(file, mark.name());
        }
        String found = Files.readString(file).strip();
        this.mark = mark;
        if (!found.equals(mark.name())) {
            throw new IOException(
                    "expected a data folder marked " + mark + ", found one marked " + found + ": " + path);
        }
    }

    public Mark marked() {
        return mark;
    }

    /** True when the hub before this one did not end by itself. */
    public boolean leftBehind() {
        return leftBehind;
    }

    public Path path() {
        return path;
    }

    /** Says where the running hub is reached, for other verbs of the same user. */
    public void announce(String json) throws IOException {
        Path making = path.resolve("run.json.making");
        Files.deleteIfExists(making);
        Files.createFile(making, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(making, json);
        Files.move(making, path.resolve("run.json"), StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(path.resolve("run.json"));
        lock.release();
        channel.close();
    }
}
