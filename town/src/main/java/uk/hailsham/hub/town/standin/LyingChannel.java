package uk.hailsham.hub.town.standin;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;

/** A file that is written and read, more or less. */
final class LyingChannel implements SeekableByteChannel {
    private final SeekableByteChannel real;
    private final LyingDisk disk;

    LyingChannel(SeekableByteChannel real, LyingDisk disk) {
        this.real = real;
        this.disk = disk;
    }

    /** Whatever is stored, what is said is that all was. */
    @Override
    public int write(ByteBuffer bytes) throws IOException {
        int said = bytes.remaining();
        SftpLie told = disk.lie();
        switch (told) {
            case DISK_FULL -> throw new IOException("No space left on device");
            case TRUNCATES -> half(bytes, said);
            case HANGS, HALF_CLOSES -> {
                half(bytes, said);
                disk.stop(told);
            }
            default -> real.write(bytes);
        }
        return said;
    }

    private void half(ByteBuffer bytes, int said) throws IOException {
        real.write(bytes.slice().limit(said / 2));
        bytes.position(bytes.limit());
    }

    @Override
    public int read(ByteBuffer bytes) throws IOException {
        disk.beforeReading();
        if (disk.lie() == SftpLie.HANGS_ON_READ) {
            disk.stop(SftpLie.HANGS_ON_READ);
        }
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
