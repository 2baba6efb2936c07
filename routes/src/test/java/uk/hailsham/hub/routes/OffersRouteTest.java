package uk.hailsham.hub.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import uk.hailsham.hub.connectors.database.Database;
import uk.hailsham.hub.connectors.database.TestDatabase;
import uk.hailsham.hub.connectors.store.ReferralView;
import uk.hailsham.hub.domain.access.Access;
import uk.hailsham.hub.domain.agency.Room;
import uk.hailsham.hub.domain.child.Child;
import uk.hailsham.hub.domain.child.Context;
import uk.hailsham.hub.domain.child.Identifiers;
import uk.hailsham.hub.domain.child.Name;
import uk.hailsham.hub.domain.child.Origin;
import uk.hailsham.hub.domain.child.Sex;
import uk.hailsham.hub.domain.referral.RecipientState;
import uk.hailsham.hub.domain.referral.ReferralRequest;
import uk.hailsham.hub.domain.referral.Refusal;
import uk.hailsham.hub.domain.referral.Reply;
import uk.hailsham.hub.domain.referral.Reply.Status;
import uk.hailsham.hub.domain.referral.Routing;
import uk.hailsham.hub.domain.referral.Routing.Reason;
import uk.hailsham.hub.domain.referral.Urgency;
import uk.hailsham.hub.routes.referral.Answer;
import uk.hailsham.hub.routes.referral.Offering;

/** Who declines is followed by who can be asked next, and stays in the referral; room is said before sending. */
@ExtendWith(TestDatabase.class)
class OffersRouteTest {
    private static final String SCHOOL = "white-house";
    private static final String UPN = "X845212818005";
    private static final Access BY = Access.hub("test");

    @TempDir
    private Path folder;

    private House house;
    private Offering offering;

    @BeforeEach
    void open(Database database) throws Exception {
        house = new House(database, folder);
        offering = house.offering(house.clock);
        new Rolls(house).roll(SCHOOL, amelia());
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void whoCanBeAskedNextIsOfferedWithoutWhoHasBeenAskedAndWithTheGatesThatObject() {
        ReferralView referral = made(request("ATT", false));
        assertThat(referral.recipients())
                .extracting(ReferralView.Recipient::agency)
                .containsExactly("behaviour-and-attendance");

        Offering.Offers offers = offering.next(referral);

        assertThat(offers.offers())
                .extracting(offer -> offer.target().serving().id(), Offering.Offer::reason)
                .containsExactly(tuple("early-help-keywork", Reason.NEXT));
    }

    @Test
    void anotherIsAskedInTheSameReferralAndWhoDeclinedStaysInIt() {
        ReferralView referral = made(request("ATT", false));
        String declined = referral.recipients().get(0).agency();
        house.replies.record(
                declined,
                new Reply(referral.recipients().get(0).id(), Status.DECLINED, "not-eligible", null),
                "answers.csv");

        UUID added = offering.ask(referral, offer -> true, BY).orElseThrow();

        ReferralView now = house.referrals.find(referral.id()).orElseThrow();
        assertThat(now.recipients())
                .extracting(ReferralView.Recipient::agency, ReferralView.Recipient::state)
                .containsExactlyInAnyOrder(
                        tuple(declined, RecipientState.REJECTED),
                        tuple("childrens-social-care", RecipientState.REQUESTED));
        assertThat(house.attempts.begin(added, 1)).isPresent();
        assertThat(house.audited("asked-another")).hasSize(1);
        assertThat(offering.ask(now, offer -> true, BY))
                .as("nobody is left who has not been asked")
                .isEmpty();
    }

    @Test
    void nobodyIsAskedWhomTheReferrerDidNotMean() {
        ReferralView referral = made(request("ATT", false));
        assertThat(offering.ask(referral, offer -> false, BY)).isEqualTo(Optional.empty());
        assertThat(house.referrals.find(referral.id()).orElseThrow().recipients())
                .hasSize(1);
    }

    @Test
    void whoHasNoRoomIsSaidBeforeSendingAndOthersAreOffered() {
        ReferralRequest request = request("ATT", false);
        Answer.Foreseen foreseen = house.referring.foresee(request, List.of());
        Routing.Target asked = foreseen.asked().get(0);
        assertThat(offering.room(asked)).isNull();
        assertThat(offering.before(request, foreseen.asked()).offers()).isEmpty();

        say(asked, Room.WAITLIST, 12);
        assertThat(offering.room(asked).weeks()).isEqualTo(12);
        assertThat(offering.before(request, foreseen.asked()).offers()).hasSize(1);

        say(asked, Room.HAS, null);
        assertThat(offering.before(request, foreseen.asked()).offers()).isEmpty();
    }

    @Test
    void aWordOfRoomIsNotReliedOnAfterSixWeeks() {
        Routing.Target asked = house.referring
                .foresee(request("ATT", false), List.of())
                .asked()
                .get(0);
        say(asked, Room.NONE, null);
        Clock later = Clock.offset(house.clock, Duration.ofDays(43));
        assertThat(house.offering(later).room(asked)).isNull();
    }

    @Test
    void nobodyHasRoomHoldsNoReferralAndInTheSafeguardingLaneNothingElseIsOffered() {
        ReferralRequest danger = request("ATT", true);
        Answer.Foreseen foreseen = house.referring.foresee(danger, List.of());
        foreseen.asked().forEach(target -> say(target, Room.NONE, null));

        assertThat(house.referring.ask(danger, null, "spare")).isInstanceOf(Answer.Made.class);
        assertThat(offering.before(danger, foreseen.asked()).offers()).isEmpty();
    }

    @Test
    void ofAPupilWhoHasLeftNobodyIsOfferedAndItIsSaidWhy() {
        ReferralView referral = made(request("ATT", false));
        new Rolls(house).roll(SCHOOL, other());
        assertThat(offering.next(referral).offers()).isEmpty();
        assertThat(offering.next(referral).objections())
                .extracting(Refusal::code)
                .containsExactly("unknown-pupil");
    }

    private void say(Routing.Target target, Room room, Integer weeks) {
        house.capacities(house.clock)
                .say(target.serving().id(), target.service().id(), room, weeks, "test");
    }

    private ReferralView made(ReferralRequest request) {
        assertThat(house.referring.ask(request, null, "spare")).isInstanceOf(Answer.Made.class);
        return house.referrals.list(null, 1).get(0);
    }

    private static Child amelia() {
        return child("Amelia", UPN);
    }

    private static Child other() {
        return child("Zoe", "N845999218005");
    }

    private static Child child(String given, String upn) {
        return new Child(
                new Origin(SCHOOL, null, "a.csv", 1),
                List.of(new Name(Name.Kind.LEGAL, "Ward", given, null)),
                LocalDate.of(2015, 2, 28),
                Sex.F,
                null,
                new Identifiers(upn, List.of(), null, null, null, null),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Context.NONE,
                List.of());
    }

    static ReferralRequest request(String need, boolean safeguarding) {
        return new ReferralRequest(
                        "R-1",
                        SCHOOL,
                        new ReferralRequest.Pupil(UPN, null, null, null, null),
                        need,
                        "away most Mondays",
                        Urgency.ROUTINE,
                        new ReferralRequest.Referrer(
                                "Form tutor", "tutor", "tutor@white-house.example", "01632 960300"),
                        "public-task",
                        new ReferralRequest.Agreement(true, true, "mother", null),
                        null,
                        null,
                        new ReferralRequest.IndexCheck(true, null),
                        "a mentor",
                        safeguarding)
                .filled();
    }
}
