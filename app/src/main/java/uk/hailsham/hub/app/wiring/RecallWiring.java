package uk.hailsham.hub.app.wiring;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import uk.hailsham.hub.connectors.store.AmendmentProofs;
import uk.hailsham.hub.connectors.store.Amendments;
import uk.hailsham.hub.connectors.store.AuditLog;
import uk.hailsham.hub.connectors.store.Children;
import uk.hailsham.hub.connectors.store.Corrections;
import uk.hailsham.hub.connectors.store.Decisions;
import uk.hailsham.hub.connectors.store.Records;
import uk.hailsham.hub.domain.identifier.IdSource;
import uk.hailsham.hub.routes.child.Combining;
import uk.hailsham.hub.routes.referral.Correcting;
import uk.hailsham.hub.routes.referral.Withholding;

/** What takes back, puts right, and keeps what was not shared. */
@Configuration(proxyBeanMethods = false)
class RecallWiring {
    @Bean
    Amendments amendments(
            JdbcClient jdbc, TransactionTemplate transactions, AuditLog audit, IdSource ids, Clock clock) {
        return new Amendments(jdbc, transactions, audit, ids, clock);
    }

    @Bean
    AmendmentProofs amendmentProofs(JdbcClient jdbc) {
        return new AmendmentProofs(jdbc);
    }

    @Bean
    Decisions decisions(JdbcClient jdbc, TransactionTemplate transactions, AuditLog audit, IdSource ids, Clock clock) {
        return new Decisions(jdbc, transactions, audit, ids, clock);
    }

    @Bean
    Withholding withholding(Records records, Decisions decisions) {
        return new Withholding(records, decisions);
    }

    @Bean
    Correcting correcting(
            JdbcClient jdbc,
            TransactionTemplate transactions,
            AuditLog audit,
            IdSource ids,
            Children children,
            Combining combining,
            Clock clock) {
        return new Correcting(new Corrections(jdbc, transactions, audit, ids, clock), children, combining);
    }
}
