package uk.hailsham.hub.connectors.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
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
import uk.hailsham.hub.domain.identifier.Shown;
import uk.hailsham.hub.domain.identifier.Uuid7;
import uk.hailsham.hub.reconcile.Decision;

/** Who is matched, who is in the town and not in the Index or the other way round, and in what sources differ. */
@ExtendWith(TestDatabase.class)
class IndexListsTest {
    private static final Access TEAM = new Access("team", Access.Role.INDEX_TEAM, "missing children");
    private static final IndexGaps.Page ALL = new IndexGaps.Page(0, 100);

    private Hub hub;
    private Town town;
    private IndexMatches matches;
    private IndexGaps gaps;
    private Differences differences;

    @BeforeEach
    void emptyDatabase(Database database) {
        hub = Hub.empty(database);
        town = new Town(hub);
        NotedJournal journal = new NotedJournal(hub.journal);
        matches = new IndexMatches(hub.jdbc, hub.transactions, journal);
        gaps = new IndexGaps(hub.jdbc, hub.transactions, journal);
        differences = new Differences(hub.jdbc, hub.transactions, journal);
    }

    @Test
    void matchedIsAnEntryWithAPupilWhoIsOnARollNow() {
        hub.roll("white-house", Town.pupil("L1"), Town.pupil("L2"));
        hub.roll("grovelands", Town.pupil("G1", "[]"), Town.pupil("G3", "[{\"leaving\":\"2026-11-01\"}]"));
        town.index(
                Town.entry("CI-1", false, ""),
                Town.entry("CI-2", true, ""),
                Town.entry("CI-3", false, ""),
                Town.entry("CI-4", false, ""));
        town.same(pupil("L1"), entry("CI-1"), "postcode", "family");
        town.same(town.record("grovelands", "G1"), entry("CI-1"), "family");
        town.same(pupil("L2"), entry("CI-2"));
        town.same(town.record("grovelands", "G3"), entry("CI-3"));

        assertThat(matches.all(Access.hub("tell"), Town.TODAY))
                .containsExactly(
                        new IndexMatches.Match(
                                "CI-1",
                                false,
                                List.of(
                                        new IndexMatches.Place("grovelands", null),
                                        new IndexMatches.Place("white-house", LocalDate.of(2026, 9, 3))),
                                List.of(),
                                List.of("family", "postcode")),
                        new IndexMatches.Match(
                                "CI-2",
                                true,
                                List.of(new IndexMatches.Place("white-house", LocalDate.of(2026, 9, 3))),
                                List.of(),
                                List.of()));
    }

    @Test
    void helpIsWhatAnAgencyHasAcceptedAndTheSafeguardingLaneIsLeftOut() {
        hub.roll("white-house", Town.pupil("L1"));
        town.index(Town.entry("CI-1", false, ""));
        town.same(pupil("L1"), entry("CI-1"));
        refer("R-1 agreed", false, "camhs", "educational-psychology");
        refer("R-2", false, "substance-misuse");
        refer("R-3", true, "police");
        hub.jdbc
                .sql("UPDATE hub.recipients SET state = 'accepted' WHERE agency <> 'educational-psychology'")
                .update();

        assertThat(matches.all(Access.hub("tell"), Town.TODAY).get(0).helping())
                .containsExactly(
                        new IndexMatches.Helping("camhs", null, true),
                        new IndexMatches.Helping("substance-misuse", null, false));
    }

    @Test
    void aPupilWithoutAnEntryIsListedAlsoWhenAnEntryIsPerhapsTheSame() {
        hub.roll("white-house", Town.pupil("L1"), Town.pupil("L2"), Town.pupil("L3"));
        town.index(Town.entry("CI-1", false, ""), Town.entry("CI-2", false, ""));
        town.same(pupil("L1"), entry("CI-1"));
        hub.links.record(
                List.of(new LinkDecision(pupil("L2"), entry("CI-2"), Decision.PERHAPS, "{}", "rules-1", List.of())));

        List<IndexGaps.NotInIndex> found = gaps.notInIndex(TEAM, Town.TODAY, null, ALL);
        assertThat(found)
                .extracting(IndexGaps.NotInIndex::name, IndexGaps.NotInIndex::perhaps)
                .containsExactlyInAnyOrder(
                        org.assertj.core.api.Assertions.tuple("Ashdown, Rowan L2", true),
                        org.assertj.core.api.Assertions.tuple("Ashdown, Rowan L3", false));
        assertThat(gaps.notInIndex(TEAM, Town.TODAY, "grovelands", ALL)).isEmpty();
        assertThat(gaps.notInIndex(TEAM, Town.TODAY, null, new IndexGaps.Page(1, 1)))
                .containsExactly(found.get(1));
    }

    @Test
    void anEntryOfSchoolAgeAtNoSchoolOfTheTownIsListedThoseWithoutAnySchoolFirst() {
        hub.roll("white-house", Town.pupil("L1"), Town.pupil("L2", "[{\"leaving\":\"2026-11-23\"}]"));
        town.index(
                Town.entry("CI-1", false, ""),
                Town.entry("CI-2", false, ",\"school\":{\"laestab\":\"8450001\"}"),
                Town.entry("CI-3", false, ""),
                Town.entry("CI-4", false, ",\"dateOfBirth\":\"2009-01-01\""));
        town.same(pupil("L1"), entry("CI-1"));
        town.same(pupil("L2"), entry("CI-2"));

        assertThat(gaps.atNoSchool(TEAM, Town.TODAY, ALL))
                .extracting(
                        IndexGaps.AtNoSchool::indexNumber,
                        IndexGaps.AtNoSchool::laestab,
                        IndexGaps.AtNoSchool::dateOfBirth)
                .containsExactly(
                        org.assertj.core.api.Assertions.tuple("CI-3", null, LocalDate.of(2015, 3, 9)),
                        org.assertj.core.api.Assertions.tuple("CI-2", "8450001", LocalDate.of(2015, 3, 9)));
    }

    @Test
    void anOperatorSeesNoNameAndTheIndexTeamLeavesOneEventAChild() {
        hub.roll("white-house", Town.pupil("L1"));
        town.index(Town.entry("CI-3", true, ",\"school\":{\"laestab\":\"8459992\"}"));
        hub.journal.clear();

        assertThat(gaps.notInIndex(Hub.OPERATOR, Town.TODAY, null, ALL).get(0))
                .extracting(IndexGaps.NotInIndex::name, IndexGaps.NotInIndex::dateOfBirth)
                .containsOnlyNulls();
        assertThat(gaps.atNoSchool(Hub.OPERATOR, Town.TODAY, ALL).get(0))
                .extracting(IndexGaps.AtNoSchool::name, IndexGaps.AtNoSchool::laestab)
                .containsOnlyNulls();
        gaps.notInIndex(TEAM, Town.TODAY, null, ALL);

        UUID child = hub.children.ofRecord(pupil("L1")).orElseThrow();
        assertThat(hub.journal)
                .containsExactly(
                        "o.perator looked at pupils-not-in-index",
                        "o.perator looked at entries-at-no-school",
                        "team looked at " + Shown.CHILD.of(child));
    }

    @Test
    void theAuditItselfTakesEachListForAListAndEachChildForAChild() {
        hub.roll("white-house", Town.pupil("L1"));
        town.index(Town.entry("CI-3", false, ""));
        Clock clock = Clock.fixed(Hub.NOW, ZoneOffset.UTC);
        AuditLog audit = new AuditLog(hub.jdbc, clock, new Provenance("config-hash", "1.0.0"));
        Journal journal = new Journal(audit, new Outbox(hub.jdbc, hub.transactions, clock));
        IndexGaps audited = new IndexGaps(hub.jdbc, hub.transactions, journal);
        audited.notInIndex(Hub.OPERATOR, Town.TODAY, null, ALL);
        audited.atNoSchool(Hub.OPERATOR, Town.TODAY, ALL);
        audited.atNoSchool(TEAM, Town.TODAY, ALL);

        assertThat(hub.jdbc
                        .sql("SELECT subject_kind FROM hub.audit_events ORDER BY id")
                        .query(String.class)
                        .list())
                .containsExactly("pupils-not-in-index", "entries-at-no-school", "child");
    }

    @Test
    void whoSaidWhatIsForTheIndexTeamAndThatTheyDifferForTheOperator() {
        hub.roll("white-house", Town.pupil("L1"));
        town.index(Town.entry("CI-1", false, ""));
        town.same(pupil("L1"), entry("CI-1"), "postcode", "given");

        assertThat(differences.list(TEAM, "postcode", null, ALL))
                .singleElement()
                .satisfies(found -> assertThat(List.of(found.left(), found.right()))
                        .extracting(Differences.Side::source, Differences.Side::said)
                        .containsExactlyInAnyOrder(
                                org.assertj.core.api.Assertions.tuple("white-house", "BN27 1AA"),
                                org.assertj.core.api.Assertions.tuple("index", "BN27 2ZZ")));
        assertThat(differences.list(Hub.OPERATOR, null, "white-house", ALL))
                .hasSize(2)
                .allSatisfy(found -> {
                    assertThat(found.left().said()).isNull();
                    assertThat(found.right().said()).isNull();
                    assertThat(found.since()).isEqualTo(Hub.NOW);
                });
        assertThat(differences.list(TEAM, null, "grovelands", ALL)).isEmpty();
    }

    private void refer(String reference, boolean safeguarding, String... agencies) {
        Clock clock = Clock.fixed(Hub.NOW, ZoneOffset.UTC);
        Provenance provenance = new Provenance("config-hash", "1.0.0");
        Referrals referrals =
                new Referrals(hub.jdbc, hub.transactions, new AuditLog(hub.jdbc, clock, provenance), provenance, clock);
        town.refer(
                referrals,
                new Uuid7(clock, new SplittableRandom(reference.hashCode())),
                pupil("L1"),
                reference,
                safeguarding,
                agencies);
    }

    private UUID pupil(String localId) {
        return town.record("white-house", localId);
    }

    private UUID entry(String number) {
        return town.record("index", number);
    }
}
