package uk.hailsham.hub.routes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import uk.hailsham.hub.connectors.database.Database;
import uk.hailsham.hub.connectors.database.TestDatabase;
import uk.hailsham.hub.connectors.school.OutFolder;
import uk.hailsham.hub.connectors.store.Certificate;
import uk.hailsham.hub.connectors.store.Drop;
import uk.hailsham.hub.connectors.store.DropKind;
import uk.hailsham.hub.connectors.store.Ledger;
import uk.hailsham.hub.connectors.store.Tellings;
import uk.hailsham.hub.connectors.store.ToldFiles;
import uk.hailsham.hub.domain.agency.SchoolNames;
import uk.hailsham.hub.domain.school.PupilKey;
import uk.hailsham.hub.mappings.indexfeed.IndexFeedForms;
import uk.hailsham.hub.mappings.receiptfile.ReceiptFile;
import uk.hailsham.hub.mappings.sims.SimsCsvFormat;
import uk.hailsham.hub.routes.camel.Unmarshal;
import uk.hailsham.hub.routes.intake.Applying;
import uk.hailsham.hub.routes.intake.FeedStaging;
import uk.hailsham.hub.routes.intake.PupilStaging;
import uk.hailsham.hub.routes.recognise.Recognising;
import uk.hailsham.hub.routes.telling.Outgoing;
import uk.hailsham.hub.routes.telling.TakingReceipts;
import uk.hailsham.hub.routes.telling.TellingIndex;
import uk.hailsham.hub.routes.telling.TellingSchool;

/** A roll and a feed of the Index come in; at night the Index and the school are told, and answer. */
@ExtendWith(TestDatabase.class)
class TellingRouteTest {
    private static final String ROLL = "UPN,Name,Date of birth,Postcode\r\n"
            + "A950000178301,\"Weald, Ivo\",14/06/2014,BN27 1AA\r\nH243278544154,\"Down, Ada\",15/07/2015,BN27 1AB\r\n";
    private static final String FEED = """
            <indexFeed><header><feedId>019ac001-0000-7000-8000-0000000000f1</feedId><sequence>1</sequence>
            <at>2026-11-23T02:00:00Z</at><kind>full</kind><version>1</version></header>
            <entry><indexNumber>CI-1</indexNumber><family>Weald</family><given>Ivo</given>
            <dateOfBirth>2014-06-14</dateOfBirth><upn>A950000178301</upn><postcode>BN27 2AA</postcode>
            <services><service><name>Early Help</name><contact>x</contact></service></services>
            <shielded>N</shielded></entry>
            <entry><indexNumber>CI-2</indexNumber><family>Down</family><given>Ada</given>
            <dateOfBirth>2015-07-15</dateOfBirth><upn>H243278544154</upn><postcode>BN27 2AB</postcode>
            <services><service><name>Refuge</name><contact>x</contact></service></services>
            <shielded>Y</shielded></entry>
            <trailer><entries>2</entries><gone>0</gone></trailer></indexFeed>""";
    private static final Instant EVENING = Instant.parse("2026-11-24T20:00:00Z");
    private static final Instant MORNING = Instant.parse("2026-11-25T06:30:00Z");

    @TempDir
    private Path folder;

    private Instant now = EVENING;
    private House house;
    private ToldFiles files;

    @BeforeEach
    void open(Database database) throws Exception {
        house = new House(database, folder);
        Clock clock = turned();
        files = house.toldFiles(clock);
        Tellings tellings = house.tellings(clock);
        Duration hour = Duration.ofHours(1);
        SimsCsvFormat sims = new SimsCsvFormat(house.clock);
        house.with(
                Map.of(),
                new SchoolIntake(
                        "white-house",
                        hour,
                        house.collecting("white-house", DropKind.PUPILS),
                        house.opening("white-house", DropKind.PUPILS),
                        new Unmarshal(content -> sims.read(content, House.SCHOOL, House.SHIPPED.codes())),
                        new PupilStaging(
                                house.staging,
                                House.SCHOOL,
                                String::getBytes,
                                House.SHIPPED.hub().zone()),
                        new Applying(house.staging),
                        house.heartbeats),
                new IndexIntake(
                        hour,
                        house.collecting("index", DropKind.INDEX_FEED),
                        house.opening("index", DropKind.INDEX_FEED),
                        new Unmarshal(content ->
                                new IndexFeedForms().open(content.parts().get(0), House.SHIPPED.codes())),
                        new FeedStaging(house.staging, house.feeds),
                        new Applying(house.staging),
                        house.heartbeats),
                new Reconciliation(
                        new Recognising(house.records, house.links, House.MODEL, house.deaths(), house.outbox),
                        house.heartbeats),
                new Telling(
                        Telling.INDEX,
                        hour,
                        new TellingIndex(
                                tellings,
                                house.matches(),
                                house.purges(clock),
                                house.feeds,
                                House.SHIPPED,
                                out("index", "index-return"),
                                clock),
                        house.heartbeats),
                new Telling(
                        Telling.subscribe("white-house"),
                        hour,
                        new TellingSchool(
                                tellings,
                                house.subscriptions(),
                                house.purges(clock),
                                house.records,
                                House.SHIPPED,
                                new SchoolNames(House.SHIPPED.agencies(), text -> text.getBytes(UTF_8)),
                                out("white-house", "subscription"),
                                clock),
                        house.heartbeats),
                acknowledgements("index", tellings),
                acknowledgements("white-house", tellings));
    }

    private FileIntake acknowledgements(String partner, Tellings tellings) {
        return new FileIntake(
                "acknowledgements." + partner,
                Duration.ofHours(1),
                house.collecting(partner, DropKind.REPLIES),
                house.opening(partner, DropKind.REPLIES),
                new Unmarshal(content -> new ReceiptFile().read(content.parts().get(0))),
                new TakingReceipts(tellings, house.drops),
                house.heartbeats);
    }

    private Outgoing out(String partner, String kind) {
        return new Outgoing(
                partner, kind, new OutFolder(folder.resolve("outbox").resolve(partner)));
    }

    private Clock turned() {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now;
            }
        };
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void beforeAnythingHasComeNobodyIsToldAnything() throws IOException {
        round();
        now = MORNING;
        round();

        assertThat(written("index")).isEmpty();
        assertThat(written("white-house")).isEmpty();
    }

    @Test
    void atNightTheIndexAndTheSchoolAreToldOnceAndNothingOfWhereAShieldedChildIs() throws Exception {
        townIsThere();
        round();
        assertThat(written("index")).isEmpty();
        now = MORNING;
        round();
        round();

        assertThat(written("index")).containsExactly("index-return-000001.csv");
        assertThat(records("index", "index-return-000001.csv"))
                .containsExactly("R,CI-1,N,8459992/White House Primary School/,,postcode", "R,CI-2,Y,,,", "T,2");
        assertThat(written("white-house")).containsExactly("subscription-000001.csv");
        assertThat(records("white-house", "subscription-000001.csv").stream()
                        .map(record -> record.replaceAll("ch-[0-9a-f-]{36}", "ch"))
                        .sorted())
                .containsExactly(
                        "R,ch,,A950000178301,discrepancy,new,postcode,,2026-11-24",
                        "R,ch,,A950000178301,index-link,new,CI-1,,2026-11-24",
                        "R,ch,,A950000178301,involvement,new,Early Help,,",
                        "R,ch,,H243278544154,index-link,new,CI-2,,2026-11-24",
                        "T,4");
    }

    @Test
    void anAnswerClosesTheSequenceAndOneToNothingIsRejected() throws Exception {
        townIsThere();
        round();
        now = MORNING;
        round();

        Drop drop = answer("index", "sequence,outcome,reason\n1,accepted,\n9,accepted,\n");

        assertThat(drop.ledger()).isEqualTo(new Ledger(2, 1, 0, 0, 0, 1, 0, 0, 0));
        assertThat(files.standing("index", Duration.ofHours(48))).isEqualTo(new ToldFiles.Standing(0, 0, false));
        assertThat(files.standing("white-house", Duration.ofHours(48))).isEqualTo(new ToldFiles.Standing(1, 0, false));
    }

    @Test
    void aRefusedFileMakesTheNextOneTellEverything() throws Exception {
        townIsThere();
        round();
        now = MORNING;
        round();
        answer("white-house", "sequence,outcome,reason\n1,refused,lost\n");
        now = MORNING.plus(Duration.ofDays(1));
        round();
        now = MORNING.plus(Duration.ofDays(2));
        round();

        assertThat(records("white-house", "subscription-000002.csv")).hasSize(5);
        assertThat(records("white-house", "subscription-000003.csv")).containsExactly("T,0");
    }

    @Test
    void anOutFolderThatIsAwayLosesNothingAndCostsNoNumber() throws Exception {
        townIsThere();
        round();
        now = MORNING;
        Files.createFile(folder.resolve("outbox"));
        round();
        assertThat(house.heartbeats.of("return.index").orElseThrow().failures()).isEqualTo(1);

        Files.delete(folder.resolve("outbox"));
        round();
        assertThat(written("index")).containsExactly("index-return-000001.csv");
        assertThat(house.heartbeats.of("return.index").orElseThrow().failures()).isZero();
    }

    @Test
    void whatIsDisposedOfIsTakenBackFromThoseWhoWereToldUntilTheyHaveTakenIt() throws Exception {
        townIsThere();
        round();
        now = MORNING;
        round();
        UUID ivo = house.children
                .ofRecord(house.record("white-house", new PupilKey(PupilKey.Kind.UPN, "A950000178301")))
                .orElseThrow();
        roll(ROLL.replaceFirst("A950000178301.*\r\n", ""));
        now = MORNING.plus(Duration.ofDays(220));
        assertThat(house.disposing(turned()).dispose()).isEqualTo(1);
        round();

        assertThat(house.disposals(house.clock).list(1).get(0).told())
                .containsExactlyInAnyOrder(
                        new Certificate.Told("white-house", null), new Certificate.Told("index", null));
        assertThat(records("index", "index-return-000002.csv"))
                .contains("P,CI-1,,,,")
                .endsWith("T,2");
        assertThat(records("white-house", "subscription-000002.csv"))
                .containsExactly("P,ch-" + ivo + ",,,,purged,,,", "T,1");

        answer("white-house", "sequence,outcome,reason\n2,refused,lost\n");
        now = now.plus(Duration.ofDays(1));
        round();
        assertThat(records("white-house", "subscription-000003.csv")).contains("P,ch-" + ivo + ",,,,purged,,,");
        answer("white-house", "sequence,outcome,reason\n3,accepted,\n");
        now = now.plus(Duration.ofDays(1));
        round();
        assertThat(records("white-house", "subscription-000004.csv")).containsExactly("T,0");
        assertThat(records("index", "index-return-000004.csv")).endsWith("T,1");
    }

    private void townIsThere() throws Exception {
        roll(ROLL);
        house.put("feed.xml", FEED);
        house.run("collect.index");
        house.run("intake.index");
        for (Drop drop : house.drops()) {
            house.run("reconcile", drop.id().toString());
        }
    }

    private void roll(String text) throws IOException {
        house.put("roll.csv", text);
        house.run("collect.white-house");
        house.run("intake.white-house");
    }

    private void round() {
        house.run("return.index");
        house.run("subscribe.white-house");
    }

    private Drop answer(String partner, String text) throws IOException {
        house.put("ack.csv", text);
        house.run("acknowledgements." + partner);
        return house.onlyDrop();
    }

    private List<String> written(String partner) throws IOException {
        Path out = folder.resolve("outbox").resolve(partner);
        if (!Files.isDirectory(out)) {
            return List.of();
        }
        try (Stream<Path> list = Files.list(out)) {
            return list.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    /** Without header and names of columns. */
    private List<String> records(String partner, String name) throws IOException {
        List<String> lines =
                Files.readAllLines(folder.resolve("outbox").resolve(partner).resolve(name));
        assertThat(lines.get(0)).matches("H,[0-9a-f-]{36},[0-9]+,202[67]-\\d\\d-\\d\\dT06:30:00Z,(full|delta),1");
        return lines.subList(2, lines.size());
    }
}
