package uk.hailsham.hub.connectors.store;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import uk.hailsham.hub.domain.access.Access;

/** Sealed identities: asked for by one person, sealed by another, and never opened. */
public final class Adoptions {
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final AuditLog audit;
    private final Clock clock;

    public Adoptions(JdbcClient jdbc, TransactionTemplate transactions, AuditLog audit, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    /** What became of a person's word. */
    public enum Outcome {
        /** Another person must say the same. */
        ASKED,
        /** The same person has said it before; another one must. */
        WAITS,
        SEALED
    }

    /**
     * The first person's word asks, a second one's seals, in one transaction.
     *
     * @param child not forwarding to another
     * @param words keyed fingerprints of all by which the identity could be known again
     */
    public Outcome agree(Access access, UUID child, UUID id, Supplier<? extends Collection<byte[]>> words) {
        return transactions.execute(status -> {
            int asked = jdbc.sql("""
                            INSERT INTO hub.adoptions (id, child_id, asked_by, asked_at) VALUES (?, ?, ?, ?)
                            ON CONFLICT (child_id) DO NOTHING""")
                    .params(id, child, access.who(), Sql.time(clock.instant()))
                    .update();
            Asked first = asked(child);
            if (asked == 1) {
                audit.record(access, "adoption-asked", "child", child);
                return Outcome.ASKED;
            }
            if (first.by().equals(access.who())) {
                return Outcome.WAITS;
            }
            if (!first.sealed()) {
                new IdentitySeal(jdbc, clock).seal(first.id(), child, access.who(), words.get());
                audit.record(access, "identity-sealed", "child", child);
            }
            return Outcome.SEALED;
        });
    }

    private record Asked(UUID id, String by, boolean sealed) {}

    private Asked asked(UUID child) {
        return jdbc.sql("SELECT id, asked_by, sealed_at IS NOT NULL AS sealed FROM hub.adoptions WHERE child_id = ?"
                        + " FOR UPDATE")
                .param(child)
                .query((row, number) ->
                        new Asked(row.getObject("id", UUID.class), row.getString("asked_by"), row.getBoolean("sealed")))
                .single();
    }

    /**
     * What must be known to recognise a sealed identity.
     *
     * @param words fingerprints in hexadecimal, and whose they are
     * @param released source and identity of those whom a person has told apart, {@code source hex}
     */
    public record Known(Map<String, UUID> words, Set<String> released) {
        public static final Known NOTHING = new Known(Map.of(), Set.of());

        /** Whose words these are, unless a person has said that this is somebody else. */
        public Optional<UUID> meant(String source, byte[] identity, Collection<byte[]> asked) {
            return released.contains(source + " " + HexFormat.of().formatHex(identity))
                    ? Optional.empty()
                    : asked.stream()
                            .map(word -> words.get(HexFormat.of().formatHex(word)))
                            .filter(java.util.Objects::nonNull)
                            .findFirst();
        }
    }

    public Known known() {
        Map<String, UUID> words = new HashMap<>();
        jdbc.sql("SELECT encode(word, 'hex') AS word, adoption_id FROM hub.sealed_words")
                .query(row -> {
                    words.put(row.getString("word"), row.getObject("adoption_id", UUID.class));
                });
        return new Known(
                words,
                new HashSet<>(jdbc.sql("SELECT source || ' ' || encode(identity, 'hex') FROM hub.sealed_sightings"
                                + " WHERE released_at IS NOT NULL")
                        .query(String.class)
                        .list()));
    }

    /**
     * A place where a sealed identity seems to have come again.
     *
     * @param files one name where all rows stand in one file
     */
    public record Sighting(
            long id,
            UUID adoption,
            String source,
            UUID drop,
            List<String> files,
            List<Integer> rows,
            Instant firstSeen,
            Instant lastSeen) {}

    /** Those that wait for a person's word, the oldest first; places only. */
    public List<Sighting> sightings(int limit) {
        return jdbc.sql("SELECT * FROM hub.sealed_sightings WHERE released_at IS NULL ORDER BY id LIMIT ?")
                .param(limit)
                .query((row, number) -> new Sighting(
                        row.getLong("id"),
                        row.getObject("adoption_id", UUID.class),
                        row.getString("source"),
                        row.getObject("drop_id", UUID.class),
                        List.of((String[]) row.getArray("files").getArray()),
                        List.of((Integer[]) row.getArray("row_numbers").getArray()),
                        Sql.instant(row, "first_seen"),
                        Sql.instant(row, "last_seen")))
                .list();
    }

    /** A person says that it is another child: it is taken with the source's next drop. False when it does not wait. */
    public boolean release(Access access, long sighting) {
        return Boolean.TRUE.equals(transactions.execute(status -> {
            List<UUID> released = jdbc.sql("""
                            UPDATE hub.sealed_sightings SET released_by = ?, released_at = ?
                            WHERE id = ? AND released_at IS NULL RETURNING drop_id""")
                    .params(access.who(), Sql.time(clock.instant()), sighting)
                    .query(UUID.class)
                    .list();
            released.forEach(drop -> audit.record(access, "sighting-released", "drop", drop));
            return !released.isEmpty();
        }));
    }
}
