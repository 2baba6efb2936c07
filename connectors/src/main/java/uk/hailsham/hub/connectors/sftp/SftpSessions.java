package uk.hailsham.hub.connectors.sftp;

import java.io.IOException;
import java.time.Clock;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.TimeoutException;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.common.SftpException;
import uk.hailsham.hub.connectors.ground.Secrets;
import uk.hailsham.hub.connectors.ground.TimeLimit;

/**
 * Keeps signed-in SFTP sessions open, per login, because signing in costs more than a delivery. A session serves one
 * caller at a time; a second caller gets a second session.
 */
public final class SftpSessions implements AutoCloseable {
    private final SftpSignIn signIn;
    private final SftpTimeouts timeouts;
    private final Clock clock;
    private final TimeLimit whole;
    private final Map<SftpLogin, Deque<SftpSession>> idle = new ConcurrentHashMap<>();

    public SftpSessions(Secrets secrets, SftpTimeouts timeouts, Clock clock) {
        this.signIn = new SftpSignIn(secrets, timeouts, clock);
        this.timeouts = timeouts;
        this.clock = clock;
        this.whole = new TimeLimit(timeouts.whole());
    }

    /** What is done with a session; it may be done twice, if the first session turns out to be dead. */
    @FunctionalInterface
    public interface Work<T> {
        T with(SftpClient client, SftpSession session) throws IOException;
    }

    /**
     * @throws SftpRefused when a person must act
     * @throws TimeoutException when it took too long
     * @throws IOException when the server cannot be reached or failed
     */
    public <T> T on(SftpLogin login, Work<T> work) throws Exception {
        Turn turn = new Turn();
        return whole.within(() -> twice(login, work, turn), turn::end);
    }

    private <T> T twice(SftpLogin login, Work<T> work, Turn turn) throws IOException {
        SftpSession kept = kept(login);
        if (kept != null) {
            try {
                return once(turn.takes(kept), work);
            } catch (SftpException e) {
                throw e;
            } catch (IOException e) {
                turn.requireNotEnded(e);
            }
        }
        return once(turn.takes(signIn.to(login)), work);
    }

    private <T> T once(SftpSession session, Work<T> work) throws IOException {
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
                idleOf(session.login()).push(session);
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
    private SftpSession kept(SftpLogin login) {
        SftpSession session = idleOf(login).poll();
        while (session != null && !session.serves(clock.instant(), timeouts.session())) {
            session.close();
            session = idleOf(login).poll();
        }
        return session;
    }

    private Deque<SftpSession> idleOf(SftpLogin login) {
        return idle.computeIfAbsent(login, fresh -> new ConcurrentLinkedDeque<>());
    }

    @Override
    public void close() {
        idle.values().forEach(sessions -> sessions.forEach(SftpSession::close));
        idle.clear();
        whole.close();
        signIn.close();
    }
}
