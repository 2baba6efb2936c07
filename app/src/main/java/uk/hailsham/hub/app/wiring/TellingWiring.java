package uk.hailsham.hub.app.wiring;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import uk.hailsham.hub.connectors.agency.Notices;
import uk.hailsham.hub.connectors.school.OutFolder;
import uk.hailsham.hub.connectors.store.AuditLog;
import uk.hailsham.hub.connectors.store.DropJournal;
import uk.hailsham.hub.connectors.store.DropReceipts;
import uk.hailsham.hub.connectors.store.Findings;
import uk.hailsham.hub.connectors.store.IndexFeeds;
import uk.hailsham.hub.connectors.store.IndexMatches;
import uk.hailsham.hub.connectors.store.Provenance;
import uk.hailsham.hub.connectors.store.Purges;
import uk.hailsham.hub.connectors.store.Records;
import uk.hailsham.hub.connectors.store.Subscriptions;
import uk.hailsham.hub.connectors.store.Tellings;
import uk.hailsham.hub.domain.agency.SchoolNames;
import uk.hailsham.hub.domain.identifier.IdSource;
import uk.hailsham.hub.mappings.dropreceipt.DropReceiptFile;
import uk.hailsham.hub.mappings.dropreceipt.DropReceiptText;
import uk.hailsham.hub.mappings.dropreceipt.Remedies;
import uk.hailsham.hub.routes.telling.Outgoing;
import uk.hailsham.hub.routes.telling.ReceiptMail;
import uk.hailsham.hub.routes.telling.Receipting;
import uk.hailsham.hub.routes.telling.TellingIndex;
import uk.hailsham.hub.routes.telling.TellingSchool;

/** What the hub tells of its own accord: the Index, and each school of the configuration. */
@Configuration(proxyBeanMethods = false)
class TellingWiring {
    @Bean
    Tellings tellings(
            JdbcClient jdbc,
            TransactionTemplate transactions,
            AuditLog audit,
            Provenance provenance,
            IdSource ids,
            Clock clock) {
        return new Tellings(jdbc, transactions, audit, provenance, ids, clock);
    }

    @Bean
    Tellers tellers(
            Ground ground,
            Tellings tellings,
            IndexFeeds feeds,
            Records records,
            JdbcClient jdbc,
            TransactionTemplate transactions,
            DropJournal journal,
            SchoolNames names,
            Findings findings,
            Notices notices,
            Clock clock) {
        var configuration = ground.configuration();
        IndexMatches matches = new IndexMatches(jdbc, transactions, journal);
        Subscriptions subscriptions = new Subscriptions(jdbc, transactions, journal);
        Purges purges = new Purges(jdbc, clock);
        Map<String, TellingSchool> schools = new LinkedHashMap<>();
        configuration
                .schools()
                .forEach(school -> schools.put(
                        school.id(),
                        new TellingSchool(
                                tellings,
                                subscriptions,
                                purges,
                                records,
                                configuration,
                                names,
                                out(ground, school.id(), "subscription"),
                                clock)));
        Outgoing index = out(ground, IndexFeeds.PARTNER, "index-return");
        return new Tellers(
                new TellingIndex(tellings, matches, purges, feeds, configuration, index, clock),
                schools,
                receipts(ground, new DropReceipts(jdbc), findings, notices));
    }

    private static Map<String, Receipting> receipts(
            Ground ground, DropReceipts receipts, Findings findings, Notices notices) {
        Remedies remedies = Remedies.of(ground.configuration().codes());
        DropReceiptFile file = new DropReceiptFile(remedies);
        DropReceiptText text = new DropReceiptText(remedies);
        Map<String, Receipting> schools = new LinkedHashMap<>();
        ground.configuration()
                .schools()
                .forEach(school -> schools.put(
                        school.id(),
                        new Receipting(
                                school.id(),
                                receipts,
                                findings,
                                file,
                                school.receipts().file() ? folder(ground, school.id()) : null,
                                new ReceiptMail(school.name(), school.receipts().mail(), text, notices::send))));
        return schools;
    }

    private static Outgoing out(Ground ground, String partner, String kind) {
        return new Outgoing(partner, kind, folder(ground, partner));
    }

    static OutFolder folder(Ground ground, String partner) {
        return new OutFolder(ground.shared().resolve("outbox").resolve(partner));
    }
}
