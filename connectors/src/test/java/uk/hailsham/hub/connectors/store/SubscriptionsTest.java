package uk.hailsham.hub.connectors.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import uk.hailsham.hub.connectors.database.Database;
import uk.hailsham.hub.connectors.database.TestDatabase;
import uk.hailsham.hub.domain.access.Access;
import uk.hailsham.hub.domain.identifier.IdSource;
import uk.hailsham.hub.domain.identifier.Uuid7;
import uk.hailsham.hub.domain.telling.Progress;

/** What a school is told of the children on its roll, and what it is not. */
@ExtendWith(TestDatabase.class)
class SubscriptionsTest {
    private static final String SERVICE = ",\"services\":[{\"service\":\"Early Help\",\"contact\":\"x\"}]";

    private Town town;
    private Subscriptions subscriptions;
    private long sequence;

    @BeforeEach
    void emptyDatabase(Database database) {
        Hub hub = Hub.empty(database);
        town = new Town(hub);
        subscriptions = new Subscriptions(hub.jdbc, hub.transactions, new NotedJournal(hub.journal));
    }

    @Test
    void tellsEverythingAtFirstAndThenWhatHasChanged() {
        linked(false, SERVICE, "family", "postcode");

        assertThat(told())
                .containsExactly(
                        "L1 index-link new CI-1 ",
                        "L1 discrepancy new family ",
                        "L1 discrepancy new postcode ",
                        "L1 involvement new Early Help ");
        assertThat(told()).isEmpty();

        town.index(Town.entry("CI-1", false, ",\"additionalService\":true"));
        town.same(pupil(), town.record("index", "CI-1"), "family");
        assertThat(told())
                .containsExactly(
                        "L1 discrepancy ended postcode ",
                        "L1 involvement ended Early Help ",
                        "L1 involvement new additional service ");
    }

    @Test
    void whenALinkIsTakenBackWhatFollowedFromItHasEnded() {
        linked(false, SERVICE, "postcode");
        town.hub.roll("grovelands", Town.pupil("G1", "[{\"laestab\":\"8459995\"}]"));
        town.same(town.record("grovelands", "G1"), town.record("index", "CI-1"));
        assertThat(told()).hasSize(4);

        UUID link = town.hub
                .links
                .history(town.hub.children.ofRecord(pupil()).orElseThrow())
                .get(0)
                .id();
        assertThat(town.hub.links.undo(link, "i.team", "two boys")).isTrue();

        assertThat(told())
                .containsExactlyInAnyOrder(
                        "L1 index-link ended CI-1 ",
                        "L1 discrepancy ended postcode ",
                        "L1 involvement ended Early Help ",
                        "L1 registered-elsewhere ended  ");
    }

    @Test
    void anotherSchoolsRollIsToldAsAFactWithoutAName() {
        linked(false, "");
        town.hub.roll("grovelands", Town.pupil("G1", "[{\"laestab\":\"8459995\"}]"));
        town.same(town.record("grovelands", "G1"), town.record("index", "CI-1"));

        assertThat(told()).containsExactly("L1 index-link new CI-1 ", "L1 registered-elsewhere new  ");

        town.hub.roll("grovelands", Town.pupil("G1", "[{\"laestab\":\"8459995\",\"leaving\":\"2026-11-20\"}]"));
        assertThat(told()).containsExactly("L1 registered-elsewhere ended  ");
    }

    @Test
    void ofAShieldedChildNothingIsToldThatMaySayWhereItIs() {
        linked(true, SERVICE, "family", "postcode");
        town.hub.roll("grovelands", Town.pupil("G1", "[]"));
        town.same(town.record("grovelands", "G1"), town.record("index", "CI-1"));

        assertThat(told()).containsExactly("L1 index-link new CI-1 ", "L1 discrepancy new family ");
    }

    @Test
    void whenAShieldComesWhatWasToldIsWithdrawnWithoutAWord() {
        linked(false, SERVICE, "postcode");
        assertThat(told()).hasSize(3);

        town.index(Town.entry("CI-1", true, ""));

        assertThat(told()).isEmpty();
    }

    @Test
    void aSuspectedShieldHidesAsARealOneDoes() {
        linked(false, SERVICE, "postcode");
        town.index(Town.entry("CI-1", false, SERVICE), Town.entry("CI-2", true, ""));
        town.hub.links.record(List.of(new LinkDecision(
                pupil(),
                town.record("index", "CI-2"),
                uk.hailsham.hub.reconcile.Decision.PERHAPS,
                "{}",
                "rules-1",
                List.of())));

        assertThat(told()).containsExactly("L1 index-link new CI-1 ");
    }

    @Test
    void itEndsAtTheLeavingDateWithoutAWord() {
        linked(false, "", "family");
        assertThat(told()).hasSize(2);

        town.hub.roll("white-house", Town.pupil("L1", left("2026-11-24")));
        assertThat(told()).as("the last day itself").isEmpty();
        assertThat(town.hub.count("hub.told_facts WHERE ended_in IS NULL")).isEqualTo(2);
        town.hub.roll("white-house", Town.pupil("L1", left("2026-11-23")));
        assertThat(told()).isEmpty();
        assertThat(town.hub.count("hub.told_facts WHERE ended_in IS NULL")).isZero();
    }

    @Test
    void aTimeElsewhereThatHasEndedIsNoLeaving() {
        town.hub.roll(
                "white-house",
                Town.pupil(
                        "L1",
                        "[{\"laestab\":\"8450001\",\"leaving\":\"2024-07-20\"},{\"laestab\":\"8459992\",\"entry\":\"2024-09-02\"}]"));
        town.index(Town.entry("CI-1", false, ""));
        town.same(pupil(), town.record("index", "CI-1"));

        assertThat(told()).containsExactly("L1 index-link new CI-1 ");
    }

    @Test
    void progressIsToldToTheSchoolThatReferredAndAsTheAgencyAllows() {
        linked(false, "");
        town.hub.roll("grovelands", Town.pupil("G1", "[]"));
        town.same(town.record("grovelands", "G1"), town.record("index", "CI-1"));
        told();
        refer("R-1", false, "educational-psychology", "camhs", "police");
        refer("R-2", true, "childrens-social-care");
        state("accepted");

        assertThat(told())
                .containsExactly(
                        "L1 referral new R-1/camhs received", "L1 referral new R-1/educational-psychology accepted");
        state("completed");
        assertThat(told()).containsExactly("L1 referral changed R-1/educational-psychology completed");
        assertThat(tell("grovelands", true)).noneMatch(line -> line.contains("referral"));
    }

    @Test
    void everythingIsToldAnewWhenTheSchoolAsksForIt() {
        linked(false, "", "family");
        told();

        assertThat(tell("white-house", true)).containsExactly("L1 index-link new CI-1 ", "L1 discrepancy new family ");
        assertThat(told()).isEmpty();
    }

    private void linked(boolean shielded, String more, String... differences) {
        town.hub.roll("white-house", Town.pupil("L1"));
        town.index(Town.entry("CI-1", shielded, more));
        town.same(pupil(), town.record("index", "CI-1"), differences);
    }

    private UUID pupil() {
        return town.record("white-house", "L1");
    }

    private static String left(String day) {
        return "[{\"laestab\":\"8459992\",\"leaving\":\"" + day + "\"}]";
    }

    private void refer(String reference, boolean safeguarding, String... agencies) {
        Clock clock = Clock.fixed(Hub.NOW, ZoneOffset.UTC);
        Provenance provenance = new Provenance("config-hash", "1.0.0");
        IdSource ids = new Uuid7(clock, new SplittableRandom(reference.hashCode()));
        Referrals referrals = new Referrals(
                town.hub.jdbc,
                town.hub.transactions,
                new AuditLog(town.hub.jdbc, clock, provenance),
                provenance,
                clock);
        town.refer(referrals, ids, pupil(), reference, safeguarding, agencies);
    }

    private void state(String state) {
        town.hub.jdbc.sql("UPDATE hub.recipients SET state = ?").param(state).update();
    }

    private List<String> told() {
        return tell("white-house", false);
    }

    private List<String> tell(String school, boolean everything) {
        Tellings.Making making = new Tellings.Making(new UUID(0, ++sequence), school, sequence, everything, Hub.NOW);
        return subscriptions.tell(Access.hub("subscribe"), making, Town.TODAY, SubscriptionsTest::progress).stream()
                .map(line -> "%s %s %s %s %s"
                        .formatted(
                                line.pupil().localId(),
                                line.topic().word(),
                                line.change().word(),
                                line.key(),
                                line.state()))
                .toList();
    }

    private static Progress progress(String agency) {
        return switch (agency) {
            case "camhs" -> Progress.RECEIPT;
            case "police" -> Progress.NOTHING;
            default -> Progress.STATE;
        };
    }
}
