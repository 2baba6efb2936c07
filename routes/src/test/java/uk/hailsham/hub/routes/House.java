package uk.hailsham.hub.routes;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.AdviceWith;
import org.apache.camel.impl.DefaultCamelContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import uk.hailsham.hub.config.ConfigFolder;
import uk.hailsham.hub.config.Configuration;
import uk.hailsham.hub.config.Known;
import uk.hailsham.hub.connectors.database.Database;
import uk.hailsham.hub.connectors.database.TestDatabase;
import uk.hailsham.hub.connectors.school.DropFolder;
import uk.hailsham.hub.connectors.school.OutFolder;
import uk.hailsham.hub.connectors.store.Adoptions;
import uk.hailsham.hub.connectors.store.Alarms;
import uk.hailsham.hub.connectors.store.Alerts;
import uk.hailsham.hub.connectors.store.Amendments;
import uk.hailsham.hub.connectors.store.Attachments;
import uk.hailsham.hub.connectors.store.Attempts;
import uk.hailsham.hub.connectors.store.AuditAnchors;
import uk.hailsham.hub.connectors.store.AuditLog;
import uk.hailsham.hub.connectors.store.AuditSealer;
import uk.hailsham.hub.connectors.store.Capacities;
import uk.hailsham.hub.connectors.store.Children;
import uk.hailsham.hub.connectors.store.Concerns;
import uk.hailsham.hub.connectors.store.Corrections;
import uk.hailsham.hub.connectors.store.Covers;
import uk.hailsham.hub.connectors.store.Deaths;
import uk.hailsham.hub.connectors.store.Decisions;
import uk.hailsham.hub.connectors.store.Disposals;
import uk.hailsham.hub.connectors.store.Drills;
import uk.hailsham.hub.connectors.store.Drop;
import uk.hailsham.hub.connectors.store.DropKind;
import uk.hailsham.hub.connectors.store.DropReceipts;
import uk.hailsham.hub.connectors.store.Drops;
import uk.hailsham.hub.connectors.store.Findings;
import uk.hailsham.hub.connectors.store.HeldDrops;
import uk.hailsham.hub.connectors.store.IndexFeeds;
import uk.hailsham.hub.connectors.store.IndexMatches;
import uk.hailsham.hub.connectors.store.Interventions;
import uk.hailsham.hub.connectors.store.Journal;
import uk.hailsham.hub.connectors.store.LegalHolds;
import uk.hailsham.hub.connectors.store.Links;
import uk.hailsham.hub.connectors.store.Needs;
import uk.hailsham.hub.connectors.store.Outbox;
import uk.hailsham.hub.connectors.store.Outcomes;
import uk.hailsham.hub.connectors.store.Owners;
import uk.hailsham.hub.connectors.store.Pauses;
import uk.hailsham.hub.connectors.store.Provenance;
import uk.hailsham.hub.connectors.store.Provisions;
import uk.hailsham.hub.connectors.store.Purges;
import uk.hailsham.hub.connectors.store.RawBytes;
import uk.hailsham.hub.connectors.store.Records;
import uk.hailsham.hub.connectors.store.Referrals;
import uk.hailsham.hub.connectors.store.Refusals;
import uk.hailsham.hub.connectors.store.Rejections;
import uk.hailsham.hub.connectors.store.Replays;
import uk.hailsham.hub.connectors.store.Replies;
import uk.hailsham.hub.connectors.store.Reroutes;
import uk.hailsham.hub.connectors.store.Resends;
import uk.hailsham.hub.connectors.store.Reviews;
import uk.hailsham.hub.connectors.store.Sendings;
import uk.hailsham.hub.connectors.store.Silences;
import uk.hailsham.hub.connectors.store.Staging;
import uk.hailsham.hub.connectors.store.Subscriptions;
import uk.hailsham.hub.connectors.store.Tellings;
import uk.hailsham.hub.connectors.store.Timelines;
import uk.hailsham.hub.connectors.store.ToldFiles;
import uk.hailsham.hub.connectors.store.Troubles;
import uk.hailsham.hub.connectors.store.Unanswered;
import uk.hailsham.hub.connectors.vault.MasterKey;
import uk.hailsham.hub.connectors.vault.Vault;
import uk.hailsham.hub.domain.agency.SchoolNames;
import uk.hailsham.hub.domain.clock.WorkingDays;
import uk.hailsham.hub.domain.identifier.IdSource;
import uk.hailsham.hub.domain.identifier.Uuid7;
import uk.hailsham.hub.domain.referral.Routing;
import uk.hailsham.hub.domain.school.PupilKey;
import uk.hailsham.hub.domain.school.School;
import uk.hailsham.hub.mappings.Renderings;
import uk.hailsham.hub.mappings.agencyform.FormRendering;
import uk.hailsham.hub.mappings.attachment.AttachmentExamination;
import uk.hailsham.hub.mappings.dropreceipt.DropReceiptFile;
import uk.hailsham.hub.mappings.dropreceipt.DropReceiptText;
import uk.hailsham.hub.mappings.dropreceipt.Remedies;
import uk.hailsham.hub.reconcile.index.StoredModel;
import uk.hailsham.hub.routes.child.Combining;
import uk.hailsham.hub.routes.delivery.Delivering;
import uk.hailsham.hub.routes.delivery.Resending;
import uk.hailsham.hub.routes.intake.Collecting;
import uk.hailsham.hub.routes.intake.Opening;
import uk.hailsham.hub.routes.intake.Replaying;
import uk.hailsham.hub.routes.keep.CertificateFiles;
import uk.hailsham.hub.routes.keep.Disposing;
import uk.hailsham.hub.routes.keep.Forgetting;
import uk.hailsham.hub.routes.keep.Remains;
import uk.hailsham.hub.routes.referral.Attaching;
import uk.hailsham.hub.routes.referral.Clocks;
import uk.hailsham.hub.routes.referral.Correcting;
import uk.hailsham.hub.routes.referral.Foretelling;
import uk.hailsham.hub.routes.referral.Offering;
import uk.hailsham.hub.routes.referral.Owning;
import uk.hailsham.hub.routes.referral.Pausing;
import uk.hailsham.hub.routes.referral.Referring;
import uk.hailsham.hub.routes.referral.Weighing;
import uk.hailsham.hub.routes.telling.Channel;
import uk.hailsham.hub.routes.telling.ReceiptMail;
import uk.hailsham.hub.routes.telling.Receipting;
import uk.hailsham.hub.routes.telling.TellingReferrer;

/** Routes in memory over real stores and a real vault; their first endpoints are called, not waited for. */
final class House implements AutoCloseable {
    static final Configuration SHIPPED = ConfigFolder.read(
                    Path.of("../config"),
                    new Known(
                            Set.of("ctf", "sims-csv", "census", "wonde", "bromcom", "csv"),
                            Set.of("email", "fhir", "hl7v2", "secure-link", "sftp"),
                            Renderings.names(),
                            Map.of(),
                            FormRendering::names))
            .configuration();
    static final StoredModel MODEL = SHIPPED.matching();
    static final School SCHOOL = SHIPPED.school("white-house").orElseThrow();

    private static final Provenance PROVENANCE = new Provenance("config-hash", "1.0.0");

    final Clock clock;
    final Heartbeats heartbeats;
    final IdSource ids;
    final Drops drops;
    final Staging staging;
    final IndexFeeds feeds;
    final Records records;
    final Links links;
    final Reviews reviews;
    final Outbox outbox;
    final Children children;
    final Referrals referrals;
    final Attempts attempts;
    final Interventions interventions;
    final Replies replies;
    final Rejections rejections;
    final Attachments attachments;
    final Sendings sendings;
    final Referring referring;
    private final Weighing weighing;
    private final Clocks clocks;
    final Vault vault;
    final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final Path folder;
    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final ProducerTemplate producer = camel.createProducerTemplate();

    House(Database database, Path folder) throws IOException {
        this(database, folder, Clock.fixed(Instant.parse("2026-11-24T07:00:00Z"), ZoneOffset.UTC));
    }

    House(Database database, Path folder, Clock clock) throws IOException {
        TestDatabase.empty(database);
        this.clock = clock;
        heartbeats = new Heartbeats(clock);
        ids = new Uuid7(clock, new SplittableRandom(7));
        this.folder = folder;
        DataSource source = TestDatabase.pool(database);
        jdbc = JdbcClient.create(source);
        transactions = new TransactionTemplate(new JdbcTransactionManager(source));
        Provenance provenance = PROVENANCE;
        AuditLog audit = new AuditLog(jdbc, clock, provenance);
        outbox = new Outbox(jdbc, transactions, clock);
        Journal journal = new Journal(audit, outbox);
        drops = new Drops(jdbc, transactions, journal, provenance, clock);
        staging = new Staging(source, jdbc, transactions, journal, provenance, plain -> plain, ids, clock);
        feeds = new IndexFeeds(jdbc);
        records = new Records(jdbc, transactions, journal);
        links = new Links(jdbc, transactions, journal, provenance, ids, clock);
        reviews = new Reviews(jdbc, transactions, journal, provenance, ids, clock);
        children = new Children(jdbc, transactions, journal);
        referrals = new Referrals(jdbc, transactions, audit, provenance, clock);
        rejections = new Rejections(jdbc);
        attempts = new Attempts(jdbc, transactions, audit, "node-a", new SplittableRandom(1), clock);
        interventions = new Interventions(jdbc, transactions, audit, clock);
        vault = new Vault(folder.resolve("vault"), MasterKey.readOrMake(folder.resolve("key")));
        attachments = new Attachments(jdbc);
        sendings = new Sendings(jdbc);
        Attaching attaching =
                new Attaching(vault, new AttachmentExamination(), SHIPPED.hub().attachments(), ids);
        weighing = new Weighing(
                records,
                children,
                new Combining(SHIPPED.hub().zone(), clock),
                new Routing(SHIPPED.routing(), SHIPPED.agencies()),
                SHIPPED.schools(),
                SHIPPED.hub().zone(),
                clock);
        clocks = new Clocks(
                SHIPPED.hub().zone(),
                WorkingDays.from(SHIPPED.codes().list("bank-holidays-england")),
                SHIPPED.schools());
        replies = new Replies(
                jdbc,
                transactions,
                audit,
                new Pauses(
                        jdbc,
                        clocks.zone(),
                        reason -> Pausing.pauses(SHIPPED.codes().list("hold-reasons"), reason),
                        new Pausing(SHIPPED.agencies(), clocks),
                        clock),
                clock);
        referring = new Referring(
                weighing,
                attaching,
                new Foretelling(SHIPPED, clock),
                referrals,
                new Refusals(jdbc, clock),
                clocks,
                ids,
                clock);
    }

    Offering offering(Clock at) {
        return new Offering(weighing, referrals, capacities(at), clocks, ids, at);
    }

    Capacities capacities(Clock at) {
        return new Capacities(jdbc, at);
    }

    Alerts alerts(Clock at) {
        return new Alerts(jdbc, transactions, at);
    }

    Troubles troubles(Clock at) {
        return new Troubles(jdbc, at);
    }

    /** What a school hears of its own referrals. */
    TellingReferrer referrer(Clock at, Path folder, String to, ReceiptMail.Post post) {
        Owning owning = new Owning(owners(at), covers(at), post::send, SHIPPED, at);
        TellingReferrer.Shared shared = new TellingReferrer.Shared(
                new Outcomes(jdbc, at),
                new Unanswered(jdbc, transactions, new AuditLog(jdbc, at, PROVENANCE), at),
                referrals,
                owning,
                offering(at),
                new SchoolNames(SHIPPED.agencies(), text -> text.getBytes(UTF_8)),
                SHIPPED,
                ids);
        return shared.of(SCHOOL, new Channel(new OutFolder(folder), to, post, at));
    }

    Provisions provisions() {
        return new Provisions(jdbc, transactions, drops, clock);
    }

    Adoptions adoptions() {
        return new Adoptions(jdbc, transactions, new AuditLog(jdbc, clock, PROVENANCE), clock);
    }

    int count(String what) {
        return jdbc.sql("SELECT count(*) FROM " + what).query(Integer.class).single();
    }

    Deaths deaths() {
        return new Deaths(jdbc, transactions, clock);
    }

    Disposals disposals(Clock at) {
        return new Disposals(jdbc, transactions, new AuditLog(jdbc, at, PROVENANCE), ids, at);
    }

    Purges purges(Clock at) {
        return new Purges(jdbc, at);
    }

    LegalHolds legalHolds() {
        return new LegalHolds(jdbc, transactions, new AuditLog(jdbc, clock, PROVENANCE));
    }

    Disposing disposing(Clock at) {
        Disposals disposals = disposals(at);
        Remains remains = new Remains(
                vault,
                Map.of(SCHOOL.id(), new OutFolder(outbox())),
                disposals::ended,
                sealer(folder.resolve("seals"))::cut);
        return new Disposing(
                disposals,
                SHIPPED.retention(),
                remains,
                new CertificateFiles(folder.resolve("disposals")),
                SHIPPED.hub().zone(),
                at);
    }

    Resending resending() {
        AuditLog audit = new AuditLog(jdbc, clock, PROVENANCE);
        return new Resending(
                new Resends(jdbc, transactions, audit, clock),
                new Reroutes(jdbc, transactions, audit, clock),
                interventions,
                referring::today,
                SHIPPED,
                clock);
    }

    Drills drills() {
        return new Drills(jdbc, transactions, new AuditLog(jdbc, clock, PROVENANCE));
    }

    /** As the owner of the database might. */
    void change(String sql) {
        jdbc.sql(sql).update();
    }

    Concerns concerns() {
        return new Concerns(jdbc);
    }

    Needs needs() {
        return new Needs(
                jdbc,
                transactions,
                new Journal(new AuditLog(jdbc, clock, PROVENANCE), outbox),
                SHIPPED.hub().zone(),
                clock);
    }

    Timelines timelines() {
        return new Timelines(jdbc, transactions, new Journal(new AuditLog(jdbc, clock, PROVENANCE), outbox));
    }

    Owners owners(Clock at) {
        return new Owners(jdbc, transactions, new AuditLog(jdbc, at, PROVENANCE), at);
    }

    Covers covers(Clock at) {
        return new Covers(jdbc, transactions, new AuditLog(jdbc, at, PROVENANCE), ids, at);
    }

    Silences silences(Clock at) {
        return new Silences(jdbc, transactions, new AuditLog(jdbc, at, PROVENANCE), at);
    }

    HeldDrops heldDrops(Clock at) {
        return new HeldDrops(jdbc, transactions, new Journal(new AuditLog(jdbc, at, PROVENANCE), outbox), at);
    }

    Findings findings(Clock at) {
        return new Findings(jdbc, transactions, new AuditLog(jdbc, at, PROVENANCE), at);
    }

    Receipting receipting(Clock at) {
        return receipting(at, null, (to, name, subject, text) -> {});
    }

    Receipting receipting(Clock at, String to, ReceiptMail.Post post) {
        Remedies remedies = Remedies.of(SHIPPED.codes());
        return new Receipting(
                SCHOOL.id(),
                new DropReceipts(jdbc),
                findings(at),
                new DropReceiptFile(remedies),
                new OutFolder(outbox()),
                new ReceiptMail(SCHOOL.name(), to, new DropReceiptText(remedies), post));
    }

    Path outbox() {
        return folder.resolve("outbox").resolve(SCHOOL.id());
    }

    Alarms alarms(Clock at) {
        return new Alarms(jdbc, transactions, at);
    }

    Amendments amendments() {
        return new Amendments(jdbc, transactions, new AuditLog(jdbc, clock, PROVENANCE), ids, clock);
    }

    Correcting correcting() {
        return new Correcting(
                new Corrections(jdbc, transactions, new AuditLog(jdbc, clock, PROVENANCE), ids, clock),
                children,
                new Combining(SHIPPED.hub().zone(), clock));
    }

    Decisions decisions() {
        return new Decisions(jdbc, transactions, new AuditLog(jdbc, clock, PROVENANCE), ids, clock);
    }

    Tellings tellings(Clock at) {
        return new Tellings(jdbc, transactions, new AuditLog(jdbc, at, PROVENANCE), PROVENANCE, ids, at);
    }

    ToldFiles toldFiles(Clock at) {
        return new ToldFiles(jdbc, at);
    }

    IndexMatches matches() {
        return new IndexMatches(jdbc, transactions, new Journal(new AuditLog(jdbc, clock, PROVENANCE), outbox));
    }

    Subscriptions subscriptions() {
        return new Subscriptions(jdbc, transactions, new Journal(new AuditLog(jdbc, clock, PROVENANCE), outbox));
    }

    AuditSealer sealer(Path seals) {
        return new AuditSealer(jdbc, transactions, seals, clock);
    }

    AuditAnchors anchors(Path folder) {
        return new AuditAnchors(jdbc, folder, clock);
    }

    Forgetting forgetting(Clock at, Period kept) {
        RawBytes bytes = new RawBytes(jdbc, transactions, new AuditLog(jdbc, at, PROVENANCE), at);
        return new Forgetting(bytes, vault, day -> kept, SHIPPED.hub().zone(), at);
    }

    Replaying replaying(Replaying.Reading reading) {
        AuditLog audit = new AuditLog(jdbc, clock, PROVENANCE);
        Replays replays = new Replays(jdbc, transactions, audit, PROVENANCE, clock);
        return new Replaying(drops, replays, vault, Map.of(SCHOOL.id(), reading), ids);
    }

    /** Events of one kind: about what, and why. */
    List<String> audited(String action) {
        return jdbc.sql("SELECT subject || ': ' || reason FROM hub.audit_events WHERE action = ? ORDER BY id")
                .param(action)
                .query(String.class)
                .list();
    }

    Collecting collecting(String partner, DropKind kind) {
        DropFolder inbox = new DropFolder(inbox(), null, Duration.ZERO, ids, clock);
        return new Collecting(partner, kind, inbox, vault, drops);
    }

    Opening opening(String partner, DropKind kind) {
        return new Opening(partner, kind, drops, vault);
    }

    Opening opening(String partner, DropKind kind, Supplier<Optional<String>> stopped) {
        return new Opening(partner, kind, drops, vault, stopped);
    }

    private Path inbox() {
        return folder.resolve("inbox");
    }

    void put(String name, String text) throws IOException {
        Files.writeString(Files.createDirectories(inbox()).resolve(name), text, UTF_8);
    }

    /** Adds the flows with the house's failure handling; nothing starts by itself. */
    House with(Map<String, Delivering> deliveries, RoutesBuilder... flows) throws Exception {
        camel.addRoutesConfigurations(new FailureHandling(drops, heartbeats, deliveries));
        for (RoutesBuilder flow : flows) {
            camel.addRoutes(flow);
        }
        for (String id : camel.getRouteDefinitions().stream()
                .map(route -> route.getRouteId())
                .toList()) {
            AdviceWith.adviceWith(camel, id, advice -> advice.replaceFromWith("direct:" + id));
        }
        camel.start();
        return this;
    }

    /** One round, or one message, of a route; what its failing would do to a poller or a consumer comes out here. */
    void run(String route, Object body) {
        producer.sendBody("direct:" + route, body);
    }

    void run(String route) {
        run(route, null);
    }

    DefaultCamelContext camel() {
        return camel;
    }

    List<Drop> drops() {
        return drops.list(null, 100);
    }

    /** Of how many pupils or entries something is said now. */
    long currentStatements() {
        return jdbc.sql("SELECT count(*) FROM hub.statements WHERE said_to IS NULL")
                .query(Long.class)
                .single();
    }

    Drop onlyDrop() {
        return drops.find(drops().get(0).id()).orElseThrow();
    }

    /** Nothing can be put into the vault until it is unblocked. */
    void blockVault() throws IOException {
        Files.createFile(folder.resolve("vault"));
    }

    void unblockVault() throws IOException {
        Files.delete(folder.resolve("vault"));
    }

    /** What is in the vault cannot be reached until it is shown. */
    void hideVault() throws IOException {
        Files.move(folder.resolve("vault"), folder.resolve("hidden"));
    }

    void showVault() throws IOException {
        Files.move(folder.resolve("hidden"), folder.resolve("vault"));
    }

    /** The one current record that holds this key. */
    UUID record(String source, PupilKey key) {
        List<UUID> found = records.find(source, List.of(key));
        if (found.size() != 1) {
            throw new AssertionError("expected one record, found " + found.size());
        }
        return found.get(0);
    }

    UUID firstRecipient() {
        return referrals.list(null, 1).get(0).recipients().get(0).id();
    }

    @Override
    public void close() {
        camel.stop();
    }
}
