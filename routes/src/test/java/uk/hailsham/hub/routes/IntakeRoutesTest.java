package uk.hailsham.hub.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.camel.RoutesBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import uk.hailsham.hub.connectors.database.Database;
import uk.hailsham.hub.connectors.database.TestDatabase;
import uk.hailsham.hub.connectors.store.Drop;
import uk.hailsham.hub.connectors.store.DropKind;
import uk.hailsham.hub.connectors.store.DropState;
import uk.hailsham.hub.connectors.store.Ledger;
import uk.hailsham.hub.domain.access.Access;
import uk.hailsham.hub.domain.intake.Rejection;
import uk.hailsham.hub.domain.intake.Row;
import uk.hailsham.hub.domain.intake.Rows;
import uk.hailsham.hub.mappings.indexfeed.IndexCsvFeed;
import uk.hailsham.hub.mappings.referralfile.ReferralFile;
import uk.hailsham.hub.mappings.sims.SimsCsvFormat;
import uk.hailsham.hub.routes.camel.Unmarshal;
import uk.hailsham.hub.routes.intake.Applying;
import uk.hailsham.hub.routes.intake.FeedStaging;
import uk.hailsham.hub.routes.intake.PupilStaging;
import uk.hailsham.hub.routes.referral.ReferralFiles;
import uk.hailsham.hub.routes.referral.RingFirst;

/** Everything that comes in by file: a good one, one that cannot be used, and a world that is away for a while. */
@ExtendWith(TestDatabase.class)
class IntakeRoutesTest {
    @TempDir
    private Path folder;

    private House house;

    /** The three flows by which files come in. */
    enum Flow {
        PUPILS(
                "white-house",
                DropKind.PUPILS,
                "collect.white-house",
                "intake.white-house",
                "UPN,Name,Date of birth\r\n,\"Weald, Ivo\",14/06/2014\r\n",
                new Ledger(1, 1, 0, 0, 0, 0, 1, 0, 0)) {
            @Override
            RoutesBuilder routes(House house) {
                SimsCsvFormat format = new SimsCsvFormat(house.clock);
                return new SchoolIntake(
                        partner,
                        Duration.ofHours(1),
                        house.collecting(partner, kind),
                        house.opening(partner, kind),
                        new Unmarshal(content -> format.read(content, House.SCHOOL, House.SHIPPED.codes())),
                        new PupilStaging(
                                house.staging,
                                House.SCHOOL,
                                String::getBytes,
                                House.SHIPPED.hub().zone()),
                        new Applying(house.staging),
                        house.heartbeats);
            }
        },
        INDEX(
                "index",
                DropKind.INDEX_FEED,
                "collect.index",
                "intake.index",
                "H,019ac001-0000-7000-8000-0000000000f1,1,2026-11-23T02:00:00Z,full,1\n"
                        + "C,indexNumber,family,given,dateOfBirth,shielded\n"
                        + "R,CI-1,Weald,Ivo,2014-06-14,N\nT,1,0\n",
                new Ledger(1, 1, 0, 0, 0, 0, 1, 0, 0)) {
            @Override
            RoutesBuilder routes(House house) {
                return new IndexIntake(
                        Duration.ofHours(1),
                        house.collecting(partner, kind),
                        house.opening(partner, kind),
                        new Unmarshal(content ->
                                new IndexCsvFeed().open(content.parts().get(0), House.SHIPPED.codes())),
                        new FeedStaging(house.staging, house.feeds),
                        new Applying(house.staging),
                        house.heartbeats);
            }
        },
        REFERRALS(
                "white-house",
                DropKind.REFERRALS,
                "referrals.white-house",
                "referrals.white-house",
                "reference,need,reason,safeguarding\nR-1,SLCN,in danger,yes\n",
                new Ledger(1, 1, 0, 0, 0, 0, 0, 0, 0)) {
            @Override
            RoutesBuilder routes(House house) {
                return new FileIntake(
                        "referrals." + partner,
                        Duration.ofHours(1),
                        house.collecting(partner, kind),
                        house.opening(partner, kind),
                        new Unmarshal(content -> new ReferralFile().read(content, House.SCHOOL, House.SHIPPED.codes())),
                        new ReferralFiles(house.referring, house.drops, house.referrals, new RingFirst(House.SHIPPED)),
                        house.heartbeats);
            }
        };

        final String partner;
        final DropKind kind;
        final String collect;
        final String read;
        final String good;
        final Ledger books;

        Flow(String partner, DropKind kind, String collect, String read, String good, Ledger books) {
            this.partner = partner;
            this.kind = kind;
            this.collect = collect;
            this.read = read;
            this.good = good;
            this.books = books;
        }

        abstract RoutesBuilder routes(House house);
    }

    @BeforeEach
    void open(Database database) throws Exception {
        house = new House(database, folder);
    }

    @AfterEach
    void close() {
        house.close();
    }

    @ParameterizedTest
    @EnumSource
    void aGoodFileIsTakenReadAndAppliedAndItsBooksBalance(Flow flow) throws Exception {
        house.with(Map.of(), flow.routes(house));
        house.put("a.csv", flow.good);
        rounds(flow);

        Drop drop = house.onlyDrop();
        assertThat(drop)
                .extracting(Drop::partner, Drop::kind, Drop::state)
                .containsExactly(flow.partner, flow.kind, DropState.APPLIED);
        assertThat(drop.ledger()).isEqualTo(flow.books);
        assertThat(failures(flow.read)).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void aFileThatCannotBeUsedIsRefusedOnceWithItsReasonAndTheNextIsRead(Flow flow) throws Exception {
        house.with(Map.of(), flow.routes(house));
        house.put("a.csv", "no such\0file\n");
        rounds(flow);

        assertThat(house.onlyDrop().state()).isEqualTo(DropState.REFUSED);
        assertThat(house.onlyDrop().reason()).isNotNull();
        house.put("b.csv", flow.good);
        rounds(flow);
        assertThat(house.drops())
                .extracting(Drop::parts, Drop::state)
                .containsExactly(
                        tuple(List.of("b.csv"), DropState.APPLIED), tuple(List.of("a.csv"), DropState.REFUSED));
    }

    /** Nobody relies on a file: the receipt says what the interface answers at once. */
    @Test
    void theReceiptOfASafeguardingReferralTellsWhomToRingFirst() throws Exception {
        house.with(Map.of(), Flow.REFERRALS.routes(house));
        house.put("a.csv", Flow.REFERRALS.good);
        rounds(Flow.REFERRALS);

        assertThat(house.rejections.of(house.onlyDrop().id(), 0, 10))
                .filteredOn(told -> told.code().equals("ring-first"))
                .containsExactly(new Rejection(
                        "a.csv",
                        1,
                        "safeguarding",
                        "ring-first",
                        Rejection.Effect.TOLD,
                        "Ring first, the referral follows: Single Point of Advice, children's social care (Duty desk (ring"
                                + " first)), 01632 960101. If a child is in danger, ring 999.",
                        null));
    }

    @Test
    void agreementWithoutAStandingOrADayIsToldAndStopsNothing() throws Exception {
        house.with(Map.of(), Flow.PUPILS.routes(house), Flow.REFERRALS.routes(house));
        house.put("a.csv", roll("UPN,Name,Date of birth,Year group", "", 1));
        rounds(Flow.PUPILS);
        house.put(
                "b.csv",
                "reference,family,given,date_of_birth,need,reason,referrer_name,referrer_email,lawful_basis,"
                        + "agreement_given,agreement_by,agreement_standing,agreement_on,index_checked\n"
                        + "R-1,Wealdaa,Ivo,01/06/2014,ATT,Away on Mondays,R. Hughes,senco@white-house.example,"
                        + "public-task,yes,mother,,,yes\n"
                        + "R-2,Wealdaa,Ivo,01/06/2014,ATT,Away on Mondays,R. Hughes,senco@white-house.example,"
                        + "public-task,yes,mother,parental-responsibility,2026-11-20,yes\n");
        rounds(Flow.REFERRALS);

        Drop drop = house.drops().get(0);
        assertThat(drop.ledger()).isEqualTo(new Ledger(2, 2, 0, 0, 0, 0, 0, 0, 0));
        assertThat(house.rejections.of(drop.id(), 0, 10))
                .filteredOn(told -> told.code().startsWith("agreement"))
                .containsExactly(new Rejection(
                        "b.csv",
                        1,
                        "agreement_standing, agreement_on",
                        "agreement-incomplete",
                        Rejection.Effect.TOLD,
                        "Expected who agreed to the service, with what standing and on which day; the fields named were"
                                + " not said. The referral goes: ask for what is missing, and keep it with the child's"
                                + " record.",
                        null));
    }

    /** A format may find nothing in a drop; that is no word about those who were there before. */
    @Test
    void aDropWithoutARecordMakesNobodyGone() throws Exception {
        house.with(Map.of(), Flow.PUPILS.routes(house), silentSchool());
        house.put("a.csv", Flow.PUPILS.good);
        rounds(Flow.PUPILS);
        house.put("b.csv", "nothing is read of this");
        house.run("collect.silent");
        house.run("intake.silent");

        assertThat(house.onlyDrop())
                .extracting(Drop::state, drop -> drop.reason().code())
                .containsExactly(DropState.REFUSED, "no-records");
    }

    /** One cell too many in front: what was the date of birth is now something else, for everybody. */
    @Test
    void aShiftedColumnWaitsForAPersonInsteadOfRejectingEverybody() throws Exception {
        house.with(Map.of(), Flow.PUPILS.routes(house));
        house.put("a.csv", roll("UPN,Name,Date of birth,Year group", "", 30));
        rounds(Flow.PUPILS);
        house.put("b.csv", roll("UPN,Name,Date of birth,Year group", "6B,", 30));
        rounds(Flow.PUPILS);

        Drop shifted = house.drops().get(0);
        assertThat(shifted)
                .extracting(
                        Drop::state,
                        drop -> drop.reason().code(),
                        drop -> drop.reason().text())
                .containsExactly(
                        DropState.HELD,
                        "error-profile",
                        "dateOfBirth is unsound for 30 of 30 pupils (100.0 %), expected at most 50.0 %, as in a file whose"
                                + " columns have shifted: look at the drop, then release or refuse it");
        assertThat(shifted.ledger()).isEqualTo(new Ledger(30, 0, 0, 0, 0, 30, 0, 0, 0));
        assertThat(house.currentStatements()).isEqualTo(30);
    }

    @Test
    void whatAPersonLetPassIsNoJumpTheNextNight() throws Exception {
        house.with(Map.of(), Flow.PUPILS.routes(house));
        house.put("a.csv", roll("UPN,Name,Date of birth,Year group", "", 30).replace("\r\n,", "\r\nhashed,"));
        rounds(Flow.PUPILS);
        assertThat(house.onlyDrop())
                .extracting(Drop::state, drop -> drop.reason().code())
                .containsExactly(DropState.HELD, "error-profile");
        for (String person : List.of("pat", "sam")) {
            house.heldDrops(house.clock)
                    .release(house.onlyDrop().id(), new Access(person, Access.Role.OPERATOR, "looked"));
        }
        rounds(Flow.PUPILS);
        house.put("b.csv", roll("UPN,Name,Date of birth,Year group", "", 31).replace("\r\n,", "\r\nhashed,"));
        rounds(Flow.PUPILS);

        assertThat(house.drops()).extracting(Drop::state).containsExactly(DropState.APPLIED, DropState.APPLIED);
        assertThat(house.currentStatements()).isEqualTo(31);
    }

    private static String roll(String headings, String before, int pupils) {
        return headings
                + IntStream.range(0, pupils)
                        .mapToObj(i -> "\r\n%s,\"Weald%c%c, Ivo\",%02d/06/2014%s"
                                .formatted(
                                        before, 'a' + i / 26, 'a' + i % 26, 1 + i % 28, before.isEmpty() ? ",6" : ""))
                        .collect(Collectors.joining())
                + "\r\n";
    }

    private RoutesBuilder silentSchool() {
        return new SchoolIntake(
                "silent",
                Duration.ofHours(1),
                house.collecting("silent", DropKind.PUPILS),
                house.opening("silent", DropKind.PUPILS),
                new Unmarshal(content -> new Nothing()),
                new PupilStaging(
                        house.staging,
                        House.SCHOOL,
                        String::getBytes,
                        House.SHIPPED.hub().zone()),
                new Applying(house.staging),
                house.heartbeats);
    }

    private static final class Nothing implements Rows {
        @Override
        public boolean hasNext() {
            return false;
        }

        @Override
        public Row next() {
            throw new NoSuchElementException();
        }

        @Override
        public List<Rejection> notes() {
            return List.of();
        }

        @Override
        public void close() {}
    }

    @ParameterizedTest
    @EnumSource
    void aFileThatCannotBePutIntoTheVaultIsTakenWhenItCan(Flow flow) throws Exception {
        house.with(Map.of(), flow.routes(house));
        house.put("a.csv", flow.good);
        house.blockVault();
        house.run(flow.collect);
        assertThat(house.drops()).isEmpty();
        assertThat(failures(flow.collect)).isEqualTo(1);

        house.unblockVault();
        rounds(flow);
        assertThat(house.onlyDrop().state()).isEqualTo(DropState.APPLIED);
        assertThat(failures(flow.collect)).isZero();
    }

    @ParameterizedTest
    @EnumSource(names = {"PUPILS", "INDEX"})
    void aFileWhoseBytesAreAwayStaysAndIsReadWhenTheyAreThere(Flow flow) throws Exception {
        house.with(Map.of(), flow.routes(house));
        house.put("a.csv", flow.good);
        house.run(flow.collect);
        house.hideVault();
        house.run(flow.read);
        assertThat(house.onlyDrop().state()).isEqualTo(DropState.READING);
        assertThat(failures(flow.read)).isEqualTo(1);

        house.showVault();
        house.run(flow.read);
        assertThat(house.onlyDrop().state()).isEqualTo(DropState.APPLIED);
        assertThat(failures(flow.read)).isZero();
    }

    private int failures(String route) {
        return house.heartbeats.of(route).orElseThrow().failures();
    }

    private void rounds(Flow flow) {
        house.run(flow.collect);
        house.run(flow.read);
    }
}
