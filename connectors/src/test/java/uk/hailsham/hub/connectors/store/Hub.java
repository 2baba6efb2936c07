package uk.hailsham.hub.connectors.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import uk.hailsham.hub.connectors.database.Database;
import uk.hailsham.hub.connectors.database.TestDatabase;
import uk.hailsham.hub.domain.access.Access;
import uk.hailsham.hub.domain.identifier.IdSource;
import uk.hailsham.hub.domain.school.Contract;
import uk.hailsham.hub.domain.school.PupilKey;

/** The stores over a real database, at a fixed time, with the steps of a drop in one call. */
final class Hub {
    static final Instant NOW = Instant.parse("2026-11-24T07:00:00Z");
    static final Access OPERATOR = new Access("o.perator", Access.Role.OPERATOR, "test");
    static final Access SECOND = new Access("s.econd", Access.Role.INDEX_TEAM, "test");
    static final List<PupilKey.Kind> ORDER = List.of(PupilKey.Kind.values());

    final DataSource database;
    final JdbcClient jdbc;
    final TransactionTemplate transactions;
    final List<String> journal = new ArrayList<>();
    final Drops drops;
    final HeldDrops held;
    final Rejections rejections;
    final Staging staging;
    final Records records;
    final Children children;
    final Links links;
    final Reviews reviews;
    final IndexFeeds feeds;

    /** Empties what earlier tests left. */
    static Hub empty(Database database) {
        TestDatabase.empty(database);
        return new Hub(TestDatabase.pool(database));
    }

    private Hub(DataSource database) {
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        // In the order in which they are made, as those of a clock that goes.
        AtomicLong made = new AtomicLong();
        IdSource ids =
                () -> new UUID(NOW.toEpochMilli() << 16 | 0x7000, 0x8000_0000_0000_0000L | made.incrementAndGet());
        Provenance provenance = new Provenance("config-hash", "1.0.0");
        DropJournal notes = new NotedJournal(journal);
        this.database = database;
        jdbc = JdbcClient.create(database);
        transactions = new TransactionTemplate(new JdbcTransactionManager(database));
        drops = new Drops(jdbc, transactions, notes, provenance, clock);
        held = new HeldDrops(jdbc, transactions, notes, clock);
        rejections = new Rejections(jdbc);
        staging = new Staging(database, jdbc, transactions, notes, provenance, Hub::seal, ids, clock);
        records = new Records(jdbc, transactions, notes);
        children = new Children(jdbc, transactions, notes);
        links = new Links(jdbc, transactions, notes, provenance, ids, clock);
        reviews = new Reviews(jdbc, transactions, notes, provenance, ids, clock);
        feeds = new IndexFeeds(jdbc);
    }

    static byte[] seal(byte[] plain) {
        byte[] sealed = plain.clone();
        for (int i = 0; i < sealed.length; i++) {
            sealed[i] ^= 0x5A;
        }
        return sealed;
    }

    /** Lets a drop arrive; content that is equal as text is an equal drop. */
    Drop arrive(String partner, DropKind kind, String content) {
        return drops.arrived(new Arrival(UUID.randomUUID(), partner, kind, List.of("a.csv"), 10, hash(content)));
    }

    Drop reading(String partner, String content) {
        arrive(partner, partner.equals("index") ? DropKind.INDEX_FEED : DropKind.PUPILS, content);
        return drops.nextFor(partner).orElseThrow();
    }

    Comparison compare(Drop drop, Contract.Coverage covers, Iterator<Said> rows) {
        staging.copy(drop, ORDER, rows);
        return staging.compare(drop, covers);
    }

    /** A drop of the whole roll from arrival to applied. */
    Drop roll(String school, Said... rows) {
        return take(school, Contract.Coverage.ROLL, rows);
    }

    Drop some(String school, Said... rows) {
        return take(school, Contract.Coverage.SOME, rows);
    }

    private Drop take(String partner, Contract.Coverage covers, Said... rows) {
        Drop drop = reading(partner, UUID.randomUUID().toString());
        compare(drop, covers, Arrays.asList(rows).iterator());
        return staging.apply(drop);
    }

    /** The one current record that holds this key. */
    UUID record(String source, PupilKey key) {
        List<UUID> found = records.find(source, List.of(key));
        if (found.size() != 1) {
            throw new AssertionError("expected one record, found " + found.size());
        }
        return found.get(0);
    }

    /** The current documents of a source's records, in order. */
    List<String> said(String source) {
        return jdbc.sql("""
                        SELECT st.document->>'is' FROM hub.statements st JOIN hub.records r ON r.id = st.record_id
                        WHERE r.source = :source AND st.said_to IS NULL ORDER BY 1""").param("source", source).query(String.class).list();
    }

    int count(String table) {
        return jdbc.sql("SELECT count(*) FROM " + table).query(Integer.class).single();
    }

    int staged() {
        return count("information_schema.tables WHERE table_schema = 'hub_staging'");
    }

    private static byte[] hash(String content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
