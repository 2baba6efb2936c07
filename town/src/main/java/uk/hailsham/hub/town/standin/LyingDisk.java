package uk.hailsham.hub.town.standin;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.CopyOption;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.util.Collection;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.sshd.sftp.server.FileHandle;
import org.apache.sshd.sftp.server.SftpFileSystemAccessor;
import org.apache.sshd.sftp.server.SftpSubsystemProxy;

/** Files as a lying server keeps them. */
final class LyingDisk implements SftpFileSystemAccessor {
    private final Supplier<SftpLie> lie;
    private final Stop stop;

    /** @param stop where a write stops for good, if it does */
    LyingDisk(Supplier<SftpLie> lie, Stop stop) {
        this.lie = lie;
        this.stop = stop;
    }

    /** Does not return while the server hangs. */
    @FunctionalInterface
    interface Stop {
        void here(SftpLie lie) throws IOException;
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
        boolean toWrite = options.contains(StandardOpenOption.WRITE);
        SeekableByteChannel real =
                SftpFileSystemAccessor.super.openFile(subsystem, handle, file, name, options, attributes);
        if (toWrite && lie.get() == SftpLie.STORES_NOTHING) {
            Files.delete(file);
        }
        return toWrite ? new LyingChannel(real, lie, stop) : real;
    }

    @Override
    public void renameFile(SftpSubsystemProxy subsystem, Path from, Path to, Collection<CopyOption> options)
            throws IOException {
        SftpFileSystemAccessor.super.renameFile(subsystem, from, to, options);
        if (lie.get() == SftpLie.LOSES) {
            Files.delete(to);
        }
    }
}
