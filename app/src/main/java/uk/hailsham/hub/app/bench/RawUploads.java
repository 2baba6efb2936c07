package uk.hailsham.hub.app.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.keyprovider.FileKeyPairProvider;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClient.CloseableHandle;
import org.apache.sshd.sftp.client.SftpClient.OpenMode;
import org.apache.sshd.sftp.client.SftpClientFactory;

/** Files put on an SFTP server by nothing but its protocol's client: what no hub can beat. */
final class RawUploads implements AutoCloseable {
    private static final long SIGN_IN_SECONDS = 20;
    private final SshClient client = SshClient.setUpDefaultClient();
    private final int port;
    private final KeyPair key;
    private int rounds;

    RawUploads(int port, Path keyFile) throws IOException, GeneralSecurityException {
        this.port = port;
        this.key = new FileKeyPairProvider(keyFile).loadKeys(null).iterator().next();
        client.setServerKeyVerifier((session, address, serverKey) -> true);
        client.start();
    }

    /** How a file is put there. */
    enum Way {
        /** Written under its name. */
        RAW,
        /** Under a temporary name, then renamed, then its size seen. */
        SAFE
    }

    /**
     * Each user over a session of its own, all at once; signing in is not counted.
     *
     * @param count of files altogether
     * @return seconds
     */
    double put(List<String> users, int count, byte[] body, Way way) throws IOException, InterruptedException {
        List<SftpClient> sessions = new ArrayList<>();
        for (String user : users) {
            sessions.add(session(user));
        }
        String round = "round-" + ++rounds + "-";
        ExecutorService workers = Executors.newFixedThreadPool(users.size());
        try {
            long begun = System.nanoTime();
            List<Future<?>> all = new ArrayList<>();
            for (SftpClient session : sessions) {
                all.add(workers.submit(() -> {
                    put(session, round, count / users.size(), body, way);
                    return null;
                }));
            }
            for (Future<?> one : all) {
                one.get();
            }
            return (System.nanoTime() - begun) / 1e9;
        } catch (ExecutionException e) {
            throw new IOException("a raw upload failed", e.getCause());
        } finally {
            workers.shutdownNow();
            for (SftpClient session : sessions) {
                session.close();
            }
        }
    }

    private SftpClient session(String user) throws IOException {
        ClientSession session = client.connect(user, "127.0.0.1", port)
                .verify(SIGN_IN_SECONDS, TimeUnit.SECONDS)
                .getSession();
        session.addPublicKeyIdentity(key);
        session.auth().verify(SIGN_IN_SECONDS, TimeUnit.SECONDS);
        return SftpClientFactory.instance().createSftpClient(session);
    }

    private static void put(SftpClient session, String round, int count, byte[] body, Way way) throws IOException {
        for (int i = 0; i < count; i++) {
            String name = "in/" + round + i;
            String first = way == Way.SAFE ? name + ".part" : name;
            try (CloseableHandle handle = session.open(first, OpenMode.Write, OpenMode.Create, OpenMode.Truncate)) {
                session.write(handle, 0, body, 0, body.length);
            }
            if (way == Way.SAFE) {
                session.rename(first, name);
                if (session.stat(name).getSize() != body.length) {
                    throw new IOException("expected the file to be as large as what was written");
                }
            }
        }
    }

    @Override
    public void close() throws IOException {
        client.close();
    }
}
