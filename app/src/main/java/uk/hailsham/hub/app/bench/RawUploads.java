package uk.hailsham.hub.app.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.List;
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
     * Each user over a session of its own.
     *
     * @param count of files altogether
     * @return seconds
     */
    double put(List<String> users, int count, byte[] body, Way way) throws IOException, InterruptedException {
        String round = "in/round-" + ++rounds + "-";
        return Sessions.send(users, count, user -> new Upload(session(user), round, body, way));
    }

    private SftpClient session(String user) throws IOException {
        ClientSession session = client.connect(user, "127.0.0.1", port)
                .verify(SIGN_IN_SECONDS, TimeUnit.SECONDS)
                .getSession();
        session.addPublicKeyIdentity(key);
        session.auth().verify(SIGN_IN_SECONDS, TimeUnit.SECONDS);
        return SftpClientFactory.instance().createSftpClient(session);
    }

    private record Upload(SftpClient session, String names, byte[] body, Way way) implements Sessions.Session {
        @Override
        public void send(int number) throws IOException {
            String name = names + number;
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

        @Override
        public void close() throws IOException {
            session.close();
        }
    }

    @Override
    public void close() throws IOException {
        client.close();
    }
}
