package uk.hailsham.hub.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import uk.hailsham.hub.connectors.broker.EmbeddedArtemis;
import uk.hailsham.hub.connectors.broker.Sending;
import uk.hailsham.hub.connectors.database.Database;
import uk.hailsham.hub.connectors.database.TestDatabase;
import uk.hailsham.hub.connectors.store.DropKind;
import uk.hailsham.hub.domain.referral.ReferralRequest;
import uk.hailsham.hub.domain.referral.Urgency;
import uk.hailsham.hub.mappings.sims.SimsCsvFormat;
import uk.hailsham.hub.routes.camel.Unmarshal;
import uk.hailsham.hub.routes.delivery.Relaying;
import uk.hailsham.hub.routes.intake.Applying;
import uk.hailsham.hub.routes.intake.PupilStaging;
import uk.hailsham.hub.routes.recognise.Recognising;

/** What the hub does for itself between intake and delivery. */
@ExtendWith(TestDatabase.class)
class InnerRoutesTest {
    private static final String PUPILS = "UPN,Name,Date of birth\r\nA950000178301,\"Weald, Ivo\",14/06/2014\r\n";

    @TempDir
    private Path folder;

    private House house;

    @BeforeEach
    void open(Database database) throws Exception {
        house = new House(database, folder);
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void afterADropItsChildrenAreRecognisedAndTheMessageIsDone() throws Exception {
        reconciling();
        UUID drop = drop();
        assertThat(house.outbox.open()).isEqualTo(1);
        house.run("reconcile", drop.toString());

        assertThat(house.outbox.open()).isZero();
        assertThat(failures("reconcile")).isZero();
    }

    @Test
    void aDropThatCouldNotBeRecognisedStaysToBeDone(Database database) throws Exception {
        JdbcClient owner = JdbcClient.create(TestDatabase.source(database.owner()));
        reconciling();
        UUID drop = drop();
        owner.sql("ALTER TABLE hub.links RENAME TO links_elsewhere").update();
        house.run("reconcile", drop.toString());
        assertThat(house.outbox.open()).isEqualTo(1);
        assertThat(failures("reconcile")).isEqualTo(1);

        owner.sql("ALTER TABLE hub.links_elsewhere RENAME TO links").update();
        house.run("reconcile", drop.toString());
        assertThat(house.outbox.open()).isZero();
    }

    @Test
    void aMessageThatNamesNoDropStopsNothing() throws Exception {
        reconciling();
        house.run("reconcile", "no drop");
        house.run("reconcile", drop().toString());

        assertThat(house.outbox.open()).isZero();
    }

    @Test
    void whatIsDueComesToTheAgencysQueueWhenTheBrokerIsThereAgain() throws Exception {
        EmbeddedArtemis broker = EmbeddedArtemis.start(folder.resolve("broker"), 78);
        Relaying relaying = new Relaying(house.outbox, house.attempts, new Sending(broker.connections()), Map::of);
        house.with(Map.of(), new Dispatch(Duration.ofHours(1), relaying, house.heartbeats));
        broker.close();
        house.referring.ask(inDanger("R-1"), null, "spare");
        house.run("dispatch");
        assertThat(failures("dispatch")).isEqualTo(1);
        assertThat(house.attempts.due()).isEqualTo(1);

        try (EmbeddedArtemis again = EmbeddedArtemis.start(folder.resolve("broker"), 78)) {
            house.run("dispatch");
            assertThat(again.depths()).containsEntry("hub.referrals.childrens-social-care", 1L);
            assertThat(failures("dispatch")).isZero();
            house.run("dispatch");
            assertThat(again.depths()).containsEntry("hub.referrals.childrens-social-care", 1L);
        }
    }

    /** As after its disk was full: it comes back and knows nothing of what it had taken. */
    @Test
    void whatTheBrokerMayHaveLostIsSaidAgainWhenItIsThereAgain() throws Exception {
        EmbeddedArtemis broker = EmbeddedArtemis.start(folder.resolve("broker"), 79);
        Relaying relaying = new Relaying(house.outbox, house.attempts, new Sending(broker.connections()), Map::of);
        house.with(Map.of(), new Dispatch(Duration.ofHours(1), relaying, house.heartbeats), intake());
        drop();
        house.referring.ask(inDanger("R-1"), null, "spare");
        house.run("dispatch");
        assertThat(broker.depths())
                .containsEntry("hub.referrals.childrens-social-care", 1L)
                .containsEntry("hub.children.changed", 1L);
        broker.close();
        house.referring.ask(inDanger("R-2"), null, "spare");
        house.run("dispatch");
        assertThat(failures("dispatch")).isEqualTo(1);

        try (EmbeddedArtemis again = EmbeddedArtemis.start(folder.resolve("empty"), 79)) {
            house.run("dispatch");
            assertThat(again.depths())
                    .containsEntry("hub.referrals.childrens-social-care", 2L)
                    .containsEntry("hub.children.changed", 1L);
        }
    }

    /** Nothing was to be sent while it was away: a listener has noticed. */
    @Test
    void whatTheBrokerMayHaveLostIsSaidAgainWhenAListenerHasLostIt() throws Exception {
        try (EmbeddedArtemis broker = EmbeddedArtemis.start(folder.resolve("broker"), 79)) {
            Relaying relaying = new Relaying(house.outbox, house.attempts, new Sending(broker.connections()), Map::of);
            house.with(Map.of(), new Dispatch(Duration.ofHours(1), relaying, house.heartbeats), intake());
            drop();
            house.run("dispatch");
            house.run("dispatch");
            assertThat(broker.depths()).containsEntry("hub.children.changed", 1L);

            relaying.brokerLost();
            house.run("dispatch");
            house.run("dispatch");
            assertThat(broker.depths()).containsEntry("hub.children.changed", 2L);
        }
    }

    @Test
    void theAuditIsSealedWhenTheFileOfSealsCanBeWrittenAgain() throws Exception {
        Path seals = folder.resolve("seals");
        house.with(
                Map.of(),
                new AuditSealing(
                        Duration.ofHours(1),
                        house.sealer(seals),
                        house.anchors(seals.resolveSibling("audit")),
                        house.heartbeats));
        house.referring.ask(inDanger("R-1"), null, "spare");
        Files.createDirectories(seals);
        house.run("seal.audit");
        assertThat(failures("seal.audit")).isEqualTo(1);

        Files.delete(seals);
        house.run("seal.audit");
        assertThat(failures("seal.audit")).isZero();
        assertThat(house.sealer(seals).verify()).isEmpty();
        assertThat(seals).isNotEmptyFile();
        assertThat(seals.resolveSibling("audit")).isDirectoryContaining("glob:**/anchor-*.txt");
    }

    private void reconciling() throws Exception {
        Recognising recognising =
                new Recognising(house.records, house.links, House.MODEL, house.deaths(), house.outbox);
        house.with(Map.of(), new Reconciliation(recognising, house.heartbeats), intake());
    }

    private SchoolIntake intake() {
        SimsCsvFormat format = new SimsCsvFormat(house.clock);
        return new SchoolIntake(
                "white-house",
                Duration.ofHours(1),
                house.collecting("white-house", DropKind.PUPILS),
                house.opening("white-house", DropKind.PUPILS),
                new Unmarshal(content -> format.read(content, House.SCHOOL, House.SHIPPED.codes())),
                new PupilStaging(
                        house.staging,
                        House.SCHOOL,
                        String::getBytes,
                        House.SHIPPED.hub().zone()),
                new Applying(house.staging),
                house.heartbeats);
    }

    /** A drop that has been applied. */
    private UUID drop() throws Exception {
        house.put("a.csv", PUPILS);
        house.run("collect.white-house");
        house.run("intake.white-house");
        return house.onlyDrop().id();
    }

    private int failures(String route) {
        return house.heartbeats.of(route).orElseThrow().failures();
    }

    private static ReferralRequest inDanger(String reference) {
        return new ReferralRequest(
                        reference,
                        "white-house",
                        null,
                        "SLCN",
                        "in danger",
                        Urgency.EMERGENCY,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        true)
                .filled();
    }
}
