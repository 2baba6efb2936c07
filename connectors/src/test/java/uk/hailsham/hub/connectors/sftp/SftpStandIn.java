package uk.hailsham.hub.connectors.sftp;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.UnaryOperator;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;
import uk.hailsham.hub.domain.agency.Endpoint;
import uk.hailsham.hub.town.standin.LyingDisk;
import uk.hailsham.hub.town.standin.SftpLie;

/** A real SFTP server of a partner, with the faults that real ones have. */
public final class SftpStandIn implements AutoCloseable {
    /** Taken instead of a key. */
    public static final String PASSWORD = "let me pull";

    private final Path root;
    public volatile SftpLie lie = SftpLie.NONE;

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
                .withFileSystemAccessor(new Disk())
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

    private final class Disk extends LyingDisk {
        Disk() {
            super(() -> lie, told -> hang());
        }

        @Override
        protected void beforeReading() {
            beforeReading.run();
        }

        @Override
        protected String shown(String name) {
            return shown.apply(name);
        }
    }
}
