package uk.hailsham.hub.connectors.store;

import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import uk.hailsham.hub.domain.access.Access;

/** Who did and saw what, about whom and why; plain inserts in the acting transaction, sealed afterwards. */
public final class AuditLog {
    private final JdbcClient jdbc;
    private final Clock clock;
    private final Provenance provenance;

    public AuditLog(JdbcClient jdbc, Clock clock, Provenance provenance) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.provenance = provenance;
    }

    /** As {@link #record(Access, String, String, UUID, Map)}, when nothing else is concerned. */
    public void record(Access access, String action, String subjectKind, UUID subject) {
        record(access, action, subjectKind, subject, Map.of());
    }

    /**
     * @param action a word such as {@code looked-at}, {@code applied}, {@code delivered}
     * @param subjectKind {@code child}, {@code drop}, {@code referral}, {@code recipient} …
     * @param subject null when the action concerns no single thing
     * @param others ids of what else is concerned, by kind
     */
    public void record(Access access, String action, String subjectKind, UUID subject, Map<String, UUID> others) {
        recording(access, action, subjectKind, subject, others).on(jdbc);
    }

    /** The same as {@link #record(Access, String, String, UUID, Map)}. */
    Write recording(Access access, String action, String subjectKind, UUID subject, Map<String, UUID> others) {
        return Write.of(
                """
                INSERT INTO hub.audit_events
                    (at, who, role, action, subject_kind, subject, reason, config_hash, details)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb)""",
                Sql.time(clock.instant()),
                access.who(),
                Sql.word(access.role()),
                action,
                subjectKind,
                subject,
                access.reason(),
                provenance.configHash(),
                Json.write(others));
    }
}
