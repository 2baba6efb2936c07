package uk.hailsham.hub.app.wiring;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import uk.hailsham.hub.app.health.DropLog;
import uk.hailsham.hub.app.health.LastStart;
import uk.hailsham.hub.app.health.StartReport;
import uk.hailsham.hub.connectors.school.DropFolder;
import uk.hailsham.hub.connectors.store.Accounts;
import uk.hailsham.hub.connectors.store.Alarms;
import uk.hailsham.hub.connectors.store.Attachments;
import uk.hailsham.hub.connectors.store.Attempts;
import uk.hailsham.hub.connectors.store.AuditLog;
import uk.hailsham.hub.connectors.store.AuditSealer;
import uk.hailsham.hub.connectors.store.Children;
import uk.hailsham.hub.connectors.store.Differences;
import uk.hailsham.hub.connectors.store.DropJournal;
import uk.hailsham.hub.connectors.store.Drops;
import uk.hailsham.hub.connectors.store.Findings;
import uk.hailsham.hub.connectors.store.HeldDrops;
import uk.hailsham.hub.connectors.store.IndexFeeds;
import uk.hailsham.hub.connectors.store.IndexGaps;
import uk.hailsham.hub.connectors.store.Interventions;
import uk.hailsham.hub.connectors.store.Journal;
import uk.hailsham.hub.connectors.store.Links;
import uk.hailsham.hub.connectors.store.Needs;
import uk.hailsham.hub.connectors.store.Outbox;
import uk.hailsham.hub.connectors.store.Pauses;
import uk.hailsham.hub.connectors.store.Provenance;
import uk.hailsham.hub.connectors.store.Provisions;
import uk.hailsham.hub.connectors.store.Records;
import uk.hailsham.hub.connectors.store.Referrals;
import uk.hailsham.hub.connectors.store.Refusals;
import uk.hailsham.hub.connectors.store.Rejections;
import uk.hailsham.hub.connectors.store.Replies;
import uk.hailsham.hub.connectors.store.Reviews;
import uk.hailsham.hub.connectors.store.Silences;
import uk.hailsham.hub.connectors.store.Staging;
import uk.hailsham.hub.connectors.store.Timelines;
import uk.hailsham.hub.connectors.store.ToldFiles;
import uk.hailsham.hub.connectors.store.Waits;
import uk.hailsham.hub.domain.agency.Agency;
import uk.hailsham.hub.domain.identifier.IdSource;
import uk.hailsham.hub.domain.identifier.Uuid7;

/** The needs database and everything that speaks to it. */
@Configuration(proxyBeanMethods = false)
class StoreWiring {
    private static final Logger LOG = LoggerFactory.getLogger(StoreWiring.class);

    @Bean
    Clock clock(Ground ground) {
        return ground.clock();
    }

    @Bean
    IdSource ids(Clock clock) {
        return new Uuid7(clock, new SecureRandom());
    }

    @Bean
    Provenance provenance(Ground ground) {
        String version = StoreWiring.class.getPackage().getImplementationVersion();
        return new Provenance(ground.configuration().hash(), version == null ? "development" : version);
    }

    @Bean
    AuditLog auditLog(JdbcClient jdbc, Clock clock, Provenance provenance) {
        return new AuditLog(jdbc, clock, provenance);
    }

    /** Seals once more at the end, so that what is found unsealed in a stopped hub was put in by somebody. */
    @Bean(destroyMethod = "seal")
    AuditSealer auditSealer(JdbcClient jdbc, TransactionTemplate transactions, Ground ground, Clock clock) {
        return new AuditSealer(jdbc, transactions, ground.shared().resolve(OpenAudit.SEALS), clock);
    }

    @Bean
    Provisions provisions(JdbcClient jdbc, TransactionTemplate transactions, Drops drops, Clock clock) {
        return new Provisions(jdbc, transactions, drops, clock);
    }

    @Bean
    Needs needs(JdbcClient jdbc, TransactionTemplate transactions, DropJournal journal, Ground ground, Clock clock) {
        return new Needs(
                jdbc, transactions, journal, ground.configuration().hub().zone(), clock);
    }

    @Bean
    Waits waits(JdbcClient jdbc, TransactionTemplate transactions, DropJournal journal, Ground ground) {
        return new Waits(
                jdbc, transactions, journal, ground.configuration().hub().zone());
    }

    @Bean
    ToldFiles toldFiles(JdbcClient jdbc, Clock clock) {
        return new ToldFiles(jdbc, clock);
    }

    @Bean
    IndexGaps indexGaps(JdbcClient jdbc, TransactionTemplate transactions, DropJournal journal) {
        return new IndexGaps(jdbc, transactions, journal);
    }

    @Bean
    Differences differences(JdbcClient jdbc, TransactionTemplate transactions, DropJournal journal) {
        return new Differences(jdbc, transactions, journal);
    }

    @Bean
    Timelines timelines(JdbcClient jdbc, TransactionTemplate transactions, DropJournal journal) {
        return new Timelines(jdbc, transactions, journal);
    }

    @Bean
    Silences silences(JdbcClient jdbc, TransactionTemplate transactions, AuditLog audit, Clock clock) {
        return new Silences(jdbc, transactions, audit, clock);
    }

    @Bean
    Alarms alarms(JdbcClient jdbc, TransactionTemplate transactions, Clock clock) {
        return new Alarms(jdbc, transactions, clock);
    }

    @Bean
    Outbox outbox(JdbcClient jdbc, TransactionTemplate transactions, Clock clock) {
        return new Outbox(jdbc, transactions, clock);
    }

    @Bean
    DropJournal journal(AuditLog audit, Outbox outbox) {
        return new DropLog(new Journal(audit, outbox));
    }

    @Bean
    Drops drops(
            JdbcClient jdbc,
            TransactionTemplate transactions,
            DropJournal journal,
            Provenance provenance,
            Clock clock) {
        return new Drops(jdbc, transactions, journal, provenance, clock);
    }

    @Bean
    HeldDrops heldDrops(JdbcClient jdbc, TransactionTemplate transactions, DropJournal journal, Clock clock) {
        return new HeldDrops(jdbc, transactions, journal, clock);
    }

    @Bean
    Findings findings(JdbcClient jdbc, TransactionTemplate transactions, AuditLog audit, Clock clock) {
        return new Findings(jdbc, transactions, audit, clock);
    }

    @Bean
    Rejections rejections(JdbcClient jdbc) {
        return new Rejections(jdbc);
    }

    @Bean
    Staging staging(
            DataSource database,
            JdbcClient jdbc,
            TransactionTemplate transactions,
            DropJournal journal,
            Provenance provenance,
            Ground ground,
            IdSource ids,
            Clock clock) {
        return new Staging(database, jdbc, transactions, journal, provenance, ground.protection()::seal, ids, clock);
    }

    @Bean
    Records records(JdbcClient jdbc, TransactionTemplate transactions, DropJournal journal) {
        return new Records(jdbc, transactions, journal);
    }

    @Bean
    Children children(JdbcClient jdbc, TransactionTemplate transactions, DropJournal journal) {
        return new Children(jdbc, transactions, journal);
    }

    @Bean
    Links links(
            JdbcClient jdbc,
            TransactionTemplate transactions,
            DropJournal journal,
            Provenance provenance,
            IdSource ids,
            Clock clock) {
        return new Links(jdbc, transactions, journal, provenance, ids, clock);
    }

    @Bean
    Reviews reviews(
            JdbcClient jdbc,
            TransactionTemplate transactions,
            DropJournal journal,
            Provenance provenance,
            IdSource ids,
            Clock clock) {
        return new Reviews(jdbc, transactions, journal, provenance, ids, clock);
    }

    @Bean
    IndexFeeds indexFeeds(JdbcClient jdbc) {
        return new IndexFeeds(jdbc);
    }

    @Bean
    Referrals referrals(
            JdbcClient jdbc, TransactionTemplate transactions, AuditLog audit, Provenance provenance, Clock clock) {
        return new Referrals(jdbc, transactions, audit, provenance, clock);
    }

    @Bean
    Attachments attachments(JdbcClient jdbc) {
        return new Attachments(jdbc);
    }

    @Bean
    Refusals refusals(JdbcClient jdbc, Clock clock) {
        return new Refusals(jdbc, clock);
    }

    @Bean
    Attempts attempts(JdbcClient jdbc, TransactionTemplate transactions, AuditLog audit, Ground ground, Clock clock) {
        Set<String> batching = ground.configuration().agencies().stream()
                .filter(agency -> agency.window().isPresent())
                .map(Agency::id)
                .collect(Collectors.toSet());
        return new Attempts(jdbc, transactions, audit, ground.node().name(), batching, new SecureRandom(), clock);
    }

    @Bean
    Interventions interventions(JdbcClient jdbc, TransactionTemplate transactions, AuditLog audit, Clock clock) {
        return new Interventions(jdbc, transactions, audit, clock);
    }

    @Bean
    Replies replies(JdbcClient jdbc, TransactionTemplate transactions, AuditLog audit, Pauses pauses, Clock clock) {
        return new Replies(jdbc, transactions, audit, pauses, clock);
    }

    @Bean
    Accounts accounts(JdbcClient jdbc, TransactionTemplate transactions, AuditLog audit, Clock clock) {
        return new Accounts(jdbc, transactions, audit, clock);
    }

    /** Before any route starts: what a stop or a crash left open is put right, and said. */
    @Bean
    SmartInitializingSingleton recovery(
            Outbox outbox, Attempts attempts, Drops drops, Ground ground, LastStart start, Clock clock) {
        return () -> {
            int unfinished = drops.unfinished();
            int messages = outbox.recover();
            Attempts.Recovered found = attempts.recover();
            StartReport report = new StartReport(
                    clock.instant(),
                    ground.folder().leftBehind(),
                    DropFolder.claimed(ground.shared().resolve("inbox")),
                    unfinished,
                    messages,
                    found.unknown(),
                    found.undispatched());
            LOG.info(report.text());
            start.tell(report);
        };
    }
}
