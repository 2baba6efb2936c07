package uk.hailsham.hub.domain.owner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import uk.hailsham.hub.domain.owner.Presence.Why;
import uk.hailsham.hub.domain.school.School;

/** Who sees to a referral on a day, and who stands in. */
class LineTest {
    private static final LocalDate DAY = LocalDate.parse("2026-11-24");
    private static final Person TEACHER = new Person("Class teacher", "teacher@school.example", null);
    private static final Person SENCO = new Person("SENCO", "senco@school.example", null);
    private static final Person HEAD = new Person("Deputy head", "head@school.example", null);
    private static final Person TOWN = new Person("Coordinator", "coordinator@hub.example", null);
    private static final Person STAND_IN = new Person("Stand-in", "stand-in@hub.example", null);
    private static final Line LINE = new Line(List.of(
            new Place(As.REFERRER, TEACHER),
            new Place(As.DEPUTY, SENCO),
            new Place(As.DEPUTY, HEAD),
            new Place(As.COORDINATOR, TOWN),
            new Place(As.COORDINATORS_DEPUTY, STAND_IN)));

    @Test
    void theReferrerOwnsAReferralAndTheSchoolsFirstDeputyStandsIn() {
        assertThat(LINE.on(there()))
                .isEqualTo(new Owned(new Place(As.REFERRER, TEACHER), new Place(As.DEPUTY, SENCO), null));
    }

    @Test
    void whoIsAwayIsPassedOnTheDaysOfTheCoverAndNoLonger() {
        Cover cover = new Cover("TEACHER@school.example", DAY, DAY.plusDays(3), null);
        for (int day : List.of(0, 3)) {
            Owned owned = LINE.on(new Presence(DAY.plusDays(day), List.of(cover), Set.of(), false));
            assertThat(owned)
                    .isEqualTo(new Owned(
                            new Place(As.DEPUTY, SENCO),
                            new Place(As.DEPUTY, HEAD),
                            new Owned.Passed(new Place(As.REFERRER, TEACHER), Why.AWAY)));
        }
        for (int day : List.of(-1, 4)) {
            assertThat(owner(new Presence(DAY.plusDays(day), List.of(cover), Set.of(), false)))
                    .isEqualTo(TEACHER);
        }
    }

    @Test
    void whoHasLeftIsPassedForEver() {
        Presence years =
                new Presence(DAY.plusYears(9), List.of(new Cover(TEACHER.email(), DAY, null, null)), Set.of(), false);
        assertThat(LINE.on(years).passed().why()).isEqualTo(Why.LEFT);
        assertThat(owner(years)).isEqualTo(SENCO);
    }

    @Test
    void whoseAccountIsClosedIsPassed() {
        Line line = new Line(List.of(
                new Place(As.CHOSEN, new Person("Head of year", null, null, "head.of.year")),
                new Place(As.COORDINATORS_DEPUTY, STAND_IN)));
        Owned owned = line.on(new Presence(DAY, List.of(), Set.of("head.of.year"), false));
        assertThat(owned.owner().person()).isEqualTo(STAND_IN);
        assertThat(owned.passed().why()).isEqualTo(Why.ACCOUNT_CLOSED);
    }

    @Test
    void anAccountNamedAsTheMailboxIsThePersonsUnlessAnotherIsSaid() {
        assertThat(owner(new Presence(DAY, List.of(), Set.of("teacher"), false)))
                .isEqualTo(SENCO);
        assertThat(owner(new Presence(DAY, List.of(), Set.of("teach"), false))).isEqualTo(TEACHER);
        Person said = new Person("Class teacher", TEACHER.email(), null, "c.teacher");
        Line line = new Line(List.of(new Place(As.CHOSEN, said), new Place(As.COORDINATORS_DEPUTY, STAND_IN)));
        assertThat(line.on(new Presence(DAY, List.of(), Set.of("teacher"), false))
                        .owner()
                        .person())
                .isEqualTo(said);
    }

    @Test
    void whileTheSchoolIsClosedTheTownsCoordinatorSeesToIt() {
        assertThat(LINE.on(new Presence(DAY, List.of(), Set.of(), true)))
                .isEqualTo(new Owned(
                        new Place(As.COORDINATOR, TOWN),
                        new Place(As.COORDINATORS_DEPUTY, STAND_IN),
                        new Owned.Passed(new Place(As.REFERRER, TEACHER), Why.SCHOOL_CLOSED)));
    }

    @Test
    void whoCoversStandsInAlsoWhileTheSchoolIsClosed() {
        Person holidays = new Person("Holiday cover", "holidays@school.example", null);
        Cover cover = new Cover(TEACHER.email(), DAY, DAY, holidays);
        assertThat(LINE.on(new Presence(DAY, List.of(cover), Set.of(), true)).owner())
                .isEqualTo(new Place(As.COVER, holidays));
    }

    @Test
    void coversThatGoInACircleEndAtTheNextInLine() {
        List<Cover> circle =
                List.of(new Cover(TEACHER.email(), DAY, DAY, SENCO), new Cover(SENCO.email(), DAY, DAY, TEACHER));
        assertThat(owner(new Presence(DAY, circle, Set.of(), false))).isEqualTo(HEAD);
    }

    @Test
    void nobodyIsUnownedWhoeverIsAway() {
        List<Cover> all = List.of(TEACHER, SENCO, HEAD, TOWN, STAND_IN).stream()
                .map(person -> new Cover(person.email(), DAY, null, null))
                .toList();
        assertThat(owner(new Presence(DAY, all, Set.of(), true))).isEqualTo(STAND_IN);
        assertThatThrownBy(() -> new Line(List.of(new Place(As.REFERRER, TEACHER))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void ofSafeguardingTheLeadComesBeforeOtherDeputiesAndAReferrerWithoutNameIsNoOwner() {
        School school = null;
        LineOfSchool town = new LineOfSchool(
                school,
                new School.Contact(TOWN.name(), TOWN.email(), null),
                new School.Contact(STAND_IN.name(), STAND_IN.email(), null));
        Line line = town.of(List.of(), new Person(" ", null, null), true);
        assertThat(line.first().as()).isEqualTo(As.COORDINATOR);
    }

    private static Presence there() {
        return new Presence(DAY, List.of(), Set.of(), false);
    }

    private static Person owner(Presence presence) {
        return LINE.on(presence).owner().person();
    }
}
