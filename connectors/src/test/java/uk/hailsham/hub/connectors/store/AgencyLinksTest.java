package uk.hailsham.hub.connectors.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import uk.hailsham.hub.connectors.database.Database;
import uk.hailsham.hub.connectors.database.TestDatabase;
import uk.hailsham.hub.connectors.store.AgencyLinks.Link;
import uk.hailsham.hub.connectors.store.LinkCodes.Try;
import uk.hailsham.hub.domain.access.Access;
import uk.hailsham.hub.domain.agency.Room;
import uk.hailsham.hub.domain.referral.NotCarried;
import uk.hailsham.hub.domain.referral.RecipientState;
import uk.hailsham.hub.domain.referral.Reply;
import uk.hailsham.hub.domain.referral.Reply.Status;
import uk.hailsham.hub.domain.referral.Rung;
import uk.hailsham.hub.domain.telling.Weekly;

/** Links, codes, sessions and letters over a real database, with a clock that the test turns. */
@ExtendWith(TestDatabase.class)
class AgencyLinksTest {
    private static final String MAILBOX = "office@psychology.example";
    private static final Duration LASTS = Duration.ofDays(14);
    private static final Access CLERK = new Access("agency psychology", Access.Role.AGENCY, "secure link");
    private static final Weekly MONDAY = new Weekly(DayOfWeek.MONDAY, LocalTime.of(7, 30), ZoneId.of("Europe/London"));

    private Desk desk;
    private AgencyLinks links;
    private LinkCodes codes;
    private LinkSessions sessions;
    private LinkLetters letters;
    private AgencyReferrals agency;
    private UUID recipient;
    private Link link;

    @BeforeEach
    void open(Database database) {
        desk = new Desk(database);
        links = new AgencyLinks(desk.jdbc, UUID::randomUUID, desk.clock);
        codes = new LinkCodes(desk.jdbc, desk.transactions, desk.audit, desk.clock);
        sessions = new LinkSessions(desk.jdbc, desk.clock);
        letters = new LinkLetters(desk.jdbc, desk.transactions, desk.audit, UUID::randomUUID, desk.clock);
        agency = new AgencyReferrals(desk.jdbc, desk.transactions, desk.audit, desk.clock);
        recipient = desk.committed("R-1");
        link = link();
    }

    private Link link() {
        return links.find(links.make(Desk.AGENCY, recipient, MAILBOX, LASTS)).orElseThrow();
    }

    private static byte[] hash(String code) {
        return code.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void aTokenIs256RandomBitsAndOnlyItsHashIsKept() {
        String token = links.make(Desk.AGENCY, recipient, MAILBOX, LASTS);
        assertThat(token).matches("[A-Za-z0-9_-]{43}");
        assertThat(links.make(Desk.AGENCY, recipient, MAILBOX, LASTS)).isNotEqualTo(token);
        assertThat(links.find(token)).contains(link(token));
        assertThat(links.find("A".repeat(43))).isEmpty();
        assertThat(links.find("../" + token)).isEmpty();
        assertThat(desk.jdbc
                        .sql("SELECT count(*) FROM hub.agency_links l WHERE l::text LIKE ?")
                        .param("%" + token + "%")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private Link link(String token) {
        Link found = links.find(token).orElseThrow();
        return new Link(found.id(), Desk.AGENCY, recipient, MAILBOX, desk.now.plus(LASTS));
    }

    @Test
    void aLinkIsOverAfterItsDays() {
        assertThat(link.over(desk.now.plus(LASTS).minusSeconds(1))).isFalse();
        assertThat(link.over(desk.now.plus(LASTS))).isTrue();
    }

    @Test
    void aMailedCodeOpensOnceAndForAQuarterOfAnHour() {
        assertThat(codes.note(link, hash("1234"))).isTrue();
        assertThat(codes.tryMailed(link(), hash("1234"))).as("by another link").isEqualTo(Try.WRONG);
        assertThat(codes.tryMailed(link, hash("1234"))).isEqualTo(Try.RIGHT);
        assertThat(codes.tryMailed(link, hash("1234"))).isEqualTo(Try.WRONG);

        codes.note(link, hash("5678"));
        desk.later(LinkCodes.LASTS);
        assertThat(codes.tryMailed(link, hash("5678"))).isEqualTo(Try.WRONG);
    }

    @Test
    void twoClerksMayHaveACodeEachButNobodyFloodsTheMailbox() {
        for (int i = 0; i < 5; i++) {
            assertThat(codes.note(link, hash("code " + i))).isTrue();
        }
        assertThat(codes.note(link, hash("code 5"))).isFalse();
        assertThat(codes.tryMailed(link, hash("code 0"))).isEqualTo(Try.RIGHT);
        assertThat(codes.tryMailed(link, hash("code 4"))).isEqualTo(Try.RIGHT);
        desk.later(LinkCodes.LASTS.plusSeconds(1));
        assertThat(codes.note(link, hash("code 5"))).isTrue();
    }

    @Test
    void fiveWrongCodesLockTheLinkForAnHourAndTheAuditKnows() {
        codes.note(link, hash("1234"));
        for (int i = 0; i < 4; i++) {
            assertThat(codes.tryMailed(link, hash("0"))).isEqualTo(Try.WRONG);
        }
        assertThat(codes.tryMailed(link, hash("0"))).isEqualTo(Try.LOCKED);
        assertThat(codes.tryMailed(link, hash("1234"))).isEqualTo(Try.LOCKED);
        assertThat(codes.tryAgreed(link, true)).isEqualTo(Try.LOCKED);
        assertThat(codes.note(link, hash("5678"))).isFalse();
        assertThat(codes.lockedUntil(link.id())).contains(desk.now.plus(LinkCodes.LOCKED));
        assertThat(desk.count("hub.audit_events WHERE action = 'locked' AND role = 'agency'"))
                .isEqualTo(1);

        desk.later(LinkCodes.LOCKED);
        assertThat(codes.lockedUntil(link.id())).isEmpty();
        assertThat(codes.tryAgreed(link, false)).as("counted anew").isEqualTo(Try.WRONG);
        assertThat(codes.tryAgreed(link, true)).isEqualTo(Try.RIGHT);
    }

    @Test
    void aRightCodeForgetsTheWrongOnesBeforeIt() {
        for (int round = 0; round < 3; round++) {
            for (int i = 0; i < 4; i++) {
                assertThat(codes.tryAgreed(link, false)).isEqualTo(Try.WRONG);
            }
            assertThat(codes.tryAgreed(link, true)).isEqualTo(Try.RIGHT);
        }
    }

    @Test
    void codesThatAreTriedAtOnceAreCountedOneByOne() throws Exception {
        ExecutorService sides = Executors.newFixedThreadPool(8);
        List<Future<Try>> tries = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            tries.add(sides.submit(() -> codes.tryAgreed(link, false)));
        }
        List<Try> found = new ArrayList<>();
        for (Future<Try> one : tries) {
            found.add(one.get());
        }
        sides.shutdown();
        assertThat(found.stream().filter(Try.WRONG::equals)).hasSize(4);
        assertThat(found.stream().filter(Try.LOCKED::equals)).hasSize(16);
    }

    @Test
    void aSessionEndsAfterHalfAnHourWithoutAClickAndAfterAWorkingDayInAnyCase() {
        String session = sessions.open(link);
        assertThat(sessions.seen(session, Desk.AGENCY)).isTrue();
        assertThat(sessions.seen(session, "somebody-else")).isFalse();
        assertThat(sessions.seen(null, Desk.AGENCY)).isFalse();
        for (int i = 0; i < 20; i++) {
            desk.later(Duration.ofMinutes(29));
            assertThat(sessions.seen(session, Desk.AGENCY)).isTrue();
        }
        desk.later(Duration.ofMinutes(29));
        assertThat(sessions.seen(session, Desk.AGENCY)).as("after ten hours").isFalse();

        String other = sessions.open(link);
        desk.later(LinkSessions.IDLE.minusSeconds(1));
        assertThat(sessions.alive(other, Desk.AGENCY))
                .as("to look at it changes nothing")
                .isTrue();
        desk.later(Duration.ofSeconds(2));
        assertThat(sessions.alive(other, Desk.AGENCY)).isFalse();
        String third = sessions.open(link);
        sessions.end(third);
        assertThat(sessions.alive(third, Desk.AGENCY)).isFalse();
    }

    @Test
    void aLookProvesThatItWasCollectedOnceAndIsAnEventEachTime() {
        desk.proved(recipient, 1);
        assertThat(agency.look(CLERK, Desk.AGENCY, recipient, link.id(), false)
                        .orElseThrow()
                        .delivery())
                .isNotNull();
        agency.look(CLERK, Desk.AGENCY, recipient, link.id(), false);
        assertThat(desk.only().rung()).isEqualTo(Rung.COLLECTED);
        assertThat(desk.only().clockStoppedAt()).as("nobody has answered").isNull();
        assertThat(desk.timeline())
                .extracting(RecipientEvent::kind)
                .containsExactly("requested", "proved", "collected");
        assertThat(desk.count("hub.audit_events WHERE action = 'looked-at' AND role = 'agency'"
                        + " AND details->>'link' = '" + link.id() + "'"))
                .isEqualTo(2);
        assertThat(agency.look(CLERK, "somebody-else", recipient, link.id(), false))
                .isEmpty();
    }

    @Test
    void whatWasCollectedIsNotSentAgainAndADeliveryGivenUpIsOpenAgain() {
        desk.attempts.notCarried(desk.begun(recipient, 1), NotCarried.Kind.UNKNOWN, "no answer after the last byte");
        agency.look(CLERK, Desk.AGENCY, recipient, link.id(), false);
        desk.later(Duration.ofDays(1));
        assertThat(desk.dispatched()).isEmpty();

        UUID given = desk.committed("R-2");
        desk.attempts.notCarried(desk.begun(given, 1), NotCarried.Kind.NEEDS_A_PERSON, "refused");
        agency.look(CLERK, Desk.AGENCY, given, link.id(), false);
        assertThat(desk.referrals.recipientsBy(Referrals.Column.STATE)).containsOnlyKeys("requested");
    }

    @Test
    void whatIsWithdrawnOrEndedOrMayNotBeToldShowsNoData() {
        assertThat(seen(true).delivery()).isNull();
        assertThat(desk.only().rung()).as("not shown, not collected").isEqualTo(Rung.QUEUED);
        desk.interventions.cancel(recipient, "no-longer-needed", Desk.OPERATOR);
        assertThat(seen(false).delivery()).isNull();
        assertThat(seen(false).state()).isEqualTo(RecipientState.CANCELLED);
        assertThat(agency.open(Desk.AGENCY, 10)).isEmpty();
        assertThat(desk.count("hub.audit_events WHERE action = 'looked-at-without-data'"))
                .isEqualTo(3);

        UUID danger = desk.committedForSafeguarding("R-2");
        assertThat(agency.look(CLERK, Desk.AGENCY, danger, link.id(), true)
                        .orElseThrow()
                        .delivery())
                .as("a child in danger waits for no agreement")
                .isNotNull();
    }

    private AgencyReferrals.Seen seen(boolean stopped) {
        return agency.look(CLERK, Desk.AGENCY, recipient, link.id(), stopped).orElseThrow();
    }

    @Test
    void whatWaitsForTheFirstAnswerComesBeforeWhatIsWorkedOn() {
        desk.later(Duration.ofHours(1));
        UUID second = desk.committed("R-2");
        desk.later(Duration.ofHours(1));
        UUID third = desk.committed("R-3");
        assertThat(agency.open(Desk.AGENCY, 10)).containsExactly(recipient, second, third);
        answer(Status.ACCEPTED, "form-1");
        assertThat(agency.open(Desk.AGENCY, 10)).containsExactly(second, third, recipient);
        assertThat(agency.open(Desk.AGENCY, 2)).containsExactly(second, third);
    }

    @Test
    void anAnswerOnAnotherFormMayBeGivenAgainAfterAnotherOne() {
        assertThat(answer(Status.ACCEPTED, "form-1")).isEqualTo(Replies.Effect.MOVED);
        assertThat(answer(Status.ACCEPTED, "form-1")).isEqualTo(Replies.Effect.REPEATED);
        assertThat(answer(Status.ACCEPTED, "form-2")).isEqualTo(Replies.Effect.REPEATED);
        assertThat(answer(Status.ON_HOLD, "form-3")).isEqualTo(Replies.Effect.MOVED);
        assertThat(answer(Status.ACCEPTED, "form-1"))
                .as("the first form, loaded again")
                .isEqualTo(Replies.Effect.REPEATED);
        assertThat(desk.only().state()).isEqualTo(RecipientState.ON_HOLD);
        assertThat(answer(Status.ACCEPTED, "form-4")).isEqualTo(Replies.Effect.MOVED);
        assertThat(desk.only().state()).isEqualTo(RecipientState.ACCEPTED);
    }

    private Replies.Effect answer(Status status, String form) {
        return desk.replies.record(Desk.AGENCY, new Reply(recipient, status, null, null), "al-1", form);
    }

    @Test
    void theWeeklyMailIsMadeOnceForEachMondayAlsoAfterOneThatWasMissed() {
        assertThat(letters.ahead()).as("nobody has looked yet").isEmpty();
        letters.whenDue(Desk.AGENCY, MONDAY, () -> true);
        assertThat(letters.due(10))
                .as("the first look only notes when it will be")
                .isEmpty();
        desk.now = Instant.parse("2026-11-30T07:29:59Z");
        letters.whenDue(Desk.AGENCY, MONDAY, () -> true);
        assertThat(letters.due(10)).isEmpty();
        assertThat(letters.ahead()).containsExactly(Desk.AGENCY);
        desk.later(Duration.ofSeconds(1));
        assertThat(letters.ahead()).isEmpty();
        for (int i = 0; i < 3; i++) {
            letters.whenDue(Desk.AGENCY, MONDAY, () -> true);
        }
        assertThat(letters.due(10)).hasSize(1);
        letters.sent(letters.due(10).get(0).id());

        desk.now = Instant.parse("2026-12-16T10:00:00Z");
        letters.whenDue(Desk.AGENCY, MONDAY, () -> true);
        letters.whenDue(Desk.AGENCY, MONDAY, () -> true);
        assertThat(letters.due(10)).as("away on two Mondays, made up for once").hasSize(1);
        letters.sent(letters.due(10).get(0).id());
        desk.now = Instant.parse("2026-12-21T07:30:00Z");
        letters.whenDue(Desk.AGENCY, MONDAY, () -> false);
        assertThat(letters.due(10)).as("nothing is open there").isEmpty();
    }

    @Test
    void aLinkIsRenewedAFewTimesADayAndNotTwiceInFiveMinutes() {
        letters.renew(link);
        letters.renew(link);
        assertThat(letters.due(10)).hasSize(1);
        for (int i = 0; i < 5; i++) {
            desk.later(Duration.ofMinutes(6));
            letters.renew(link);
        }
        assertThat(letters.due(10)).hasSize(3).allMatch(letter -> recipient.equals(letter.recipient()));
        desk.later(Duration.ofDays(1));
        letters.renew(link);
        assertThat(letters.due(10)).hasSize(4);
    }

    @Test
    void aLetterIsTriedForThreeDaysWithGrowingPauses() {
        letters.renew(link);
        int tries = 0;
        Instant begun = desk.now;
        while (Duration.between(begun, desk.now).toDays() < 5) {
            for (LinkLetters.Letter letter : letters.due(10)) {
                letters.notSent(letter.id());
                assertThat(letters.due(10)).isEmpty();
                tries++;
            }
            desk.later(Duration.ofMinutes(30));
        }
        assertThat(tries).isBetween(60, 90);
        assertThat(desk.count("hub.link_letters WHERE ended_at IS NOT NULL AND NOT sent"))
                .isEqualTo(1);
    }

    @Test
    void theTimelineOfWhoMayNotKnowTheAgencyDoesNotNameIt() {
        agency.look(CLERK, Desk.AGENCY, recipient, link.id(), false);
        assertThat(desk.timeline()).last().satisfies(event -> {
            assertThat(event.source()).isEqualTo("page");
            assertThat(event.detail()).doesNotContain(Desk.AGENCY);
        });
    }

    @Test
    void whenAReferralIsDisposedOfItsLinksAndQuestionsGoWithIt() {
        codes.note(link, hash("1234"));
        sessions.open(link);
        letters.renew(link);
        new Questions(desk.jdbc, desk.transactions, desk.audit, UUID::randomUUID, desk.clock)
                .ask(recipient, "Who else helps?");
        answer(Status.CLOSED, "form-1");
        UUID referral = desk.only().referral();

        desk.jdbc
                .sql("SELECT hub.dispose_referral(?, ?)::text")
                .params(referral, Sql.time(desk.now.plusSeconds(1)))
                .query(String.class)
                .single();
        assertThat(desk.count("hub.referrals WHERE id = '" + referral + "'")).isZero();
        for (String table : List.of("agency_links", "link_codes", "link_sessions", "link_letters", "questions")) {
            assertThat(desk.count("hub." + table)).as(table).isZero();
        }
    }

    @Test
    void theNewestWordAboutRoomStands() {
        Capacities capacities = new Capacities(desk.jdbc, desk.clock);
        capacities.say(Desk.AGENCY, "advice", Room.HAS, null, "al-1");
        capacities.say(Desk.AGENCY, "advice", Room.WAITLIST, 6, "al-1");
        capacities.say(Desk.AGENCY, "advice", Room.WAITLIST, 6, "al-1");
        capacities.say(Desk.AGENCY, "groups", Room.NONE, null, "al-1");
        assertThat(capacities.of(Desk.AGENCY))
                .containsExactly(
                        new Capacities.Capacity(Desk.AGENCY, "advice", desk.now, Room.WAITLIST, 6),
                        new Capacities.Capacity(Desk.AGENCY, "groups", desk.now, Room.NONE, null));
        assertThat(desk.count("hub.capacity")).as("said twice in a minute").isEqualTo(3);
    }
}
