package uk.hailsham.hub.app.wiring;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.apache.camel.RoutesBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import uk.hailsham.hub.app.expiry.Radar;
import uk.hailsham.hub.config.HubSettings;
import uk.hailsham.hub.connectors.agency.Notices;
import uk.hailsham.hub.connectors.store.Alarms;
import uk.hailsham.hub.connectors.store.Alerts;
import uk.hailsham.hub.connectors.store.AuditSealer;
import uk.hailsham.hub.connectors.store.Troubles;
import uk.hailsham.hub.routes.Heartbeats;
import uk.hailsham.hub.routes.Telling;
import uk.hailsham.hub.routes.alert.Alerting;
import uk.hailsham.hub.routes.alert.Watches;

/** What operators are told of. */
@Configuration(proxyBeanMethods = false)
class AlertWiring {
    private static final Duration PAUSE = Duration.ofSeconds(15);

    @Bean
    Alerts alerts(JdbcClient jdbc, TransactionTemplate transactions, Clock clock) {
        return new Alerts(jdbc, transactions, clock);
    }

    @Bean
    Radar radar(Ground ground) {
        return new Radar(
                ground.configuration(),
                ground.secrets(),
                ground.settings().text("hub.tls.certificate").map(Path::of));
    }

    /** Camel finds it by itself. */
    @Bean
    RoutesBuilder watchOfAlerts(
            Alerts alerts,
            Radar radar,
            Alarms alarms,
            AuditSealer sealer,
            JdbcClient jdbc,
            Notices notices,
            Ground ground,
            Heartbeats heartbeats,
            Clock clock) {
        HubSettings hub = ground.configuration().hub();
        Troubles troubles = new Troubles(jdbc, clock);
        Alerting alerting = new Alerting(
                List.of(
                        Watches.safeguarding(troubles),
                        Watches.agencies(
                                troubles, Duration.ofMinutes(hub.alerts().unreachableMinutes())),
                        Watches.deadLetters(troubles),
                        Watches.schools(alarms),
                        Watches.audit(
                                sealer::unsealedAge,
                                Duration.ofMinutes(hub.alerts().unsealedMinutes())),
                        Watches.disk(ground.shared(), hub.alerts().diskFreePercent()),
                        Watches.expiries(radar::all, hub.zone(), clock)),
                alerts,
                notices::send,
                ground.configuration(),
                clock);
        return new Telling(Telling.ALERTS, PAUSE, alerting, heartbeats);
    }
}
