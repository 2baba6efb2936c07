package uk.hailsham.hub.app.wiring;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import uk.hailsham.hub.connectors.agency.Notices;
import uk.hailsham.hub.connectors.store.AuditLog;
import uk.hailsham.hub.connectors.store.Covers;
import uk.hailsham.hub.connectors.store.Outcomes;
import uk.hailsham.hub.connectors.store.Owners;
import uk.hailsham.hub.connectors.store.Referrals;
import uk.hailsham.hub.connectors.store.Unanswered;
import uk.hailsham.hub.domain.agency.SchoolNames;
import uk.hailsham.hub.domain.identifier.IdSource;
import uk.hailsham.hub.domain.school.School;
import uk.hailsham.hub.routes.Heartbeats;
import uk.hailsham.hub.routes.Telling;
import uk.hailsham.hub.routes.referral.Offering;
import uk.hailsham.hub.routes.referral.Owning;
import uk.hailsham.hub.routes.telling.Channel;
import uk.hailsham.hub.routes.telling.TellingReferrer;

/** What becomes of a referral after it was sent: who sees to it, and what the school that referred hears of it. */
@Configuration(proxyBeanMethods = false)
class ReferrerWiring {
    private static final Duration PAUSE = Duration.ofSeconds(20);

    @Bean
    Owners owners(JdbcClient jdbc, TransactionTemplate transactions, AuditLog audit, Clock clock) {
        return new Owners(jdbc, transactions, audit, clock);
    }

    @Bean
    Covers covers(JdbcClient jdbc, TransactionTemplate transactions, AuditLog audit, IdSource ids, Clock clock) {
        return new Covers(jdbc, transactions, audit, ids, clock);
    }

    @Bean
    Owning owning(Owners owners, Covers covers, Notices notices, Ground ground, Clock clock) {
        return new Owning(owners, covers, notices::send, ground.configuration(), clock);
    }

    @Bean
    Referrers referrers(
            Ground ground,
            JdbcClient jdbc,
            TransactionTemplate transactions,
            AuditLog audit,
            Referrals referrals,
            Owning owning,
            Offering offering,
            SchoolNames names,
            Notices notices,
            IdSource ids,
            Clock clock) {
        TellingReferrer.Shared shared = new TellingReferrer.Shared(
                new Outcomes(jdbc, clock),
                new Unanswered(jdbc, transactions, audit, clock),
                referrals,
                owning,
                offering,
                names,
                ground.configuration(),
                ids);
        Map<String, TellingReferrer> schools = new LinkedHashMap<>();
        for (School school : ground.configuration().schools()) {
            Channel channel = new Channel(
                    school.receipts().file() ? TellingWiring.folder(ground, school.id()) : null,
                    school.receipts().mail(),
                    notices::send,
                    clock);
            schools.put(school.id(), shared.of(school, channel));
        }
        return new Referrers(schools);
    }

    /** Camel finds it by itself. */
    @Bean
    RoutesBuilder afterSending(Owning owning, Referrers referrers, Heartbeats heartbeats) {
        return new RouteBuilder() {
            @Override
            public void configure() throws Exception {
                getContext().addRoutes(new Telling(Telling.OWNERS, PAUSE, owning, heartbeats));
                for (Map.Entry<String, TellingReferrer> school :
                        referrers.schools().entrySet()) {
                    getContext()
                            .addRoutes(new Telling(
                                    Telling.outcome(school.getKey()), PAUSE, school.getValue(), heartbeats));
                }
            }
        };
    }
}
