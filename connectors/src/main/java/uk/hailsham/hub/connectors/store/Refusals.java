package uk.hailsham.hub.connectors.store;

import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import uk.hailsham.hub.domain.referral.ReferralRequest;
import uk.hailsham.hub.domain.referral.Refusal;

/** Requests that the gate did not let through, kept with what the school was told; nothing of the pupil. */
public final class Refusals {
    private final JdbcClient jdbc;
    private final Clock clock;

    public Refusals(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param drop in which the request came; null from the interface */
    public record Refused(Instant at, String school, String reference, UUID drop, String need, List<Refusal> reasons) {
        public Refused {
            reasons = List.copyOf(reasons);
        }
    }

    /**
     * The same refusal of the same request in the same drop is kept once.
     *
     * @param drop in which the request came; null from the interface
     */
    public void record(ReferralRequest request, UUID drop, List<Refusal> reasons) {
        jdbc.sql("INSERT INTO hub.referral_refusals (at, school, reference, drop_id, need, reasons)"
                        + " VALUES (?, ?, ?, ?, ?, ?::jsonb) ON CONFLICT DO NOTHING")
                .params(Arrays.asList(
                        Sql.time(clock.instant()),
                        request.school(),
                        request.reference(),
                        drop,
                        request.need(),
                        Json.write(reasons)))
                .update();
    }

    /** The newest, of one school or of all when null, newest first. */
    public List<Refused> list(String school, int limit) {
        return jdbc.sql("SELECT * FROM hub.referral_refusals WHERE ?::text IS NULL OR school = ?"
                        + " ORDER BY id DESC LIMIT ?")
                .params(Arrays.asList(school, school, limit))
                .query((row, number) -> new Refused(
                        Sql.instant(row, "at"),
                        row.getString("school"),
                        row.getString("reference"),
                        row.getObject("drop_id", UUID.class),
                        row.getString("need"),
                        Arrays.asList(Json.read(row.getString("reasons"), Refusal[].class))))
                .list();
    }
}
