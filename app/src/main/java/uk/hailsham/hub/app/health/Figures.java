package uk.hailsham.hub.app.health;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import uk.hailsham.hub.connectors.broker.Broker;
import uk.hailsham.hub.connectors.store.Attempts;
import uk.hailsham.hub.connectors.store.AuditSealer;
import uk.hailsham.hub.connectors.store.Drops;
import uk.hailsham.hub.connectors.store.Outbox;
import uk.hailsham.hub.connectors.store.Referrals;

/** The hub's own figures for Prometheus: counts by school, fate, agency, state, proof and queue; nothing about a child. */
@Component
@EnableScheduling
class Figures implements MeterBinder {
    private static final long LOOK_MILLIS = 15_000;

    private final Drops drops;
    private final Outbox outbox;
    private final Attempts attempts;
    private final AuditSealer sealer;
    private final Referrals referrals;
    private final Broker broker;
    private MultiGauge byFate;
    private MultiGauge byQueue;
    private MultiGauge byState;
    private MultiGauge byProof;
    private MultiGauge byAgency;

    Figures(Drops drops, Outbox outbox, Attempts attempts, AuditSealer sealer, Referrals referrals, Broker broker) {
        this.drops = drops;
        this.outbox = outbox;
        this.attempts = attempts;
        this.sealer = sealer;
        this.referrals = referrals;
        this.broker = broker;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        gauge(
                registry,
                "hub.drops.unfinished",
                "drops that have arrived and are not read to their end",
                drops::unfinished);
        gauge(registry, "hub.outbox.open", "messages whose work is not done", outbox::open);
        gauge(registry, "hub.attempts.due", "deliveries that are due or under way", attempts::due);
        gauge(
                registry,
                "hub.audit.unsealed.seconds",
                "age of the oldest event not sealed",
                () -> sealer.unsealedAge().toSeconds());
        byFate = rows(registry, "hub.records", "source records by partner and fate");
        byQueue = rows(registry, "hub.queue.depth", "messages that wait, by queue");
        byState = rows(registry, "hub.recipients", "recipients by state");
        byProof = rows(registry, "hub.recipients.proof", "recipients by what is proved");
        byAgency = rows(registry, "hub.recipients.agency", "recipients by agency");
        look();
    }

    private static MultiGauge rows(MeterRegistry registry, String name, String description) {
        return MultiGauge.builder(name).description(description).register(registry);
    }

    private static void gauge(MeterRegistry registry, String name, String description, Supplier<Number> value) {
        Gauge.builder(name, value).description(description).register(registry);
    }

    /** Which words occur changes with time, so that rows are registered anew. */
    @Scheduled(fixedDelay = LOOK_MILLIS)
    void look() {
        register(
                byFate,
                drops.fates().stream()
                        .<MultiGauge.Row<?>>map(fate -> MultiGauge.Row.of(
                                Tags.of("school", fate.partner(), "fate", fate.fate()), fate.records()))
                        .toList());
        rows(byQueue, "queue", broker.depths());
        rows(byState, "state", referrals.recipientsBy(Referrals.Column.STATE));
        rows(byProof, "proof", referrals.recipientsBy(Referrals.Column.RUNG));
        rows(byAgency, "agency", referrals.recipientsBy(Referrals.Column.AGENCY));
    }

    private static void rows(MultiGauge gauge, String tag, Map<String, ? extends Number> counts) {
        register(
                gauge,
                counts.entrySet().stream()
                        .<MultiGauge.Row<?>>map(e -> MultiGauge.Row.of(Tags.of(tag, e.getKey()), e.getValue()))
                        .toList());
    }

    private static void register(MultiGauge gauge, List<MultiGauge.Row<?>> rows) {
        if (gauge != null) {
            gauge.register(rows, true);
        }
    }
}
