package uk.hailsham.hub.connectors.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import uk.hailsham.hub.domain.access.Access;
import uk.hailsham.hub.domain.referral.RecipientState;
import uk.hailsham.hub.domain.referral.ReferralRequest;
import uk.hailsham.hub.domain.referral.Rung;

/** Referrals and their recipients: committed whole, listed without a child's details, told as a timeline. */
public final class Referrals {
    /** Of recipient {@code r}, the batch with which it is to go. */
    static final String WAITS = "(SELECT max(a.window_at) FROM hub.attempts a WHERE a.recipient_id = r.id"
            + " AND a.begun_at IS NULL AND a.batch_id IS NULL) AS waits_for_window";

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final AuditLog audit;
    private final Provenance provenance;
    private final Clock clock;
    private final Recipients recipients;
    private final Attachments attachments;

    public Referrals(
            JdbcClient jdbc, TransactionTemplate transactions, AuditLog audit, Provenance provenance, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.audit = audit;
        this.provenance = provenance;
        this.clock = clock;
        this.recipients = new Recipients(jdbc, clock);
        this.attachments = new Attachments(jdbc);
    }

    /** What became of a commit. */
    public enum Outcome {
        COMMITTED,
        /** The school has sent this reference before, with the same content and papers, in this drop or another. */
        REPEATED,
        /** The school has used this reference before for something else; nothing was taken. */
        REFERENCE_TAKEN
    }

    /** @param drop in which the referral first came; null from the interface */
    public record Committed(UUID id, Outcome outcome, UUID drop) {}

    /** Referral, recipients, clocks, first attempts and events in one transaction, or the referral there is already. */
    public Committed commit(NewReferral referral) {
        return transactions.execute(status -> insert(referral) ? complete(referral) : existing(referral));
    }

    private boolean insert(NewReferral referral) {
        return jdbc.sql("""
                        INSERT INTO hub.referrals (id, school, reference, record_id, child_id, need, urgency, safeguarding,
                            request, as_known, made_at, drop_id, config_hash, hub_version)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb, ?, ?, ?, ?)
                        ON CONFLICT (school, reference) DO NOTHING""")
                        .params(Arrays.asList(
                                referral.id(),
                                referral.request().school(),
                                referral.request().reference(),
                                referral.record(),
                                referral.child(),
                                referral.request().need(),
                                Sql.word(referral.request().urgency()),
                                referral.request().safeguarding(),
                                Json.write(referral.request()),
                                referral.asKnown(),
                                Sql.time(referral.madeAt()),
                                referral.drop(),
                                provenance.configHash(),
                                provenance.hubVersion()))
                        .update()
                == 1;
    }

    private Committed complete(NewReferral referral) {
        Instant at = referral.madeAt();
        referral.recipients().forEach(recipient -> recipients.add(referral.id(), recipient, at, at, "hub", null));
        referral.attachments().forEach(attachment -> attachments.add(referral.id(), attachment));
        Map<String, UUID> others = new LinkedHashMap<>();
        others.put("record", referral.record());
        others.put("child", referral.child());
        others.put("drop", referral.drop());
        others.values().removeIf(Objects::isNull);
        audit.record(Access.hub("referral"), "referred", "referral", referral.id(), others);
        return new Committed(referral.id(), Outcome.COMMITTED, referral.drop());
    }

    /**
     * One more recipient of a referral that is under way, with its clock and first attempt; what others declined stays.
     *
     * @return false when the agency has been asked before, or the referral no longer says about whom it is
     */
    public boolean add(UUID referral, NewReferral.NewRecipient recipient, Access access) {
        return Boolean.TRUE.equals(transactions.execute(status -> {
            boolean takes = recipients.takes(referral, recipient.agency());
            if (takes) {
                Instant now = clock.instant();
                recipients.add(referral, recipient, now, now, "hub", null);
                audit.record(access, "asked-another", "referral", referral, Map.of("recipient", recipient.id()));
            }
            return takes;
        }));
    }

    private Committed existing(NewReferral referral) {
        return jdbc.sql("SELECT id, drop_id, request = ?::jsonb AS same FROM hub.referrals"
                        + " WHERE school = ? AND reference = ?")
                .params(
                        Json.write(referral.request()),
                        referral.request().school(),
                        referral.request().reference())
                .query((row, number) -> new Committed(
                        row.getObject("id", UUID.class),
                        row.getBoolean("same")
                                        && attachments.same(row.getObject("id", UUID.class), referral.attachments())
                                ? Outcome.REPEATED
                                : Outcome.REFERENCE_TAKEN,
                        row.getObject("drop_id", UUID.class)))
                .single();
    }

    /** The newest referrals, of one school or of all when null, newest first. */
    public List<ReferralView> list(String school, int limit) {
        return views(
                "WHERE school <> 'drill' AND (?::text IS NULL OR school = ?) ORDER BY made_at DESC, id DESC LIMIT ?",
                school,
                school,
                limit);
    }

    public Optional<ReferralView> find(UUID id) {
        return views("WHERE id = ?", id).stream().findFirst();
    }

    /** What was asked for; empty when it no longer says about whom. The caller shows nothing of it. */
    public Optional<ReferralRequest> request(UUID id) {
        return recipients.request(id);
    }

    /** The school whose referral the recipient belongs to; empty when there is no such recipient. */
    public Optional<String> schoolOf(UUID recipient) {
        return jdbc.sql(
                        "SELECT f.school FROM hub.recipients r JOIN hub.referrals f ON f.id = r.referral_id WHERE r.id = ?")
                .param(recipient)
                .query(String.class)
                .optional();
    }

    public Optional<String> agencyOf(UUID recipient) {
        return jdbc.sql("SELECT agency FROM hub.recipients WHERE id = ?")
                .param(recipient)
                .query(String.class)
                .optional();
    }

    /** Recipients of one agency whose ids lie between two, both included; as many as were made in one moment. */
    public List<UUID> recipientsBetween(String agency, UUID first, UUID last) {
        return jdbc.sql("SELECT id FROM hub.recipients WHERE agency = ? AND id BETWEEN ? AND ? ORDER BY id")
                .params(agency, first, last)
                .query(UUID.class)
                .list();
    }

    private List<ReferralView> views(String where, Object... parameters) {
        List<ReferralView> bare = jdbc.sql("SELECT * FROM hub.referrals " + where)
                .params(Arrays.asList(parameters))
                .query((row, number) -> view(row))
                .list();
        Map<UUID, List<ReferralView.Recipient>> found =
                recipients(bare.stream().map(ReferralView::id).toList());
        return bare.stream()
                .map(view -> new ReferralView(
                        view.id(),
                        view.school(),
                        view.reference(),
                        view.child(),
                        view.need(),
                        view.urgency(),
                        view.safeguarding(),
                        view.madeAt(),
                        found.getOrDefault(view.id(), List.of())))
                .toList();
    }

    private static ReferralView view(ResultSet row) throws SQLException {
        return new ReferralView(
                row.getObject("id", UUID.class),
                row.getString("school"),
                row.getString("reference"),
                row.getObject("child_id", UUID.class),
                row.getString("need"),
                row.getString("urgency"),
                row.getBoolean("safeguarding"),
                Sql.instant(row, "made_at"),
                List.of());
    }

    private Map<UUID, List<ReferralView.Recipient>> recipients(List<UUID> referrals) {
        Map<UUID, List<ReferralView.Recipient>> found = new LinkedHashMap<>();
        if (!referrals.isEmpty()) {
            jdbc.sql("SELECT r.*, " + WAITS + " FROM hub.recipients r WHERE referral_id IN (:ids) ORDER BY agency")
                    .param("ids", referrals)
                    .query((row, number) -> recipient(row))
                    .list()
                    .forEach(recipient -> found.computeIfAbsent(recipient.referral(), id -> new ArrayList<>())
                            .add(recipient));
        }
        return found;
    }

    static ReferralView.Recipient recipient(ResultSet row) throws SQLException {
        return new ReferralView.Recipient(
                row.getObject("id", UUID.class),
                row.getObject("referral_id", UUID.class),
                row.getString("agency"),
                row.getString("service"),
                Sql.value(RecipientState.class, row.getString("state")),
                Sql.value(Rung.class, row.getString("rung")),
                Sql.instant(row, "clock_started_at"),
                Sql.instant(row, "acknowledge_by"),
                Sql.instant(row, "clock_stopped_at"),
                Sql.instant(row, "first_contact_by"),
                Sql.instant(row, "contact_moved_to"),
                Sql.instant(row, "paused_since"),
                Sql.instant(row, "waits_for_window"));
    }

    /** What happened to each recipient, oldest first; the look is audited. */
    public List<RecipientEvent> timeline(Access access, UUID referral) {
        audit.record(access, "looked-at", "referral", referral, child(referral));
        return jdbc.sql("""
                        SELECT e.* FROM hub.recipient_events e JOIN hub.recipients r ON r.id = e.recipient_id
                        WHERE r.referral_id = ? ORDER BY e.id""")
                .param(referral)
                .query((row, number) -> new RecipientEvent(
                        row.getObject("recipient_id", UUID.class),
                        Sql.instant(row, "at"),
                        row.getString("kind"),
                        row.getString("state"),
                        row.getString("rung"),
                        row.getString("source"),
                        row.getString("detail")))
                .list();
    }

    private Map<String, UUID> child(UUID referral) {
        return jdbc.sql("SELECT child_id FROM hub.referrals WHERE id = ? AND child_id IS NOT NULL")
                .param(referral)
                .query(UUID.class)
                .optional()
                .map(child -> Map.of("child", child))
                .orElse(Map.of());
    }

    public int count() {
        return jdbc.sql("SELECT count(*) FROM hub.referrals WHERE school <> 'drill'")
                .query(Integer.class)
                .single();
    }

    /** Recipients by one of their columns; a count for every word that occurs. */
    public Map<String, Integer> recipientsBy(Column column) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        jdbc.sql("""
                        SELECT r.%1$s, count(*) FROM hub.recipients r JOIN hub.referrals f ON f.id = r.referral_id
                        WHERE f.school <> 'drill' GROUP BY r.%1$s ORDER BY r.%1$s""".formatted(Sql.word(column)))
                .query((row, number) -> counts.put(row.getString(1), row.getInt(2)))
                .list();
        return counts;
    }

    /** What recipients can be counted by. */
    public enum Column {
        STATE,
        RUNG,
        AGENCY
    }
}
