package uk.hailsham.hub.app.wiring;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import uk.hailsham.hub.app.door.LocalOperator;
import uk.hailsham.hub.connectors.store.AuditAnchors;
import uk.hailsham.hub.connectors.store.AuditLog;
import uk.hailsham.hub.connectors.store.AuditTrail;
import uk.hailsham.hub.connectors.store.Drops;
import uk.hailsham.hub.connectors.store.Provenance;
import uk.hailsham.hub.connectors.store.RawBytes;
import uk.hailsham.hub.connectors.store.Replays;
import uk.hailsham.hub.connectors.store.Staging;
import uk.hailsham.hub.domain.code.CodeLists;
import uk.hailsham.hub.domain.identifier.IdSource;
import uk.hailsham.hub.domain.intake.PupilFormat;
import uk.hailsham.hub.domain.school.School;
import uk.hailsham.hub.mappings.PupilFormats;
import uk.hailsham.hub.routes.intake.PupilStaging;
import uk.hailsham.hub.routes.intake.Replaying;
import uk.hailsham.hub.routes.keep.Forgetting;

/** What is kept, for how long, and read again. */
@Configuration(proxyBeanMethods = false)
class KeepingWiring {
    @Bean
    AuditAnchors auditAnchors(JdbcClient jdbc, Ground ground, Clock clock) {
        return new AuditAnchors(jdbc, ground.folder().path().resolve(OpenAudit.ANCHORS), clock);
    }

    @Bean
    AuditTrail auditTrail(JdbcClient jdbc, TransactionTemplate transactions, AuditLog audit) {
        return new AuditTrail(jdbc, transactions, audit);
    }

    /** The door for verbs of the user who runs the hub. */
    @Bean
    LocalOperator localOperator(Ground ground) {
        return new LocalOperator(ground.token(), System.getProperty("user.name"));
    }

    @Bean
    Forgetting forgetting(
            JdbcClient jdbc, TransactionTemplate transactions, AuditLog audit, Ground ground, Clock clock) {
        uk.hailsham.hub.config.Configuration configuration = ground.configuration();
        return new Forgetting(
                new RawBytes(jdbc, transactions, audit, clock),
                ground.vault(),
                day -> configuration.retention().rawBytes(day),
                configuration.hub().zone(),
                clock);
    }

    @Bean
    Replaying replaying(
            JdbcClient jdbc,
            TransactionTemplate transactions,
            AuditLog audit,
            Provenance provenance,
            Drops drops,
            Staging staging,
            Ground ground,
            IdSource ids,
            Clock clock) {
        CodeLists codes = ground.configuration().codes();
        Map<String, Replaying.Reading> schools = new LinkedHashMap<>();
        for (School school : ground.configuration().schools()) {
            PupilFormat format = PupilFormats.all(clock).stream()
                    .filter(one -> one.name().equals(school.format()))
                    .findFirst()
                    .orElseThrow();
            schools.put(
                    school.id(),
                    new Replaying.Reading(
                            content -> format.read(content, school, codes),
                            new PupilStaging(
                                    staging,
                                    school,
                                    ground.fingerprints()::fingerprint,
                                    ground.configuration().hub().zone())));
        }
        Replays replays = new Replays(jdbc, transactions, audit, provenance, clock);
        return new Replaying(drops, replays, ground.vault(), schools, ids);
    }
}
