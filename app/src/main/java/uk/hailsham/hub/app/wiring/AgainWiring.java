package uk.hailsham.hub.app.wiring;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import uk.hailsham.hub.connectors.ground.DataFolder;
import uk.hailsham.hub.connectors.store.AuditLog;
import uk.hailsham.hub.connectors.store.Breakers;
import uk.hailsham.hub.connectors.store.Drills;
import uk.hailsham.hub.connectors.store.Interventions;
import uk.hailsham.hub.connectors.store.Referrals;
import uk.hailsham.hub.connectors.store.Reroutes;
import uk.hailsham.hub.connectors.store.Resends;
import uk.hailsham.hub.connectors.store.SentCopies;
import uk.hailsham.hub.connectors.store.Standings;
import uk.hailsham.hub.connectors.vault.NamedKey;
import uk.hailsham.hub.domain.identifier.IdSource;
import uk.hailsham.hub.routes.delivery.Resending;
import uk.hailsham.hub.routes.referral.Drilling;
import uk.hailsham.hub.routes.referral.Referring;

/** What keeps deliveries back, what sends them again, and what sends made-up ones. */
@Configuration(proxyBeanMethods = false)
class AgainWiring {
    @Bean
    Breakers breakers(JdbcClient jdbc) {
        return new Breakers(jdbc, new SecureRandom());
    }

    @Bean
    Standings standings(JdbcClient jdbc, Clock clock) {
        return new Standings(jdbc, clock);
    }

    @Bean
    SentCopies sentCopies(JdbcClient jdbc, Ground ground, Clock clock) {
        NamedKey key = ground.copies();
        return new SentCopies(
                jdbc,
                new SentCopies.Sealing() {
                    @Override
                    public byte[] seal(byte[] plain) {
                        return key.seal(plain);
                    }

                    @Override
                    public byte[] open(byte[] sealed) throws IOException {
                        return key.open(sealed);
                    }
                },
                clock);
    }

    @Bean
    Drilling drilling(
            JdbcClient jdbc,
            TransactionTemplate transactions,
            AuditLog audit,
            Referrals referrals,
            Ground ground,
            IdSource ids,
            Clock clock) {
        return new Drilling(
                referrals,
                new Drills(jdbc, transactions, audit),
                ground.configuration(),
                ground.folder().marked() == DataFolder.Mark.DEMO,
                ids,
                clock);
    }

    @Bean
    Resending resending(
            JdbcClient jdbc,
            TransactionTemplate transactions,
            AuditLog audit,
            Interventions interventions,
            Referring referring,
            Ground ground,
            Clock clock) {
        return new Resending(
                new Resends(jdbc, transactions, audit, clock),
                new Reroutes(jdbc, transactions, audit, clock),
                interventions,
                referring::today,
                ground.configuration(),
                clock);
    }
}
