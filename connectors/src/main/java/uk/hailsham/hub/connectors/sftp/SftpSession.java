package uk.hailsham.hub.connectors.sftp;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.sftp.client.SftpClient;

/** One signed-in session with its SFTP channel. */
public record SftpSession(SftpLogin login, ClientSession session, SftpClient client, Instant since) {

    /**
     * A server that has since shown another key than the pinned one is not spoken to; nor is a session kept whose age a
     * clock that went back does not tell.
     */
    boolean serves(Instant now, Duration longest) {
        return session.isOpen()
                && client.isOpen()
                && hostKey().equals(HostKeyPin.unpadded(login.hostKey()))
                && !now.isBefore(since)
                && now.isBefore(since.plus(longest));
    }

    public String hostKey() {
        return HostKeyPin.fingerprint(session.getServerKey());
    }

    void close() {
        try {
            client.close();
        } catch (IOException e) {
            session.close(true);
        } finally {
            session.close(false);
        }
    }

    /** At once and without a farewell, for a server that does not answer any more. */
    static void cut(SftpSession session) {
        if (session != null) {
            session.session().close(true);
        }
    }
}
