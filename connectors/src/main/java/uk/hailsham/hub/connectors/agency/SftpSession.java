package uk.hailsham.hub.connectors.agency;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.sftp.client.SftpClient;
import uk.hailsham.hub.domain.agency.Endpoint;

/** One signed-in session with its SFTP channel. */
record SftpSession(Endpoint.Sftp endpoint, ClientSession session, SftpClient client, Instant since) {

    /** The endpoint is compared whole: a pin that was changed in the configuration ends the session. */
    boolean serves(Endpoint.Sftp wanted, Instant now, Duration longest) {
        return session.isOpen()
                && client.isOpen()
                && endpoint.equals(wanted)
                && hostKey().equals(HostKeyPin.unpadded(wanted.hostKey()))
                && now.isBefore(since.plus(longest));
    }

    String hostKey() {
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
