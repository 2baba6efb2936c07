package uk.hailsham.hub.app.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** A protocol's client alone, at as many sessions as there are agencies, all at once. */
final class Sessions {
    private Sessions() {}

    /** A line to a server that stays open from one message to the next. */
    interface Session extends AutoCloseable {
        /** Ends when the server has said that it has the message. @param number of the message in this session, from 0 */
        void send(int number) throws IOException, InterruptedException;

        @Override
        void close() throws IOException;
    }

    @FunctionalInterface
    interface Opening {
        Session open(String agency) throws IOException, InterruptedException;
    }

    /**
     * Sends so many altogether, each session its share.
     *
     * @return seconds, without those that opening and signing in take
     */
    static double send(List<String> agencies, int count, Opening opening) throws IOException, InterruptedException {
        List<Session> sessions = new ArrayList<>();
        ExecutorService workers = Executors.newFixedThreadPool(agencies.size());
        try {
            for (String agency : agencies) {
                sessions.add(opening.open(agency));
            }
            long begun = System.nanoTime();
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < sessions.size(); i++) {
                Session session = sessions.get(i);
                int share = (count + sessions.size() - 1 - i) / sessions.size();
                all.add(workers.submit(() -> {
                    send(session, share);
                    return null;
                }));
            }
            for (Future<?> one : all) {
                one.get();
            }
            return (System.nanoTime() - begun) / 1e9;
        } catch (ExecutionException e) {
            throw new IOException("a raw message failed: " + e.getCause().getMessage(), e.getCause());
        } finally {
            workers.shutdownNow();
            for (Session session : sessions) {
                session.close();
            }
        }
    }

    private static void send(Session session, int share) throws IOException, InterruptedException {
        for (int i = 0; i < share; i++) {
            session.send(i);
        }
    }
}
