package uk.hailsham.hub.routes;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import uk.hailsham.hub.connectors.school.NotFetched;

/** When each poller last got to its end, and how often it has failed since: what honest health is made of. */
public final class Heartbeats implements Processor {
    private final Map<String, Beat> beats = new ConcurrentHashMap<>();
    private final Clock clock;

    public Heartbeats(Clock clock) {
        this.clock = clock;
    }

    /**
     * @param last null before the first good round
     * @param failures since the last good round
     * @param fault the kind of the last failure, and its message only where that names servers: others might quote a
     *     child's data
     */
    public record Beat(Instant last, int failures, String fault) {}

    /** The end of a good round: of the route in which the exchange began. */
    @Override
    public void process(Exchange exchange) {
        beats.put(exchange.getFromRouteId(), new Beat(clock.instant(), 0, null));
    }

    public void failed(String route, Exception e) {
        beats.compute(
                route,
                (id, before) -> new Beat(
                        before == null ? null : before.last(),
                        before == null ? 1 : before.failures() + 1,
                        e instanceof NotFetched ? e.getMessage() : e.getClass().getSimpleName()));
    }

    public Optional<Beat> of(String route) {
        return Optional.ofNullable(beats.get(route));
    }
}
