package uk.hailsham.hub.town.standin;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.function.Supplier;

/** A file that is written, more or less. */
final class LyingChannel implements SeekableByteChannel {
    private final SeekableByteChannel real;
    private final Supplier<SftpLie> lie;
    private final LyingDisk.Stop stop;

    LyingChannel(SeekableByteChannel real, Supplier<SftpLie> lie, LyingDisk.Stop stop) {
        this.real = real;
        this.lie = lie;
        this.stop = stop;
    }

    /** Whatever is stored, what is said is that all was. */
    @Override
    public int write(ByteBuffer bytes) throws IOException {
        int said = bytes.remaining();
        SftpLie told = lie.get();
        if (told == SftpLie.TRUNCATES || told == SftpLie.HANGS || told == SftpLie.HALF_CLOSES) {
            real.write(bytes.slice().limit(said / 2));
            stop.here(told);
            bytes.position(bytes.limit());
        } else {
            real.write(bytes);
        }
        return said;
    }

    @Override
    public int read(ByteBuffer bytes) throws IOException {
        return real.read(bytes);
    }

    @Override
    public long position() throws IOException {
        return real.position();
    }

    @Override
    public SeekableByteChannel position(long at) throws IOException {
        real.position(at);
        return this;
    }

    @Override
    public long size() throws IOException {
        return real.size();
    }

    @Override
    public SeekableByteChannel truncate(long size) throws IOException {
        real.truncate(size);
        return this;
    }

    @Override
    public boolean isOpen() {
        return real.isOpen();
    }

    @Override
    public void close() throws IOException {
        real.close();
    }
}
