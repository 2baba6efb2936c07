package uk.hailsham.hub.town.standin;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.CopyOption;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.util.Collection;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.sftp.server.FileHandle;
import org.apache.sshd.sftp.server.SftpFileSystemAccessor;
import org.apache.sshd.sftp.server.SftpSubsystemProxy;

/** Files as a lying server keeps them. */
public class LyingDisk implements SftpFileSystemAccessor {
    private final Supplier<SftpLie> lie;
    private final Stop stop;

    /** @param stop where it stands still, for as long as the server does not answer */
    public LyingDisk(Supplier<SftpLie> lie, Stop stop) {
        this.lie = lie;
        this.stop = stop;
    }

    /** Does not return while the server hangs. */
    @FunctionalInterface
    public interface Stop {
        void here(SftpLie lie) throws IOException;
    }

    final SftpLie lie() {
        return lie.get();
    }

    final void stop(SftpLie told) throws IOException {
        stop.here(told);
    }

    /** Called each time before bytes of a file are read. */
    protected void beforeReading() {}

    /** What a file's name is said to be. */
    protected String shown(String name) {
        return name;
    }

    @Override
    public SeekableByteChannel openFile(
            SftpSubsystemProxy subsystem,
            FileHandle handle,
            Path file,
            String name,
            Set<? extends OpenOption> options,
            FileAttribute<?>... attributes)
            throws IOException {
        if (lie() == SftpLie.READ_ONLY && !options.equals(Set.of(StandardOpenOption.READ))) {
            throw new AccessDeniedException("read only");
        }
        SeekableByteChannel real =
                SftpFileSystemAccessor.super.openFile(subsystem, handle, file, name, options, attributes);
        if (lie() == SftpLie.STORES_NOTHING && options.contains(StandardOpenOption.WRITE)) {
            Files.delete(file);
        }
        return new LyingChannel(real, this);
    }

    @Override
    public void renameFile(SftpSubsystemProxy subsystem, Path from, Path to, Collection<CopyOption> options)
            throws IOException {
        if (lie() == SftpLie.REFUSES_RENAME) {
            throw new AccessDeniedException("not yours");
        }
        SftpFileSystemAccessor.super.renameFile(subsystem, from, to, options);
        if (lie() == SftpLie.LOSES) {
            Files.delete(to);
        } else if (lie() == SftpLie.HANGS_ON_RENAME) {
            stop(SftpLie.HANGS_ON_RENAME);
        }
    }

    @Override
    public void putRemoteFileName(
            SftpSubsystemProxy subsystem, Path path, Buffer buffer, String name, boolean shortName) throws IOException {
        SftpFileSystemAccessor.super.putRemoteFileName(subsystem, path, buffer, shown(name), shortName);
    }
}
