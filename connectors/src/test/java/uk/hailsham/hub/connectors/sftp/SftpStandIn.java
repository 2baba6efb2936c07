package uk.hailsham.hub.connectors.sftp;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.function.UnaryOperator;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.sftp.server.FileHandle;
import org.apache.sshd.sftp.server.SftpFileSystemAccessor;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;
import org.apache.sshd.sftp.server.SftpSubsystemProxy;
import uk.hailsham.hub.domain.agency.Endpoint;

/** A real SFTP server of a partner, with the faults that real ones have. */
public final class SftpStandIn implements AutoCloseable {
    /** What goes wrong when a file is written or a folder listed. */
    public enum Fault {
        NONE,
        DISK_FULL,
        LOSES_THE_END,
        HANGS_ON_WRITE,
        HANGS_ON_READ,
        HANGS_ON_RENAME,
        REFUSES_RENAME,
        HOSTILE_NAMES,
        READ_ONLY
    }

    /** Taken instead of a key. */
    public static final String PASSWORD = "let me pull";

    private final Path root;
    public volatile Fault fault = Fault.NONE;

    /** What a file's name is said to be. */
    public volatile UnaryOperator<String> shown = name -> name;

    /** Happens each time before bytes of a file are read. */
    public volatile Runnable beforeReading = () -> {};

    private volatile KeyPair hostKey;
    private final CountDownLatch closed = new CountDownLatch(1);
    private SshServer server;

    public SftpStandIn(Path root, KeyPair hostKey) {
        this.root = root;
        this.hostKey = hostKey;
    }

    /** @param type as SSH names it, such as {@code ssh-ed25519} */
    public static KeyPair key(String type) {
        try {
            return KeyUtils.generateKeyPair(type, type.equals(KeyPairProvider.SSH_RSA) ? 2048 : 256);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As ssh-keygen writes it. */
    public static String pem(KeyPair key) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        try {
            OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(key, "hub", null, text);
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
        return text.toString(StandardCharsets.US_ASCII);
    }

    public SftpStandIn start(int port, KeyPair allowed) throws IOException {
        server = SshServer.setUpDefaultServer();
        server.setHost("127.0.0.1");
        server.setPort(port);
        server.setKeyPairProvider(session -> List.of(hostKey));
        server.setPublickeyAuthenticator(
                (user, key, session) -> user.equals("hub") && KeyUtils.compareKeys(key, allowed.getPublic()));
        server.setPasswordAuthenticator((user, password, session) -> user.equals("hub") && password.equals(PASSWORD));
        server.setFileSystemFactory(new VirtualFileSystemFactory(root));
        server.setSubsystemFactories(List.of(new SftpSubsystemFactory.Builder()
                .withFileSystemAccessor(new Faulty())
                .build()));
        server.start();
        return this;
    }

    /** New sessions see it; those that are open go on. */
    public void changeHostKey(KeyPair other) {
        hostKey = other;
    }

    public int port() {
        return server.getPort();
    }

    public int sessions() {
        return server.getActiveSessions().size();
    }

    public Endpoint.Sftp endpoint(String pin) {
        return new Endpoint.Sftp("127.0.0.1", port(), "hub", pin, "psychology-key", "in", "out");
    }

    public List<String> names(String folder) throws IOException {
        try (var files = Files.list(root.resolve(folder))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Override
    public void close() throws IOException {
        closed.countDown();
        server.stop(true);
    }

    private void hang() throws IOException {
        try {
            closed.await();
            throw new IOException("closed");
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private final class Faulty implements SftpFileSystemAccessor {
        @Override
        public SeekableByteChannel openFile(
                SftpSubsystemProxy subsystem,
                FileHandle handle,
                Path file,
                String name,
                Set<? extends OpenOption> options,
                FileAttribute<?>... attributes)
                throws IOException {
            if (fault == Fault.READ_ONLY && !options.equals(Set.of(java.nio.file.StandardOpenOption.READ))) {
                throw new java.nio.file.AccessDeniedException("read only");
            }
            SeekableByteChannel real =
                    SftpFileSystemAccessor.super.openFile(subsystem, handle, file, name, options, attributes);
            return new FaultyChannel(real);
        }

        @Override
        public void renameFile(
                SftpSubsystemProxy subsystem,
                Path from,
                Path to,
                java.util.Collection<java.nio.file.CopyOption> options)
                throws IOException {
            if (fault == Fault.REFUSES_RENAME) {
                throw new java.nio.file.AccessDeniedException("not yours");
            }
            SftpFileSystemAccessor.super.renameFile(subsystem, from, to, options);
            if (fault == Fault.HANGS_ON_RENAME) {
                hang();
            }
        }

        @Override
        public void putRemoteFileName(
                SftpSubsystemProxy subsystem, Path path, Buffer buffer, String name, boolean shortName)
                throws IOException {
            String told =
                    fault == Fault.HOSTILE_NAMES && name.endsWith(".csv") ? "../../etc/" + name : shown.apply(name);
            SftpFileSystemAccessor.super.putRemoteFileName(subsystem, path, buffer, told, shortName);
        }
    }

    private final class FaultyChannel implements SeekableByteChannel {
        private final SeekableByteChannel real;

        FaultyChannel(SeekableByteChannel real) {
            this.real = real;
        }

        @Override
        public int write(ByteBuffer bytes) throws IOException {
            switch (fault) {
                case DISK_FULL -> throw new IOException("No space left on device");
                case HANGS_ON_WRITE -> hang();
                case LOSES_THE_END -> {
                    int length = bytes.remaining();
                    real.write(bytes.slice().limit(length / 2));
                    bytes.position(bytes.limit());
                    return length;
                }
                default -> {
                    return real.write(bytes);
                }
            }
            return 0;
        }

        @Override
        public int read(ByteBuffer bytes) throws IOException {
            beforeReading.run();
            if (fault == Fault.HANGS_ON_READ) {
                hang();
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
}
