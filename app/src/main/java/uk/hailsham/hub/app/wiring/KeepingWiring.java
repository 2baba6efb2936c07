package uk.hailsham.hub.app.wiring;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import uk.hailsham.hub.app.door.LocalOperator;
import uk.hailsham.hub.connectors.school.OutFolder;
import uk.hailsham.hub.connectors.store.Adoptions;
import uk.hailsham.hub.connectors.store.AuditAnchors;
import uk.hailsham.hub.connectors.store.AuditLog;
import uk.hailsham.hub.connectors.store.AuditSealer;
import uk.hailsham.hub.connectors.store.AuditTrail;
import uk.hailsham.hub.connectors.store.Children;
import uk.hailsham.hub.connectors.store.Concerns;
import uk.hailsham.hub.connectors.store.Deaths;
import uk.hailsham.hub.connectors.store.Disposals;
import uk.hailsham.hub.connectors.store.Drops;
import uk.hailsham.hub.connectors.store.IndexFeeds;
import uk.hailsham.hub.connectors.store.LegalHolds;
import uk.hailsham.hub.connectors.store.Provenance;
import uk.hailsham.hub.connectors.store.RawBytes;
import uk.hailsham.hub.connectors.store.Replays;
import uk.hailsham.hub.connectors.store.SentCopies;
import uk.hailsham.hub.connectors.store.Staging;
import uk.hailsham.hub.domain.code.CodeLists;
import uk.hailsham.hub.domain.identifier.IdSource;
import uk.hailsham.hub.domain.intake.PupilFormat;
import uk.hailsham.hub.domain.school.School;
import uk.hailsham.hub.mappings.PupilFormats;
import uk.hailsham.hub.routes.adoption.Adopting;
import uk.hailsham.hub.routes.intake.PupilStaging;
import uk.hailsham.hub.routes.intake.Replaying;
import uk.hailsham.hub.routes.intake.Seals;
import uk.hailsham.hub.routes.keep.CertificateFiles;
import uk.hailsham.hub.routes.keep.Disposing;
import uk.hailsham.hub.routes.keep.Forgetting;
import uk.hailsham.hub.routes.keep.Remains;

/** What is kept, for how long, and read again. */
@Configuration(proxyBeanMethods = false)
class KeepingWiring {
    @Bean
    AuditAnchors auditAnchors(JdbcClient jdbc, Ground ground, Clock clock) {
        return new AuditAnchors(jdbc, ground.shared().resolve(OpenAudit.ANCHORS), clock);
    }

    @Bean
    Concerns concerns(JdbcClient jdbc) {
        return new Concerns(jdbc);
    }

    @Bean
    Adoptions adoptions(JdbcClient jdbc, TransactionTemplate transactions, AuditLog audit, Clock clock) {
        return new Adoptions(jdbc, transactions, audit, clock);
    }

    @Bean
    Deaths deaths(JdbcClient jdbc, TransactionTemplate transactions, Clock clock) {
        return new Deaths(jdbc, transactions, clock);
    }

    @Bean
    LegalHolds legalHolds(JdbcClient jdbc, TransactionTemplate transactions, AuditLog audit) {
        return new LegalHolds(jdbc, transactions, audit);
    }

    @Bean
    Disposals disposals(JdbcClient jdbc, TransactionTemplate transactions, AuditLog audit, IdSource ids, Clock clock) {
        return new Disposals(jdbc, transactions, audit, ids, clock);
    }

    @Bean
    Disposing disposing(Disposals disposals, AuditSealer sealer, Ground ground, Clock clock) {
        uk.hailsham.hub.config.Configuration configuration = ground.configuration();
        Map<String, OutFolder> folders = new LinkedHashMap<>();
        folders.put(IndexFeeds.PARTNER, TellingWiring.folder(ground, IndexFeeds.PARTNER));
        configuration.schools().forEach(school -> folders.put(school.id(), TellingWiring.folder(ground, school.id())));
        return new Disposing(
                disposals,
                configuration.retention(),
                new Remains(ground.vault(), folders, disposals::ended, sealer::cut),
                new CertificateFiles(ground.shared().resolve("disposals")),
                configuration.hub().zone(),
                clock);
    }

    @Bean
    Seals seals(Adoptions adoptions, Ground ground) {
        return new Seals(adoptions::known, ground.fingerprints()::fingerprint);
    }

    @Bean
    Adopting adopting(Children children, Adoptions adoptions, Ground ground, IdSource ids) {
        return new Adopting(children, adoptions, ground.fingerprints()::fingerprint, ids);
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
            JdbcClient jdbc,
            TransactionTemplate transactions,
            AuditLog audit,
            SentCopies copies,
            Ground ground,
            Clock clock) {
        uk.hailsham.hub.config.Configuration configuration = ground.configuration();
        return new Forgetting(
                new RawBytes(jdbc, transactions, audit, clock),
                ground.vault(),
                day -> configuration.retention().rawBytes(day),
                configuration.hub().zone(),
                clock,
                copies::forget);
    }

    @Bean
    Replaying replaying(
            JdbcClient jdbc,
            TransactionTemplate transactions,
            AuditLog audit,
            Provenance provenance,
            Drops drops,
            Staging staging,
            Concerns concerns,
            Seals seals,
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
                                    ground.configuration().hub().zone(),
                                    concerns::of,
                                    seals)));
        }
        Replays replays = new Replays(jdbc, transactions, audit, provenance, clock);
        return new Replaying(drops, replays, ground.vault(), schools, ids);
    }
}
