package uk.hailsham.hub.town.standin;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;

/** Stands before the SFTP server of made-up agencies, which then lies as it is told, until it is told to stop. */
public final class LyingSftp implements AutoCloseable {
    private static final String KIND = "ecdsa-sha2-nistp256";
    private static final int BITS = 256;

    private final Doorway door;
    private volatile SftpLie lie = SftpLie.NONE;
    private volatile CountDownLatch turned = new CountDownLatch(1);

    private LyingSftp(SshServer server) throws IOException, GeneralSecurityException {
        KeyPairProvider right = server.getKeyPairProvider();
        KeyPair wrong = KeyUtils.generateKeyPair(KIND, BITS);
        server.setKeyPairProvider(session -> lie == SftpLie.OTHER_KEY ? List.of(wrong) : right.loadKeys(session));
        server.setSubsystemFactories(List.of(new SftpSubsystemFactory.Builder()
                .withFileSystemAccessor(new LyingDisk(() -> lie, this::stop))
                .build()));
        this.door = new Doorway(server.getPort(), () -> lie == SftpLie.SILENT);
    }

    /** Whoever is to hear lies comes in by {@link #port}. */
    public static LyingSftp before(SftpAgencies agencies) throws IOException, GeneralSecurityException {
        return new LyingSftp(agencies.server());
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

    /** The server behind stays as it is. */
    @Override
    public void close() throws IOException {
        turned.countDown();
        door.close();
    }
}
