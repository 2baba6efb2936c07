package uk.hailsham.hub.town.standin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.digest.BuiltinDigests;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;

/**
 * A real SFTP server of one made-up agency that lies as it is told, until it is told to stop. Its user is any, its key the
 * hub's, its folders {@code in} and {@code out}.
 */
public final class LyingSftp implements AutoCloseable {
    private static final String KIND = "ecdsa-sha2-nistp256";
    private static final int BITS = 256;

    private final Path root;
    private final KeyPair right;
    private final KeyPair wrong;
    private final SshServer server;
    private final Doorway door;
    private volatile SftpLie lie;
    private volatile CountDownLatch turned = new CountDownLatch(1);

    private LyingSftp(Path root, KeyPair hub, SftpLie lie) throws IOException, GeneralSecurityException {
        this.root = root;
        this.lie = lie;
        this.right = KeyUtils.generateKeyPair(KIND, BITS);
        this.wrong = KeyUtils.generateKeyPair(KIND, BITS);
        Files.createDirectories(root.resolve("in"));
        Files.createDirectories(root.resolve("out"));
        this.server = SshServer.setUpDefaultServer();
        server.setHost("127.0.0.1");
        server.setKeyPairProvider(session -> List.of(this.lie == SftpLie.OTHER_KEY ? wrong : right));
        server.setPublickeyAuthenticator((user, key, session) -> KeyUtils.compareKeys(key, hub.getPublic()));
        server.setFileSystemFactory(new VirtualFileSystemFactory(root));
        server.setSubsystemFactories(List.of(new SftpSubsystemFactory.Builder()
                .withFileSystemAccessor(new LyingDisk(() -> this.lie, this::stop))
                .build()));
        server.start();
        this.door = new Doorway(server.getPort(), () -> this.lie == SftpLie.SILENT);
    }

    /**
     * @param root of the agency's folders
     * @param hubKey where the hub's private key is, or is put when there is none
     */
    public static LyingSftp start(Path root, Path hubKey, SftpLie lie) throws IOException, GeneralSecurityException {
        return new LyingSftp(root, SftpAgencies.key(hubKey), lie);
    }

    /** Lies so from now on; whoever is connected is put out. */
    public void tell(SftpLie other) throws IOException {
        CountDownLatch before = turned;
        turned = new CountDownLatch(1);
        lie = other;
        before.countDown();
        door.cut();
    }

    private void stop(SftpLie told) throws IOException {
        if (told == SftpLie.TRUNCATES) {
            return;
        }
        CountDownLatch until = turned;
        if (told == SftpLie.HALF_CLOSES) {
            door.halfClose();
        }
        try {
            until.await();
            throw new IOException("given up");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    public int port() {
        return door.port();
    }

    /** The fingerprint of the right key, to be pinned, {@code SHA256:…}. */
    public String hostKey() {
        return KeyUtils.getFingerPrint(BuiltinDigests.sha256, right.getPublic());
    }

    /** Final names in the in-folder. */
    public List<String> arrived() throws IOException {
        try (Stream<Path> files = Files.list(root.resolve("in"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.startsWith("."))
                    .sorted()
                    .toList();
        }
    }

    public byte[] arrived(String name) throws IOException {
        return Files.readAllBytes(root.resolve("in").resolve(name));
    }

    @Override
    public void close() throws IOException {
        turned.countDown();
        door.close();
        server.stop(true);
    }
}
