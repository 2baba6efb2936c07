package uk.hailsham.hub.connectors.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import uk.hailsham.hub.connectors.database.Database;
import uk.hailsham.hub.connectors.database.TestDatabase;
import uk.hailsham.hub.domain.access.Access;
import uk.hailsham.hub.domain.review.Verdict;
import uk.hailsham.hub.domain.review.Vote;
import uk.hailsham.hub.reconcile.Decision;

/** What waits for the index team, what it decides, and when a decision is open again. */
@ExtendWith(TestDatabase.class)
class ReviewsTest {
    private static final Access TEAM = new Access("ann", Access.Role.INDEX_TEAM, "review");
    private Hub hub;
    private UUID college;
    private UUID entry;

    @BeforeEach
    void twoRecords(Database database) {
        hub = Hub.empty(database);
        hub.roll("hailsham-community-college", pupil("H1").taken());
        hub.some("index", pupil("I1").taken());
        college = hub.record("hailsham-community-college", Pupil.local("H1"));
        entry = hub.record("index", Pupil.local("I1"));
    }

    private static Pupil pupil(String localId) {
        return Pupil.of(1, localId, "U1", "Ann", "2015-01-01");
    }

    /** @return how many pairs changed */
    private int told(Decision decision, String family, double weight) {
        return hub.links.record(List.of(new LinkDecision(
                college,
                entry,
                decision,
                "[{\"column\":\"family name\",\"level\":\"%s\",\"weight\":%s},{\"column\":\"household\",\"level\":\"x\"}]"
                        .formatted(family, weight),
                "m " + weight,
                List.of())));
    }

    private ReviewPair waiting() {
        List<ReviewPair> open = hub.reviews.open(TEAM, 10);
        assertThat(open).hasSize(1);
        return open.get(0);
    }

    private Optional<Verdict> decide(String who, Verdict verdict) {
        return hub.reviews.decide(waiting().id(), verdict, who, "seen the papers");
    }

    private UUID child(UUID record) {
        return hub.children.ofRecord(record).orElseThrow();
    }

    @Test
    void aPerhapsWaitsWithItsEvidenceAndTheLookIsWrittenDown() {
        told(Decision.PERHAPS, "slip", 7.5);
        ReviewPair pair = waiting();
        assertThat(pair.decision()).isEqualTo("perhaps");
        assertThat(pair.evidence()).contains("family name", "slip", "7.5");
        assertThat(List.of(pair.left().source(), pair.right().source()))
                .containsExactlyInAnyOrder("hailsham-community-college", "index");
        assertThat(pair.shielded()).isFalse();
        assertThat(hub.journal).contains("ann looked at review");
    }

    @Test
    void sameMakesOneChildAndNoEngineParts() {
        told(Decision.PERHAPS, "slip", 7.5);
        assertThat(decide("ann", Verdict.SAME)).contains(Verdict.SAME);
        assertThat(child(college)).isEqualTo(child(entry));
        assertThat(hub.reviews.open(TEAM, 10)).isEmpty();

        told(Decision.NONE, "slip", -3);
        assertThat(child(college)).isEqualTo(child(entry));
        assertThat(hub.journal).contains("ann reviewed same: seen the papers");
    }

    @Test
    void notSameOutlivesFeedsAndANewModel() {
        told(Decision.PERHAPS, "slip", 7.5);
        assertThat(decide("ann", Verdict.NOT_SAME)).contains(Verdict.NOT_SAME);
        assertThat(told(Decision.PERHAPS, "slip", 7.5)).isZero();
        assertThat(told(Decision.SAME, "slip", 9.1)).isZero();
        assertThat(hub.reviews.open(TEAM, 10)).isEmpty();
        assertThat(child(college)).isNotEqualTo(child(entry));
    }

    @Test
    void otherEvidenceOpensADecisionAgainAndSaysWhatChanged() {
        told(Decision.PERHAPS, "slip", 7.5);
        decide("ann", Verdict.NOT_SAME);
        told(Decision.SAME, "same", 11.4);

        ReviewPair again = waiting();
        assertThat(again.decision()).isEqualTo("none");
        assertThat(again.proposed()).isEqualTo("same");
        assertThat(again.changed()).isEqualTo(Map.of("family name", new ReviewPair.Change("slip", "same")));
        assertThat(child(college)).as("until a person says otherwise").isNotEqualTo(child(entry));

        assertThat(decide("bob", Verdict.NOT_SAME)).contains(Verdict.NOT_SAME);
        assertThat(hub.reviews.open(TEAM, 10)).isEmpty();
    }

    @Test
    void evidenceThatIsAsItWasClosesItAgain() {
        told(Decision.PERHAPS, "slip", 7.5);
        decide("ann", Verdict.SAME);
        told(Decision.SAME, "same", 11.4);
        waiting();
        told(Decision.PERHAPS, "slip", 7.5);
        assertThat(hub.reviews.open(TEAM, 10)).isEmpty();
    }

    @Test
    void whoNeedsToKnowMoreLeavesAWordAndNothingElse() {
        told(Decision.PERHAPS, "slip", 7.5);
        assertThat(decide("ann", Verdict.NEED_MORE)).isEmpty();
        assertThat(waiting().votes()).extracting(Vote::reviewer).containsExactly("ann");
    }

    @Test
    void whereAShieldIsInvolvedASecondPersonMustSayTheSame() {
        hub.some("index", pupil("I1").behindShield().taken());
        told(Decision.PERHAPS, "slip", 7.5);
        assertThat(waiting().shielded()).isTrue();

        assertThat(decide("ann", Verdict.NOT_SAME)).isEmpty();
        assertThat(decide("ann", Verdict.NOT_SAME)).isEmpty();
        assertThat(view(college).shielded()).as("held until both have said so").isTrue();
        assertThat(decide("bob", Verdict.NOT_SAME)).contains(Verdict.NOT_SAME);
        assertThat(view(college).shielded()).isFalse();
    }

    @Test
    void aShieldSurvivesAMergeOfTwoPersonsAndItsUndoing() {
        hub.some("index", pupil("I1").behindShield().taken());
        told(Decision.PERHAPS, "slip", 7.5);
        decide("ann", Verdict.SAME);
        decide("bob", Verdict.SAME);
        assertThat(child(college)).isEqualTo(child(entry));
        UUID word =
                hub.jdbc.sql("SELECT event_id FROM hub.links").query(UUID.class).single();

        assertThat(hub.reviews.undo(word, "bob", "two girls")).isTrue();
        assertThat(child(college)).isNotEqualTo(child(entry));
        assertThat(view(college).shielded()).isTrue();
        assertThat(view(entry).shielded()).isTrue();
        assertThat(waiting().decision()).isEqualTo("perhaps");
    }

    @Test
    void anUndoneDecisionWaitsAgainAndTheEngineHasASayAgain() {
        told(Decision.PERHAPS, "slip", 7.5);
        decide("ann", Verdict.NOT_SAME);
        UUID word =
                hub.jdbc.sql("SELECT event_id FROM hub.links").query(UUID.class).single();
        assertThat(hub.reviews.undo(word, "ann", "a mistake")).isTrue();
        assertThat(hub.reviews.undo(word, "ann", "a mistake"))
                .as("not the last word")
                .isFalse();
        assertThat(waiting().decision()).isEqualTo("perhaps");
        assertThat(told(Decision.SAME, "same", 11.4)).isEqualTo(1);
        assertThat(child(college)).isEqualTo(child(entry));
    }

    @Test
    void whatDoesNotWaitCannotBeDecided() {
        told(Decision.SAME, "same", 11.4);
        UUID word =
                hub.jdbc.sql("SELECT event_id FROM hub.links").query(UUID.class).single();
        assertThat(hub.reviews.decide(word, Verdict.NOT_SAME, "ann", "no")).isNull();
        assertThat(hub.reviews.undo(word, "ann", "no person's word")).isFalse();
    }

    private ChildView view(UUID record) {
        return hub.children.find(Hub.OPERATOR, child(record)).orElseThrow();
    }
}
