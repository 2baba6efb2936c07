package uk.hailsham.hub.connectors.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import uk.hailsham.hub.connectors.database.Database;
import uk.hailsham.hub.connectors.database.TestDatabase;
import uk.hailsham.hub.domain.referral.Breaker;
import uk.hailsham.hub.domain.referral.NotCarried.Kind;
import uk.hailsham.hub.domain.referral.Proof;
import uk.hailsham.hub.domain.referral.RecipientState;
import uk.hailsham.hub.domain.referral.Rung;

/** A line that fails again and again is left in peace, and taken up again by itself. */
@ExtendWith(TestDatabase.class)
class BreakersTest {
    private Desk desk;
    private Breakers breakers;
    private final List<UUID> waiting = new ArrayList<>();

    @BeforeEach
    void open(Database database) {
        desk = new Desk(database);
        breakers = new Breakers(desk.jdbc, new SplittableRandom(1));
        for (int i = 1; i <= 7; i++) {
            waiting.add(desk.committed("R-" + i));
        }
    }

    private void trip() {
        desk.dispatched();
        for (UUID recipient : waiting.subList(0, 5)) {
            desk.attempts.notCarried(desk.attempts.begin(recipient, 1, false).orElseThrow(), Kind.LATER, "refused");
        }
    }

    @Test
    void afterFiveFailuresInARowNothingIsBegunAndNothingIsLost() {
        trip();

        assertThat(breakers.of(Desk.AGENCY).state()).isEqualTo(Breaker.State.OPEN);
        assertThat(desk.attempts.begin(waiting.get(5), 1, false))
                .as("its message is used up")
                .isEmpty();
        assertThat(desk.dispatched()).isEmpty();
        assertThat(desk.attempts.due()).as("what is kept back is not due").isZero();
        assertThat(desk.count("hub.attempts WHERE ended_at IS NULL")).isEqualTo(7);
    }

    @Test
    void oneIsSentToFindOutAndItsProofLetsAllTheOthersGo() {
        trip();
        desk.attempts.begin(waiting.get(5), 1, false);
        desk.attempts.begin(waiting.get(6), 1, false);
        desk.later(Duration.ofMinutes(2));

        List<String> probe = desk.dispatched();
        assertThat(probe).hasSize(1);
        assertThat(breakers.of(Desk.AGENCY).state()).isEqualTo(Breaker.State.HALF_OPEN);
        assertThat(desk.dispatched()).as("one at a time").isEmpty();

        desk.attempts.proved(begun(probe.get(0)), new Proof(Rung.TRANSPORT_PROVED, desk.now, Map.of()));
        assertThat(breakers.of(Desk.AGENCY)).isEqualTo(Breaker.CLOSED);
        assertThat(desk.dispatched()).hasSize(6);
    }

    @Test
    void aProbeThatFailsPutsTheNextOneOffForLonger() {
        trip();
        Duration before = Duration.between(desk.now, breakers.of(Desk.AGENCY).probeAt());
        desk.later(Duration.ofMinutes(2));
        desk.attempts.notCarried(begun(desk.dispatched().get(0)), Kind.LATER, "refused");

        Breaker open = breakers.of(Desk.AGENCY);
        assertThat(open.state()).isEqualTo(Breaker.State.OPEN);
        assertThat(Duration.between(desk.now, open.probeAt())).isGreaterThan(before);
    }

    @Test
    void anotherNodeAgreesAndAChildInDangerPasses() {
        trip();
        UUID inDanger = desk.committedForSafeguarding("R-danger");
        List<String> sent = new ArrayList<>();
        desk.attempts("node-b").dispatch(100, postings -> postings.forEach(posting -> sent.add(posting.body())));

        assertThat(sent).containsExactly(inDanger + ":1");
        assertThat(desk.attempts("node-b").begin(inDanger, 1, false)).isPresent();
    }

    @Test
    void whoseTimeIsOverFailsVisiblyAndDoesNotWaitForEver() {
        trip();
        desk.later(Duration.ofHours(73));
        for (String body : desk.dispatched()) {
            desk.attempts.notCarried(begun(body), Kind.LATER, "refused");
        }

        assertThat(desk.referrals.recipientsBy(Referrals.Column.STATE))
                .isEqualTo(Map.of(RecipientState.FAILED.word(), 7));
    }

    @Test
    void aReferralThatDoesNotFitSaysNothingOfTheLine() {
        desk.dispatched();
        for (UUID recipient : waiting.subList(0, 6)) {
            desk.attempts.notCarried(
                    desk.attempts.begin(recipient, 1, false).orElseThrow(), Kind.NEEDS_A_PERSON, "no such mailbox");
        }
        assertThat(breakers.open()).isEmpty();
    }

    private Delivery begun(String body) {
        int colon = body.indexOf(':');
        return desk.attempts
                .begin(UUID.fromString(body.substring(0, colon)), Integer.parseInt(body.substring(colon + 1)), false)
                .orElseThrow();
    }
}
