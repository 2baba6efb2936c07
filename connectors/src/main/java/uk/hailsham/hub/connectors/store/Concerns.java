package uk.hailsham.hub.connectors.store;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.springframework.jdbc.core.simple.JdbcClient;
import uk.hailsham.hub.domain.school.PupilKey;

/** Whom the hub must know more of than who it is: children who are referred, or on a provision map. */
public final class Concerns {
    private static final String KEYS = """
            SELECT rk.lookup || ' ' || rk.value FROM hub.record_keys rk
            JOIN hub.child_records own ON own.record_id = rk.record_id
            WHERE rk.source = :source AND own.child_id IN (
                SELECT cr.child_id FROM hub.referrals f JOIN hub.child_records cr ON cr.record_id = f.record_id
                UNION ALL
                SELECT cr.child_id FROM hub.provision_lines p JOIN hub.child_records cr ON cr.record_id = p.record_id
                WHERE p.said_to IS NULL)""";

    private final JdbcClient jdbc;

    public Concerns(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** As of now; whoever holds one of the keys of such a child of the source is meant. */
    public Predicate<List<PupilKey>> of(String source) {
        Set<String> known = new HashSet<>(
                jdbc.sql(KEYS).param("source", source).query(String.class).list());
        return keys -> keys.stream().anyMatch(key -> known.contains(StagedLine.lookup(key) + " " + key.value()));
    }
}
