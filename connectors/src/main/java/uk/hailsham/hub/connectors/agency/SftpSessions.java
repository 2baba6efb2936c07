package uk.hailsham.hub.connectors.agency;

import java.io.IOException;
import java.time.Clock;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.TimeoutException;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.common.SftpException;
import uk.hailsham.hub.domain.agency.Agency;
import uk.hailsham.hub.domain.agency.Endpoint;

/**
 * Keeps signed-in SFTP sessions open, per agency, because signing in costs more than a delivery. A session serves one
 * caller at a time; a second caller gets a second session.
 */
public final class SftpSessions implements AutoCloseable {
    private final SftpSignIn signIn;
    private final SftpTimeouts timeouts;
    private final Clock clock;
    private final TimeLimit whole;
    private final Map<String, Deque<SftpSession>> idle = new ConcurrentHashMap<>();

    public SftpSessions(Secrets secrets, SftpTimeouts timeouts, Clock clock) {
        this.signIn = new SftpSignIn(secrets, timeouts, clock);
        this.timeouts = timeouts;
        this.clock = clock;
        this.whole = new TimeLimit(timeouts.whole());
    }

    /** What is done with a session; it may be done twice, if the first session turns out to be dead. */
    @FunctionalInterface
    interface Work<T> {
        T with(SftpClient client, SftpSession session) throws IOException;
    }

    /**
     * @throws SftpRefused when a person must act
     * @throws TimeoutException when it took too long
     * @throws IOException when the server cannot be reached or failed
     */
    <T> T on(Agency agency, Work<T> work) throws Exception {
        Endpoint.Sftp endpoint = (Endpoint.Sftp) agency.endpoint();
        Turn turn = new Turn();
        return whole.within(() -> twice(agency, endpoint, work, turn), turn::end);
    }

    private <T> T twice(Agency agency, Endpoint.Sftp endpoint, Work<T> work, Turn turn) throws IOException {
        SftpSession kept = kept(agency, endpoint);
        if (kept != null) {
            try {
                return once(agency, turn.takes(kept), work);
            } catch (SftpException e) {
                throw e;
            } catch (IOException e) {
                turn.requireNotEnded(e);
            }
        }
        return once(agency, turn.takes(signIn.to(endpoint)), work);
    }

    private <T> T once(Agency agency, SftpSession session, Work<T> work) throws IOException {
        boolean sound = false;
        try {
            T result = work.with(session.client(), session);
            sound = true;
            return result;
        } catch (SftpException e) {
            sound = true;
            throw e;
        } finally {
            if (sound) {
                idleOf(agency).push(session);
            } else {
                session.close();
            }
        }
    }

    /** One caller's turn; once it has ended, nothing more may reach the server on its behalf. */
    private static final class Turn {
        private SftpSession session;
        private boolean ended;

        synchronized SftpSession takes(SftpSession taken) throws IOException {
            session = taken;
            if (ended) {
                SftpSession.cut(taken);
                throw new IOException("the time was over before the server was ready");
            }
            return taken;
        }

        synchronized void end() {
            ended = true;
            SftpSession.cut(session);
        }

        synchronized void requireNotEnded(IOException e) throws IOException {
            if (ended) {
                throw e;
            }
        }
    }

    /** A live, young session whose server key is still the pinned one; null when there is none. */
    private SftpSession kept(Agency agency, Endpoint.Sftp endpoint) {
        SftpSession session = idleOf(agency).poll();
        while (session != null && !session.serves(endpoint, clock.instant(), timeouts.session())) {
            session.close();
            session = idleOf(agency).poll();
        }
        return session;
    }

    private Deque<SftpSession> idleOf(Agency agency) {
        return idle.computeIfAbsent(agency.id(), id -> new ConcurrentLinkedDeque<>());
    }

    @Override
    public void close() {
        idle.values().forEach(sessions -> sessions.forEach(SftpSession::close));
        idle.clear();
        whole.close();
        signIn.close();
    }
}
