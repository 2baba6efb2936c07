package uk.hailsham.hub.connectors.store;

import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import uk.hailsham.hub.domain.agency.Room;

/** Whether agencies have room, as they said last. */
public final class Capacities {
    private static final Duration RELIED_ON = Duration.ofDays(42);

    private final JdbcClient jdbc;
    private final Clock clock;

    public Capacities(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param weeks the agency's estimate of how long a child waits; null when it gives none */
    public record Capacity(String agency, String service, Instant saidAt, Room room, Integer weeks) {}

    /**
     * Said again, it is a word of today; said twice in a minute, it is one.
     *
     * @param weeks only with {@link Room#WAITLIST}; null for no estimate
     * @param source by which link or file it came
     */
    public void say(String agency, String service, Room room, Integer weeks, String source) {
        jdbc.sql("""
                        INSERT INTO hub.capacity (agency, service, said_at, room, weeks, source)
                        SELECT :agency, :service, :now, :room, :weeks, :source
                        WHERE NOT EXISTS (SELECT FROM (SELECT * FROM hub.capacity
                                WHERE agency = :agency AND service = :service ORDER BY id DESC LIMIT 1) last
                            WHERE last.room = :room AND last.weeks IS NOT DISTINCT FROM :weeks::int
                            AND last.said_at > :before)""")
                .param("agency", agency)
                .param("service", service)
                .param("now", Sql.time(clock.instant()))
                .param("before", Sql.time(clock.instant().minusSeconds(60)))
                .param("room", Sql.word(room))
                .param("weeks", weeks, Types.INTEGER)
                .param("source", source)
                .update();
    }

    /**
     * Said in a file, it is said once however often the file is read.
     *
     * @param source names the file and its content
     */
    public void sayOnce(String agency, String service, Room room, Integer weeks, String source) {
        boolean said = jdbc.sql(
                        "SELECT EXISTS (SELECT FROM hub.capacity WHERE agency = ? AND service = ? AND source = ?)")
                .params(agency, service, source)
                .query(Boolean.class)
                .single();
        if (!said) {
            say(agency, service, room, weeks, source);
        }
    }

    /** What an agency has said of one service within six weeks; an older word is nobody's to rely on. */
    public Optional<Capacity> lately(String agency, String service) {
        Instant from = clock.instant().minus(RELIED_ON);
        return of(agency).stream()
                .filter(said -> said.service().equals(service) && !said.saidAt().isBefore(from))
                .findFirst();
    }

    /** The newest word of each service of the agency that has given one. */
    public List<Capacity> of(String agency) {
        return jdbc.sql("SELECT DISTINCT ON (service) * FROM hub.capacity WHERE agency = ? ORDER BY service, id DESC")
                .params(Arrays.asList(agency))
                .query((row, number) -> new Capacity(
                        agency,
                        row.getString("service"),
                        Sql.instant(row, "said_at"),
                        Sql.value(Room.class, row.getString("room")),
                        row.getObject("weeks", Integer.class)))
                .list();
    }
}
