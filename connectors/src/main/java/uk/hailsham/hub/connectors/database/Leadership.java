package uk.hailsham.hub.connectors.database;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;

/**
 * Which of the hubs on one database leads. The leader holds an advisory lock on a connection of its own, and works under an
 * epoch that every transaction of its leading threads finds in the database, or is refused. A node that was paused may
 * believe to lead for a moment; it cannot write.
 */
public final class Leadership implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Leadership.class);
    private static final String LEADER = "leader";
    private static final String NODE = "node";

    /** So long after a beat nobody else can lead yet. */
    private static final Duration SURE = NodeRows.DEAD_AFTER;

    private static final Duration PATIENCE_WITH_ITS_NAME = Guard.SILENCE.plusSeconds(5);
    private static final String NOT_FREE_IN_TIME = "55P03";

    private final DatabaseAccess access;
    private final DataSource pool;
    private final Node node;
    private final LongSupplier nanos;
    private final ThreadLocal<Long> leading = new ThreadLocal<>();
    private final ScheduledExecutorService beating = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "node");
        thread.setDaemon(true);
        return thread;
    });

    private volatile Guard guard;

    /** Null while another node leads, or none. */
    private volatile Standing standing;

    private volatile String leader = "nobody";
    private boolean locked;

    /** @param pool for what is asked by the threads that lead */
    public Leadership(DatabaseAccess access, DataSource pool, Node node) {
        this(access, pool, node, System::nanoTime);
    }

    /** @param nanos a clock that is never set */
    Leadership(DatabaseAccess access, DataSource pool, Node node, LongSupplier nanos) {
        this.nanos = nanos;
        this.access = access;
        this.pool = pool;
        this.node = node;
    }

    private record Standing(long epoch, long beatAt) {
        boolean sure(long now) {
            return now - beatAt < SURE.toNanos();
        }
    }

    /**
     * Enters this node among the others; on return it leads if nobody else does.
     *
     * @throws IOException when another hub has its name, or works on another folder
     */
    public void join() throws IOException {
        enrol();
        beating.scheduleWithFixedDelay(this::beat, Guard.BEAT.toMillis(), Guard.BEAT.toMillis(), TimeUnit.MILLISECONDS);
    }

    void enrol() throws IOException {
        try {
            guard = Guard.open(access, node, nanos.getAsLong());
            Optional<String> elsewhere = NodeRows.elsewhere(guard.connection(), node);
            if (elsewhere.isPresent()) {
                throw new IOException("the node " + elsewhere.get() + " works on this database with another folder of"
                        + " inboxes and vault; set hub.shared of both to the same one");
            }
            takeName();
            NodeRows.register(guard.connection(), node);
            look();
        } catch (SQLException e) {
            throw new IOException("the hub's nodes cannot be read from the database: " + e.getMessage(), e);
        }
    }

    /** One that was just killed, or stood still, may hold it for some seconds more. */
    private void takeName() throws SQLException, IOException {
        long until = nanos.getAsLong() + PATIENCE_WITH_ITS_NAME.toNanos();
        while (!NodeRows.lock(guard.connection(), NODE, node.name())) {
            if (nanos.getAsLong() > until) {
                throw new IOException("another hub works on this database as the node " + node.name()
                        + "; stop it, or give hub.node another name");
            }
            try {
                TimeUnit.MILLISECONDS.sleep(500);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("stopped while waiting for the node's name", e);
            }
        }
    }

    /** Says that this node lives, and looks who leads; after a failure the next one begins anew. */
    void beat() {
        try {
            if (guard == null) {
                guard = Guard.open(access, node, nanos.getAsLong());
                NodeRows.lock(guard.connection(), NODE, node.name());
            }
            NodeRows.beat(guard.connection(), node);
            look();
        } catch (SQLException e) {
            if (!NOT_FREE_IN_TIME.equals(e.getSQLState())) {
                LOG.debug("node {}: the database did not answer: {}", node.name(), e.getSQLState());
                letGo();
            }
        } catch (RuntimeException e) {
            LOG.warn("node {}: {}", node.name(), e.getClass().getSimpleName());
            letGo();
        }
    }

    private void letGo() {
        if (guard != null) {
            guard.close();
        }
        guard = null;
        locked = false;
    }

    private void look() throws SQLException {
        Connection connection = guard.connection();
        locked = locked || NodeRows.lock(connection, LEADER, "");
        Optional<NodeRows.Leader> now = NodeRows.leader(connection);
        boolean ours = standing != null && now.isPresent() && now.get().epoch() == standing.epoch();
        if (ours) {
            standing = new Standing(standing.epoch(), nanos.getAsLong());
        } else if (standing != null) {
            lose(standing.epoch(), now);
        } else if (locked) {
            takeOver(connection);
            return;
        }
        leader = now.map(NodeRows.Leader::node).orElse("nobody");
    }

    private void takeOver(Connection connection) throws SQLException {
        if (guard.steady(nanos.getAsLong())) {
            NodeRows.cutOff(connection, node);
        }
        long epoch = NodeRows.lead(connection, node);
        standing = new Standing(epoch, nanos.getAsLong());
        leader = node.name();
        LOG.info("node {} leads, epoch {}", node.name(), epoch);
    }

    private synchronized void lose(long epoch, Optional<NodeRows.Leader> now) {
        if (standing != null && standing.epoch() == epoch) {
            standing = null;
            LOG.warn(Fenced.out(node, epoch, now));
        }
    }

    /** The epoch under which this node leads, as far as it knows. */
    public OptionalLong epoch() {
        Standing now = standing;
        return now == null ? OptionalLong.empty() : OptionalLong.of(now.epoch());
    }

    public boolean leads() {
        return standing != null;
    }

    /** Its name, as this node saw it last. */
    public String leader() {
        return leader;
    }

    /**
     * From here on this thread works as the leader's, if this node leads.
     *
     * @throws org.springframework.dao.DataAccessException when nothing was heard of the database for a while
     */
    public boolean enter() {
        Standing now = standing;
        if (now == null || !now.sure(nanos.getAsLong()) && !confirmed(now)) {
            return false;
        }
        leading.set(now.epoch());
        return true;
    }

    private boolean confirmed(Standing now) {
        try (Connection connection = pool.getConnection()) {
            Optional<NodeRows.Leader> found = NodeRows.leader(connection);
            if (found.isPresent() && found.get().epoch() == now.epoch()) {
                return true;
            }
            lose(now.epoch(), found);
            return false;
        } catch (SQLException e) {
            throw new DataAccessResourceFailureException("expected the database to say who leads", e);
        }
    }

    /** The end of what {@link #enter} began. */
    public void leave() {
        leading.remove();
    }

    /** Whether this thread is between {@link #enter} and {@link #leave}. */
    boolean entered() {
        return leading.get() != null;
    }

    /**
     * To be asked at the beginning of every transaction; of a thread that does not lead nothing is asked.
     *
     * @throws Fenced when another node leads by now
     */
    void check(Connection transaction) throws SQLException {
        Long epoch = leading.get();
        if (epoch == null) {
            return;
        }
        Optional<NodeRows.Leader> found = NodeRows.heldLeader(transaction);
        if (found.isEmpty() || found.get().epoch() != epoch) {
            lose(epoch, found);
            LOG.warn("a transaction of epoch {} was refused", epoch);
            throw new Fenced(Fenced.out(node, epoch, found));
        }
    }

    /**
     * Cuts off what dead nodes hold open, once the living ones have had the time to be heard.
     *
     * @return false when it is too early to say who is dead
     */
    public boolean buryTheDead() {
        Guard now = guard;
        if (now == null || !now.steady(nanos.getAsLong())) {
            return false;
        }
        try (Connection connection = pool.getConnection()) {
            int cut = NodeRows.cutOff(connection, node);
            if (cut > 0) {
                LOG.warn("{} connections of nodes that are dead or stand still were cut off", cut);
            }
            return true;
        } catch (SQLException e) {
            throw new DataAccessResourceFailureException("expected the database to list its connections", e);
        }
    }

    /** All that ever were, by name. */
    public List<NodeRows.View> nodes() {
        try (Connection connection = pool.getConnection()) {
            return NodeRows.all(connection);
        } catch (SQLException e) {
            throw new DataAccessResourceFailureException("expected the database to list the nodes", e);
        }
    }

    /** Lets another node lead at once. */
    @Override
    public void close() {
        beating.shutdown();
        try {
            beating.awaitTermination(Guard.SILENCE.toSeconds(), TimeUnit.SECONDS);
            if (guard != null) {
                NodeRows.stopped(guard.connection(), node);
                NodeRows.unlock(guard.connection());
            }
        } catch (SQLException e) {
            LOG.debug("node {}: its end is not noted: {}", node.name(), e.getSQLState());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        standing = null;
        letGo();
    }
}
