package uk.hailsham.hub.connectors.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Chains committed audit events by SHA-256, in batches. An event whose transaction commits late is sealed late, but never
 * missed: membership is a row, not "younger than the last". Each seal also goes to a file outside the database.
 */
public final class AuditSealer {
    /** No transaction of the hub lasts longer; older gaps in the numbering were rolled back. */
    private static final Duration LONGEST_TRANSACTION = Duration.ofHours(1);

    private static final int BATCH = 5_000;
    private static final byte[] BEGINNING = new byte[32];
    private static final long LOCK = 0x5EA1;

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final Path file;
    private final Clock clock;

    /** @param file gets a line per seal: number, time, events, hash */
    public AuditSealer(JdbcClient jdbc, TransactionTemplate transactions, Path file, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.file = file;
        this.clock = clock;
    }

    /** @return how many events were sealed */
    public int seal() {
        Seal seal = transactions.execute(status -> sealBatch());
        if (seal == null) {
            return 0;
        }
        append(seal);
        return seal.events();
    }

    /** Age of the oldest event that is not sealed yet; zero when all are. */
    public Duration unsealedAge() {
        return unsealed(1).stream()
                .findFirst()
                .map(event -> Duration.between(event.at(), clock.instant()))
                .orElse(Duration.ZERO);
    }

    private Seal sealBatch() {
        jdbc.sql("SELECT pg_advisory_xact_lock(?)").param(LOCK).query().listOfRows();
        List<Event> events = unsealed(BATCH);
        if (events.isEmpty()) {
            return null;
        }
        byte[] previous = lastHash();
        byte[] hash = hash(previous, events);
        Instant now = clock.instant();
        long youngest = events.get(events.size() - 1).id();
        long id = jdbc.sql("INSERT INTO hub.audit_seals (at, events, youngest, previous, hash) VALUES (?, ?, ?, ?, ?)"
                        + " RETURNING id")
                .params(Sql.time(now), events.size(), youngest, previous, hash)
                .query(Long.class)
                .single();
        Long[] ids = events.stream().map(Event::id).toArray(Long[]::new);
        jdbc.sql("INSERT INTO hub.audit_seal_members (event_id, seal_id) SELECT unnest(?::bigint[]), ?")
                .params(Arrays.asList(literal(ids), id))
                .update();
        return new Seal(id, now, events.size(), hash);
    }

    private static String literal(Long[] ids) {
        return Arrays.toString(ids).replace('[', '{').replace(']', '}');
    }

    private byte[] lastHash() {
        return jdbc.sql("SELECT hash FROM hub.audit_seals ORDER BY id DESC LIMIT 1")
                .query(byte[].class)
                .optional()
                .orElse(BEGINNING);
    }

    private List<Event> unsealed(int limit) {
        return jdbc.sql("""
                        SELECT e.id, e.at, %s AS line FROM hub.audit_events e
                        WHERE e.id > coalesce((SELECT max(youngest) FROM hub.audit_seals WHERE at < ?), 0)
                        AND NOT EXISTS (SELECT 1 FROM hub.audit_seal_members m WHERE m.event_id = e.id)
                        ORDER BY e.id LIMIT ?""".formatted(LINE))
                .params(Sql.time(clock.instant().minus(LONGEST_TRANSACTION)), limit)
                .query((row, number) -> new Event(row.getLong("id"), Sql.instant(row, "at"), row.getString("line")))
                .list();
    }

    /**
     * Computes every seal anew from its events.
     *
     * @return what does not fit, in words; empty when nothing was changed, removed or put between
     */
    public List<String> verify() {
        List<String> faults = new java.util.ArrayList<>();
        byte[] expected = BEGINNING;
        for (StoredSeal seal : seals()) {
            List<Event> events = members(seal.id());
            if (!Arrays.equals(expected, seal.previous())) {
                faults.add("seal " + seal.id() + " does not follow the one before it");
            }
            if (events.size() != seal.events()) {
                faults.add("seal " + seal.id() + ": expected " + seal.events() + " events, found " + events.size());
            } else if (!Arrays.equals(hash(seal.previous(), events), seal.hash())) {
                faults.add("seal " + seal.id() + ": an event was changed");
            }
            expected = seal.hash();
        }
        return faults;
    }

    private List<StoredSeal> seals() {
        return jdbc.sql("SELECT id, events, previous, hash FROM hub.audit_seals ORDER BY id")
                .query((row, number) -> new StoredSeal(
                        row.getLong("id"), row.getInt("events"), row.getBytes("previous"), row.getBytes("hash")))
                .list();
    }

    private List<Event> members(long seal) {
        return jdbc.sql("""
                        SELECT e.id, e.at, %s AS line FROM hub.audit_seal_members m
                        JOIN hub.audit_events e ON e.id = m.event_id WHERE m.seal_id = ? ORDER BY e.id""".formatted(LINE))
                .param(seal)
                .query((row, number) -> new Event(row.getLong("id"), Sql.instant(row, "at"), row.getString("line")))
                .list();
    }

    /** One event as one line, the same for ever: a change of it would break every seal there is. */
    private static final String LINE = """
            json_build_array(e.id, to_char(e.at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS.US'), e.who, e.role, e.action,
                e.subject_kind, e.subject, e.reason, e.config_hash)::text""";

    private static byte[] hash(byte[] previous, List<Event> events) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(previous);
            events.forEach(event -> digest.update((event.line() + '\n').getBytes(StandardCharsets.UTF_8)));
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private void append(Seal seal) {
        String line = "%d %s %d %s%n"
                .formatted(seal.id(), seal.at(), seal.events(), HexFormat.of().formatHex(seal.hash()));
        try {
            Files.writeString(
                    file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND, StandardOpenOption.DSYNC);
        } catch (IOException e) {
            throw new UncheckedIOException("the seals' file cannot be written: " + file, e);
        }
    }

    private record Event(long id, Instant at, String line) {}

    private record Seal(long id, Instant at, int events, byte[] hash) {}

    private record StoredSeal(long id, int events, byte[] previous, byte[] hash) {}
}
