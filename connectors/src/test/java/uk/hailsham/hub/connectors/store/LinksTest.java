package uk.hailsham.hub.connectors.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import uk.hailsham.hub.connectors.database.Database;
import uk.hailsham.hub.connectors.database.TestDatabase;
import uk.hailsham.hub.reconcile.Decision;

/** Links make one child of records, and every link can be undone. */
@ExtendWith(TestDatabase.class)
class LinksTest {
    private Hub hub;

    @BeforeEach
    void emptyDatabase(Database database) {
        hub = Hub.empty(database);
    }

    private UUID college;
    private UUID primary;
    private UUID entry;

    @BeforeEach
    void threeRecords() {
        hub.roll("hailsham-community-college", ann("H1").taken());
        hub.roll("white-house", ann("W1").taken());
        hub.some("index", ann("I1").taken());
        college = hub.record("hailsham-community-college", Pupil.local("H1"));
        primary = hub.record("white-house", Pupil.local("W1"));
        entry = hub.record("index", Pupil.local("I1"));
    }

    @Test
    void sameMakesOneChildAndTheOtherIdForwards() {
        List<UUID> before = List.of(child(primary), child(college));

        assertThat(hub.links.record(List.of(same(primary, college)))).isEqualTo(1);

        assertThat(hub.children.count()).isEqualTo(2);
        assertThat(before).allSatisfy(id -> {
            ChildView view = hub.children.find(Hub.OPERATOR, id).orElseThrow();
            assertThat(view.id()).isEqualTo(child(college));
            assertThat(view.records()).extracting(RecordView::id).containsExactlyInAnyOrder(college, primary);
        });
    }

    @Test
    void undoingPutsEveryRecordBackToItsOwnChild() {
        List<String> before = world();
        hub.links.record(List.of(same(primary, college), same(entry, college)));
        assertThat(hub.children.count()).isEqualTo(1);

        for (LinkEvent event : hub.links.history(child(college))) {
            assertThat(hub.links.undo(event.id(), "i.team", "two girls")).isTrue();
        }

        assertThat(world()).isEqualTo(before);
        assertThat(hub.children.count()).isEqualTo(3);
        assertThat(hub.journal).endsWith("i.team unlinked: two girls", "i.team unlinked: two girls");
    }

    @Test
    void undoingOneOfTwoLinksLeavesTheOther() {
        hub.links.record(List.of(same(primary, college), same(entry, college)));

        hub.links.undo(event(primary, college), "i.team", "two girls");

        assertThat(child(entry)).isEqualTo(child(college));
        assertThat(child(primary)).isNotEqualTo(child(college));
    }

    @Test
    void recordsThatAThirdHoldsTogetherStayTogether() {
        hub.links.record(List.of(same(primary, college), same(entry, college), same(entry, primary)));

        hub.links.undo(event(primary, college), "i.team", "not by this");

        assertThat(hub.children.count()).isEqualTo(1);
    }

    @Test
    void sameDecisionsAgainChangeNothing() {
        List<LinkDecision> decisions = List.of(same(primary, college), perhaps(entry, college));
        hub.links.record(decisions);
        List<String> before = world();

        assertThat(hub.links.record(decisions)).isZero();

        assertThat(world()).isEqualTo(before);
        assertThat(hub.count("hub.link_events")).isEqualTo(2);
        assertThat(hub.links.counts()).isEqualTo(new LinkCounts(1, 1, 0));
    }

    @Test
    void noneIsWrittenOnlyWhenItOverturnsSomething() {
        assertThat(hub.links.record(List.of(none(primary, college)))).isZero();
        hub.links.record(List.of(same(primary, college)));

        assertThat(hub.links.record(List.of(none(primary, college)))).isEqualTo(1);

        assertThat(child(primary)).isNotEqualTo(child(college));
        assertThat(hub.links.history(child(college)))
                .extracting(LinkEvent::kind)
                .containsExactly("link", "unlink");
    }

    @Test
    void engineDoesNotLinkAgainWhatAPersonHasUndone() {
        hub.links.record(List.of(same(primary, college)));
        hub.links.undo(event(primary, college), "i.team", "two girls");

        assertThat(hub.links.record(List.of(same(primary, college)))).isZero();

        assertThat(child(primary)).isNotEqualTo(child(college));
    }

    @Test
    void eventThatIsNotThePairsLastWordCannotBeUndone() {
        hub.links.record(List.of(same(primary, college)));
        UUID event = event(primary, college);
        hub.links.undo(event, "i.team", "two girls");

        assertThat(hub.links.undo(event, "i.team", "again")).isFalse();
        assertThat(hub.links.undo(event(primary, college), "i.team", "the undoing"))
                .isFalse();
    }

    @Test
    void evidenceAndEngineAreKept() {
        hub.links.record(List.of(same(primary, college)));

        LinkEvent event = hub.links.history(child(college)).get(0);
        assertThat(event.evidence()).isEqualTo("{\"upn\": \"exact\"}");
        assertThat(event.engine()).isEqualTo("rules-1");
        assertThat(event.at()).isEqualTo(Hub.NOW);
    }

    @Test
    void discrepanciesOpenAndCloseWithWhatIsTold() {
        hub.links.record(List.of(same(primary, college, "sex", "postcode")));
        hub.links.record(List.of(same(primary, college, "postcode", "upn")));

        assertThat(hub.links.discrepancies(child(college)))
                .extracting(Links.Discrepancy::field)
                .containsExactly("postcode", "upn");
        assertThat(hub.count("hub.discrepancies")).isEqualTo(3);
    }

    @Test
    void undoingALinkClosesItsDiscrepancies() {
        hub.links.record(List.of(same(primary, college, "sex")));
        hub.links.undo(event(primary, college), "i.team", "two girls");

        assertThat(hub.links.discrepancies(child(college))).isEmpty();
        assertThat(hub.links.discrepancies(child(primary))).isEmpty();
    }

    @Test
    void shieldGoesToEveryRecordOfTheChildAndStaysOnBothPartsOfASplit() {
        hub.some("index", ann("I1").behindShield().taken());
        hub.links.record(List.of(same(entry, college)));

        hub.links.undo(event(entry, college), "i.team", "two girls");

        assertThat(view(college).shielded()).isTrue();
        assertThat(view(entry).shielded()).isTrue();
        assertThat(view(primary).shielded()).isFalse();
    }

    @Test
    void shieldThatComesAfterTheLinkGoesToEveryRecordToo() {
        hub.links.record(List.of(same(entry, college), perhaps(entry, primary)));

        hub.some("index", ann("I1").behindShield().taken());

        assertThat(view(college).records()).extracting(RecordView::shielded).containsExactly(true, true);
        assertThat(view(primary).shielded()).as("perhaps the shielded child").isTrue();
    }

    @Test
    void feedThatNoLongerSaysShieldedLiftsNothing() {
        hub.some("index", ann("I1").behindShield().taken());
        hub.some("index", ann("I1").saying("again").taken());

        assertThat(view(entry).shielded()).isTrue();
    }

    @Test
    void recordThatIsPerhapsAShieldedChildIsNotShownUntilDecided() {
        hub.some("index", ann("I1").behindShield().taken());

        hub.links.record(List.of(perhaps(entry, college)));
        assertThat(view(college).shielded()).isTrue();

        hub.links.record(List.of(none(entry, college)));
        assertThat(view(college).shielded()).isFalse();
    }

    @Test
    void moreDecisionsThanOneBatchGoInOneTransaction() {
        Said[] rows = IntStream.range(0, 6_000)
                .mapToObj(
                        i -> Pupil.of(i, "M" + i, "V" + i, "Ann", "2015-01-01").taken())
                .toArray(Said[]::new);
        hub.roll("marshlands", rows);
        hub.some("index", rows);
        List<UUID> pupils = byUpn("marshlands");
        List<UUID> entries = byUpn("index");

        int changed = hub.links.record(IntStream.range(0, rows.length)
                .mapToObj(i -> same(pupils.get(i), entries.get(i)))
                .toList());

        assertThat(changed).isEqualTo(6_000);
        assertThat(hub.children.count()).isEqualTo(6_003);
    }

    private List<UUID> byUpn(String source) {
        return hub.jdbc
                .sql("SELECT record_id FROM hub.record_keys WHERE source = :source AND value LIKE 'V%' ORDER BY value")
                .param("source", source)
                .query(UUID.class)
                .list();
    }

    private static Pupil ann(String localId) {
        return Pupil.of(1, localId, "U1", "Ann", "2015-01-01");
    }

    private ChildView view(UUID record) {
        return hub.children.find(Hub.OPERATOR, child(record)).orElseThrow();
    }

    private UUID child(UUID record) {
        return hub.children.ofRecord(record).orElseThrow();
    }

    private UUID event(UUID left, UUID right) {
        return hub.jdbc
                .sql("SELECT event_id FROM hub.links WHERE :left IN (left_record, right_record)"
                        + " AND :right IN (left_record, right_record)")
                .param("left", left)
                .param("right", right)
                .query(UUID.class)
                .single();
    }

    /** Which record belongs to which child, which child forwards, and every word said about them. */
    private List<String> world() {
        return hub.jdbc
                .sql("SELECT cr::text || ' ' || c::text FROM hub.child_records cr JOIN hub.children c"
                        + " ON c.id = cr.own_child UNION ALL SELECT st::text FROM hub.statements st ORDER BY 1")
                .query(String.class)
                .list();
    }

    private static LinkDecision same(UUID left, UUID right, String... differences) {
        return new LinkDecision(left, right, Decision.SAME, "{\"upn\":\"exact\"}", "rules-1", List.of(differences));
    }

    private static LinkDecision perhaps(UUID left, UUID right) {
        return new LinkDecision(left, right, Decision.PERHAPS, "{}", "rules-1", List.of());
    }

    private static LinkDecision none(UUID left, UUID right) {
        return new LinkDecision(left, right, Decision.NONE, "{}", "rules-2", List.of());
    }
}
