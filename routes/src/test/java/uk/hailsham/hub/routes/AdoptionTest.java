package uk.hailsham.hub.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import uk.hailsham.hub.connectors.database.Database;
import uk.hailsham.hub.connectors.database.TestDatabase;
import uk.hailsham.hub.connectors.store.Adoptions;
import uk.hailsham.hub.connectors.store.Drop;
import uk.hailsham.hub.connectors.store.DropKind;
import uk.hailsham.hub.connectors.store.DropState;
import uk.hailsham.hub.connectors.store.Ledger;
import uk.hailsham.hub.connectors.store.LegalHolds;
import uk.hailsham.hub.connectors.store.ReferralView;
import uk.hailsham.hub.connectors.vault.MasterKey;
import uk.hailsham.hub.connectors.vault.NamedKey;
import uk.hailsham.hub.domain.access.Access;
import uk.hailsham.hub.domain.intake.PupilKeys;
import uk.hailsham.hub.domain.referral.ReferralRequest;
import uk.hailsham.hub.domain.referral.Urgency;
import uk.hailsham.hub.domain.school.PupilKey;
import uk.hailsham.hub.mappings.indexfeed.IndexCsvFeed;
import uk.hailsham.hub.mappings.sims.SimsCsvFormat;
import uk.hailsham.hub.routes.adoption.Adopting;
import uk.hailsham.hub.routes.camel.Unmarshal;
import uk.hailsham.hub.routes.intake.Applying;
import uk.hailsham.hub.routes.intake.FeedStaging;
import uk.hailsham.hub.routes.intake.PupilStaging;
import uk.hailsham.hub.routes.intake.Seals;
import uk.hailsham.hub.routes.recognise.Recognising;

/** Amelia Ward was adopted. What the town knew of her under that name is sealed, and old files come again. */
@ExtendWith(TestDatabase.class)
class AdoptionTest {
    private static final String HEADINGS = "UPN,Name,Gender,Date of birth,Postcode\r\n";
    private static final String OLD = "A950000178301,\"Ward, Amelia\",F,28/02/2015,BN27 1AA\r\n";
    private static final String OTHER = "H243278544154,\"Novak, Piotr\",M,03/11/2016,BN27 1AA\r\n";
    private static final LocalDate BORN = LocalDate.of(2015, 2, 28);
    private static final String FEED = "H,019ac001-0000-7000-8000-0000000000f%1$d,%1$d,2026-11-23T02:00:00Z,full,1\n"
            + "C,indexNumber,family,given,dateOfBirth,sex,upn,shielded\n%2$sT,%3$d,0\n";
    private static final String OLD_ENTRY = "R,CI-1,Ward,Amelia,2015-02-28,F,A950000178301,N\n";
    private static final Access FIRST = new Access("i.first", Access.Role.INDEX_TEAM, "adoption order");
    private static final Access SECOND = new Access("i.second", Access.Role.INDEX_TEAM, "adoption order");

    @TempDir
    private Path folder;

    private House house;
    private Adoptions adoptions;
    private Adopting adopting;
    private Recognising recognising;
    private int feeds;

    @BeforeEach
    void theTownKnowsAmelia(Database database) throws Exception {
        house = new House(database, folder);
        adoptions = house.adoptions();
        MasterKey master = MasterKey.readOrMake(folder.resolve("master"));
        NamedKey key = NamedKey.readOrMake(master, folder.resolve("keys"), "fingerprints");
        adopting = new Adopting(house.children, adoptions, key::fingerprint, house.ids);
        recognising = new Recognising(house.records, house.links, House.MODEL, house.deaths(), house.outbox);
        Seals seals = new Seals(adoptions::known, key::fingerprint);
        SimsCsvFormat format = new SimsCsvFormat(house.clock);
        house.with(
                Map.of(),
                new SchoolIntake(
                        "white-house",
                        Duration.ofHours(1),
                        house.collecting("white-house", DropKind.PUPILS),
                        house.opening("white-house", DropKind.PUPILS),
                        new Unmarshal(content -> format.read(content, House.SCHOOL, House.SHIPPED.codes())),
                        new PupilStaging(
                                house.staging,
                                House.SCHOOL,
                                key::fingerprint,
                                House.SHIPPED.hub().zone(),
                                house.concerns()::of,
                                seals),
                        new Applying(house.staging),
                        house.heartbeats),
                new IndexIntake(
                        Duration.ofHours(1),
                        house.collecting("index", DropKind.INDEX_FEED),
                        house.opening("index", DropKind.INDEX_FEED),
                        new Unmarshal(content ->
                                new IndexCsvFeed().open(content.parts().get(0), House.SHIPPED.codes())),
                        new FeedStaging(house.staging, house.feeds, seals),
                        new Applying(house.staging),
                        house.heartbeats));
        school(OLD + OTHER);
        index(OLD_ENTRY);
    }

    @AfterEach
    void close() {
        house.close();
    }

    private Drop school(String rows) throws Exception {
        return taken("white-house", HEADINGS + rows);
    }

    private Drop index(String entries) throws Exception {
        int number = ++feeds;
        return taken("index", FEED.formatted(number, entries, entries.split("\n").length));
    }

    private Drop taken(String partner, String text) throws Exception {
        house.put("file.csv", text);
        house.run("collect." + partner);
        house.run("intake." + partner);
        Drop drop = house.drops().get(0);
        recognising.recognise(drop.id().toString());
        return drop;
    }

    private UUID amelia() {
        UUID record = house.record("white-house", new PupilKey(PupilKey.Kind.UPN, "A950000178301"));
        return house.children.ofRecord(record).orElseThrow();
    }

    private UUID sealed() {
        UUID child = amelia();
        adopting.adopt(FIRST, child);
        assertThat(adopting.adopt(SECOND, child)).contains(Adoptions.Outcome.SEALED);
        return child;
    }

    @Test
    void onePersonCannotSealAnIdentity() {
        UUID child = amelia();

        assertThat(adopting.adopt(FIRST, child)).contains(Adoptions.Outcome.ASKED);
        assertThat(adopting.adopt(FIRST, child)).contains(Adoptions.Outcome.WAITS);
        assertThat(house.children.find(SECOND, child)).isPresent();
        assertThat(house.audited("identity-sealed")).isEmpty();
    }

    @Test
    void theOldIdentityIsShownToNobodyAndNothingOfItIsKeptAsAKey() {
        int keys = house.count("hub.record_keys");
        UUID child = sealed();

        assertThat(house.children.find(SECOND, child)).isEmpty();
        assertThat(adopting.adopt(FIRST, child)).as("for good").isEmpty();
        assertThat(house.records.count("white-house")).isEqualTo(1);
        assertThat(house.count("hub.record_keys")).isLessThan(keys);
        assertThat(house.count("hub.record_keys WHERE value LIKE '%WARD%' OR value = 'A950000178301'"))
                .isZero();
        assertThat(house.count("hub.records WHERE given = 'AMELIA'")).isZero();
        assertThat(house.count("hub.sealed_words WHERE length(word) <> 32")).isZero();
        assertThat(house.audited("identity-sealed")).containsExactly(child + ": adoption order");
    }

    @Test
    void whatWasSaidOfTheOldIdentityGoesWithTheSeal() {
        UUID child = sealed();

        String theirs = " WHERE record_id IN (SELECT id FROM hub.records WHERE adoption_id IS NOT NULL)";
        assertThat(house.count("hub.records WHERE adoption_id IS NOT NULL")).isEqualTo(2);
        assertThat(house.count("hub.statements" + theirs)).isZero();
        assertThat(house.count("hub.links")).isZero();
        assertThat(house.count("hub.statements")).as("others stay").isEqualTo(1);
        assertThat(house.disposals(house.clock).list(1))
                .as("a seal is no disposal by rule")
                .isEmpty();
    }

    @Test
    void underALegalHoldItStaysHiddenAndGoesWhenTheHoldIsLifted() {
        LegalHolds.Hold hold = new LegalHolds.Hold(LegalHolds.On.CHILD, amelia());
        house.legalHolds().place(SECOND, hold);
        UUID child = sealed();
        assertThat(house.count("hub.statements")).isEqualTo(3);
        assertThat(house.children.find(SECOND, child)).isEmpty();
        assertThat(house.disposing(house.clock).dispose()).isZero();

        house.legalHolds().lift(SECOND, hold);
        assertThat(house.disposing(house.clock).dispose()).isEqualTo(2);
        assertThat(house.count("hub.statements")).isEqualTo(1);
        assertThat(house.count("hub.records WHERE adoption_id IS NOT NULL")).isEqualTo(2);
    }

    @Test
    void anEndedReferralOfTheOldIdentityGoesAndOneUnderWayForgetsWhomItIsAbout() throws Exception {
        UUID ended = asked("R-1");
        UUID underWay = asked("R-2");
        house.interventions.cancel(ended, "no-longer-needed", FIRST);
        house.change(
                "UPDATE hub.recipients SET state = 'in-progress', rung = 'accepted' WHERE id = '" + underWay + "'");
        house.change(
                "UPDATE hub.recipients SET state = 'cancelled' WHERE id NOT IN ('" + ended + "', '" + underWay + "')");
        sealed();

        house.disposing(house.clock).dispose();

        assertThat(house.referrals.list(null, 10))
                .extracting(ReferralView::reference)
                .containsExactly("R-2");
        assertThat(house.count("hub.referrals WHERE as_known = '{}' AND request::text NOT LIKE '%A950000178301%'"))
                .isEqualTo(1);
        assertThat(house.interventions.resend(underWay, FIRST))
                .as("nothing of it is sent again")
                .isFalse();
    }

    @Test
    void theFingerprintsGoAfterTwentyFiveYears() {
        sealed();
        Clock then = Clock.fixed(house.clock.instant().plus(Duration.ofDays(26 * 366)), ZoneOffset.UTC);
        house.disposing(then).dispose();
        assertThat(house.count("hub.sealed_words")).isZero();
    }

    private UUID asked(String reference) {
        house.referring.ask(
                new ReferralRequest(
                        reference,
                        "white-house",
                        new ReferralRequest.Pupil("A950000178301", null, null, null, null),
                        "SLCN",
                        "Amelia is hard to understand.",
                        Urgency.ROUTINE,
                        new ReferralRequest.Referrer("Jo", "SENCO", "senco@white-house.example", "01632 960001"),
                        "public task",
                        new ReferralRequest.Agreement(true, true, "mother", null),
                        "I want to tell jokes.",
                        "Please help.",
                        new ReferralRequest.IndexCheck(true, house.clock.instant()),
                        "Talk Boost",
                        false),
                null,
                "spare-" + reference);
        return house.referrals.list(null, 10).stream()
                .filter(view -> view.reference().equals(reference))
                .findFirst()
                .orElseThrow()
                .recipients()
                .get(0)
                .id();
    }

    @Test
    void theOldSchoolsFileIsHeldForTheIndexTeamAndTheRestOfItIsTaken() throws Exception {
        sealed();
        Drop again = school(OLD + OTHER + "\r\n");

        assertThat(again.state()).isEqualTo(DropState.APPLIED);
        assertThat(again.ledger()).isEqualTo(new Ledger(2, 0, 1, 0, 1, 0, 0, 0, 0));
        assertThat(house.records.find("white-house", List.of(new PupilKey(PupilKey.Kind.UPN, "A950000178301"))))
                .isEmpty();
        assertThat(adoptions.sightings(10))
                .extracting(Adoptions.Sighting::source, Adoptions.Sighting::drop, Adoptions.Sighting::rows)
                .containsExactly(org.assertj.core.api.Assertions.tuple("white-house", again.id(), List.of(1)));
    }

    @Test
    void theIndexFeedWithTheOldNumberIsHeldUnderWhateverName() throws Exception {
        sealed();
        Drop again = index("R,CI-1,Someone,Else,2015-03-01,F,,N\n");

        assertThat(again.ledger().held()).isEqualTo(1);
        assertThat(house.records.count("index")).isZero();
    }

    @Test
    void aNearDuplicateOfTheOldIdentityIsHeld() throws Exception {
        sealed();
        Drop near = school(OTHER + ",\"Ward, Amelie\",F,28/02/2015,\r\n,\"Warde, Amelia\",F,28/02/2015,BN27 1AA\r\n");

        assertThat(near.ledger()).isEqualTo(new Ledger(3, 0, 1, 0, 2, 0, 0, 0, 0));
        assertThat(adoptions.sightings(10)).hasSize(2);
    }

    @Test
    void theNewIdentityIsAChildOfItsOwnAndLinkedToNothing() throws Exception {
        UUID old = sealed();
        school(OTHER + "X845212818005,\"Hart, Amelia\",F,28/02/2015,BN27 3UW\r\n");

        UUID record = house.record("white-house", PupilKeys.nameAndBirth("Hart", "Amelia", BORN));
        UUID child = house.children.ofRecord(record).orElseThrow();
        assertThat(child).isNotEqualTo(old);
        assertThat(house.links.history(child)).isEmpty();
        assertThat(house.children.find(SECOND, child).orElseThrow().records()).hasSize(1);
    }

    @Test
    void anotherChildWhomAPersonTellsApartIsTakenWithTheNextDrop() throws Exception {
        sealed();
        String twin = "N845999218005,\"Ward, Zoe\",F,28/02/2015,\r\n";
        school(OTHER + twin);
        Adoptions.Sighting seen = adoptions.sightings(10).get(0);

        assertThat(adoptions.release(SECOND, seen.id())).isTrue();
        assertThat(adoptions.release(SECOND, seen.id())).isFalse();
        Drop next = school(OTHER + twin + OLD);

        assertThat(next.ledger()).isEqualTo(new Ledger(3, 1, 1, 0, 1, 0, 1, 0, 0));
        assertThat(house.audited("sighting-released")).hasSize(1);
    }
}
