package uk.hailsham.hub.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import uk.hailsham.hub.connectors.database.Database;
import uk.hailsham.hub.connectors.database.TestDatabase;
import uk.hailsham.hub.connectors.store.Certificate;
import uk.hailsham.hub.connectors.store.ChildView;
import uk.hailsham.hub.connectors.store.LegalHolds;
import uk.hailsham.hub.connectors.store.Outbox;
import uk.hailsham.hub.connectors.store.RecordView;
import uk.hailsham.hub.connectors.store.ReferralView;
import uk.hailsham.hub.domain.access.Access;
import uk.hailsham.hub.domain.child.Child;
import uk.hailsham.hub.domain.child.Context;
import uk.hailsham.hub.domain.child.Enrolment;
import uk.hailsham.hub.domain.child.Identifiers;
import uk.hailsham.hub.domain.child.Name;
import uk.hailsham.hub.domain.child.Origin;
import uk.hailsham.hub.domain.child.Sex;
import uk.hailsham.hub.domain.referral.RecipientState;
import uk.hailsham.hub.domain.referral.ReferralRequest;
import uk.hailsham.hub.domain.referral.Refusal;
import uk.hailsham.hub.domain.referral.Urgency;
import uk.hailsham.hub.domain.referral.Withdrawal;
import uk.hailsham.hub.domain.school.PupilKey;
import uk.hailsham.hub.routes.referral.Answer;

/** What happens to children between two drops: they leave, come back, move on, change their name, and die. */
@ExtendWith(TestDatabase.class)
class LifeCycleTest {
    private static final String PRIMARY = "white-house";
    private static final String OTHER_PRIMARY = "marshlands";
    private static final String UPN = "X845212818005";
    private static final LocalDate STARTED = LocalDate.of(2021, 9, 3);
    private static final Child ZOE = child(PRIMARY, "Hart", "Zoe", "N845999218005", enrolled(null, null));
    private static final Child AMELIA = child(PRIMARY, "Ward", "Amelia", UPN, enrolled(null, null));
    private static final Access OPERATOR = new Access("o.perator", Access.Role.OPERATOR, "the school rang");

    @TempDir
    private Path folder;

    private House house;
    private Rolls rolls;

    @BeforeEach
    void open(Database database) throws Exception {
        house = new House(database, folder);
        rolls = new Rolls(house);
        rolls.roll(PRIMARY, AMELIA, ZOE);
    }

    @AfterEach
    void close() {
        house.close();
    }

    private static Child child(String school, String family, String given, String upn, Enrolment enrolment) {
        return new Child(
                new Origin(school, null, "a.csv", 1),
                List.of(new Name(Name.Kind.LEGAL, family, given, null)),
                LocalDate.of(2015, 2, 28),
                Sex.F,
                null,
                new Identifiers(upn, List.of(), null, null, null, null),
                List.of(),
                List.of(),
                List.of(),
                List.of(enrolment),
                List.of(),
                List.of(),
                List.of(),
                Context.NONE,
                List.of());
    }

    private static Enrolment enrolled(LocalDate left, String reason) {
        return new Enrolment("8459992", null, "C", "5", null, STARTED, left, reason);
    }

    private static PupilKey upn() {
        return new PupilKey(PupilKey.Kind.UPN, UPN);
    }

    @Test
    void whoComesBackIsTheSameChildAndNoNewOne() {
        ChildView before = rolls.child(PRIMARY, upn());
        int children = house.children.count();
        rolls.roll(PRIMARY, ZOE);
        assertThat(house.records.find(PRIMARY, List.of(upn()))).isEmpty();

        rolls.roll(PRIMARY, AMELIA, ZOE);

        ChildView after = rolls.child(PRIMARY, upn());
        assertThat(after.id()).isEqualTo(before.id());
        assertThat(after.records())
                .extracting(RecordView::id, RecordView::current)
                .containsExactly(tuple(before.records().get(0).id(), true));
        assertThat(after.earlier()).as("the time before is not forgotten").hasSize(1);
        assertThat(house.children.count()).isEqualTo(children);
    }

    @Test
    void whoMovesBetweenTwoOfTheSchoolsStaysOneChild() {
        rolls.roll(PRIMARY, ZOE);
        rolls.roll(OTHER_PRIMARY, child(OTHER_PRIMARY, "Ward", "Amelia", UPN, enrolled(null, null)));

        assertThat(rolls.child(OTHER_PRIMARY, upn()).records())
                .extracting(RecordView::source, RecordView::current)
                .containsExactlyInAnyOrder(tuple(PRIMARY, false), tuple(OTHER_PRIMARY, true));
    }

    @Test
    void whoChangesTheNameStaysOneChild() {
        UUID before = rolls.child(PRIMARY, upn()).id();
        rolls.roll(PRIMARY, child(PRIMARY, "Hailes-Ward", "Amelia", UPN, enrolled(null, null)), ZOE);

        ChildView after = rolls.child(PRIMARY, upn());
        assertThat(after.id()).isEqualTo(before);
        assertThat(rolls.combined(after).child().legalName().family()).isEqualTo("Hailes-Ward");
        assertThat(after.earlier()).hasSize(1);
    }

    @Test
    void ofAChildThatHasDiedWhatIsOpenStandsStillAndNothingIsSent() {
        refer("R-1", false);
        UUID recipient = house.firstRecipient();
        rolls.roll(PRIMARY, child(PRIMARY, "Ward", "Amelia", UPN, enrolled(LocalDate.of(2026, 11, 20), "DD")), ZOE);

        assertThat(states()).containsOnly(RecipientState.ON_HOLD);
        assertThat(house.count("hub.recipient_events WHERE kind = 'cancel-proposed'"
                        + " AND detail->>'reason' = 'child-died'"))
                .isEqualTo(states().size());
        assertThat(dispatched()).isEmpty();
        assertThat(house.attempts.begin(recipient, 1, false))
                .as("what was with the broker already")
                .isEmpty();
        assertThat(((Answer.Refused) refer("R-2", false)).reasons())
                .extracting(Refusal::code)
                .contains("child-died");
    }

    @Test
    void aPersonCancelsWhatIsProposedAndItStaysSo() {
        refer("R-1", false);
        UUID recipient = house.firstRecipient();
        rolls.roll(PRIMARY, child(PRIMARY, "Ward", "Amelia", UPN, enrolled(LocalDate.of(2026, 11, 20), "DD")), ZOE);

        assertThat(house.interventions.cancel(recipient, "no-longer-needed", OPERATOR))
                .isTrue();
        assertThat(house.interventions.cancel(recipient, "no-longer-needed", OPERATOR))
                .isFalse();

        assertThat(house.interventions.resend(recipient, OPERATOR)).isFalse();
        assertThat(dispatched()).isEmpty();
        assertThat(house.count("hub.recipients WHERE state = 'cancelled'")).isEqualTo(1);
        assertThat(house.audited("cancelled")).containsExactly(recipient + ": the school rang");
    }

    @Test
    void whatWasAWrongWordOfTheSchoolGoesOnByAPersonsHand() {
        refer("R-1", false);
        UUID recipient = house.firstRecipient();
        rolls.roll(PRIMARY, child(PRIMARY, "Ward", "Amelia", UPN, enrolled(LocalDate.of(2026, 11, 20), "DD")), ZOE);
        rolls.roll(PRIMARY, AMELIA, ZOE);
        assertThat(dispatched()).isEmpty();

        house.interventions.resend(recipient, OPERATOR);

        assertThat(dispatched()).contains(recipient + ":1");
    }

    @Test
    void deathHoldsUpNoSafeguardingReferral() {
        refer("R-1", true);
        rolls.roll(PRIMARY, child(PRIMARY, "Ward", "Amelia", UPN, enrolled(LocalDate.of(2026, 11, 20), "DD")), ZOE);

        assertThat(states()).containsOnly(RecipientState.REQUESTED);
        assertThat(dispatched()).isNotEmpty();
    }

    private int disposed(Period later) {
        Clock then = Clock.fixed(
                house.clock.instant().atZone(ZoneOffset.UTC).plus(later).toInstant(), ZoneOffset.UTC);
        return house.disposing(then).dispose();
    }

    @Test
    void whoHasLeftIsDisposedOfSixMonthsLaterWithACertificate() throws Exception {
        ChildView child = rolls.child(PRIMARY, upn());
        UUID record = child.records().get(0).id();
        rolls.roll(PRIMARY, ZOE);

        assertThat(disposed(Period.ofMonths(5))).isZero();
        assertThat(disposed(Period.ofMonths(7))).isEqualTo(1);
        assertThat(disposed(Period.ofMonths(7))).as("once").isZero();

        assertThat(house.count("hub.records WHERE id = '" + record + "'")).isZero();
        assertThat(house.count("hub.statements WHERE record_id = '" + record + "'"))
                .isZero();
        assertThat(house.count("hub.record_keys WHERE record_id = '" + record + "'"))
                .isZero();
        assertThat(house.records.count(PRIMARY)).as("who is there stays").isEqualTo(1);
        assertThat(house.disposals(house.clock).list(10))
                .extracting(Certificate::rule, Certificate::kept, Certificate::subject)
                .containsExactly(tuple("pupil-record", "P6M", record));
        assertThat(Files.readString(folder.resolve("disposals/disposed-2027-06-24.txt")))
                .contains("re-" + record, "ch-" + child.id(), "\"statements\":1")
                .doesNotContain("Ward", UPN);
        assertThat(house.audited("disposed")).containsExactly(record + ": pupil-record kept for P6M");
    }

    @Test
    void nothingIsDisposedOfWhileSomethingIsOpenOrUnderLegalHold() {
        refer("R-1", false);
        rolls.roll(PRIMARY, ZOE);
        assertThat(disposed(Period.ofYears(2))).as("a referral is open").isZero();

        cancelAll();
        house.change("UPDATE hub.records SET legal_hold = true");
        assertThat(disposed(Period.ofYears(2))).as("legal hold").isZero();

        house.change("UPDATE hub.records SET legal_hold = false");
        assertThat(disposed(Period.ofYears(2))).isEqualTo(1);
        assertThat(house.count("hub.referrals")).as("it has a rule of its own").isEqualTo(1);
    }

    @Test
    void aReferralIsDisposedOfSixYearsAfterItHasEndedWithAllThatHangsOnIt() throws Exception {
        refer("R-1", false);
        UUID referral = house.referrals.list(null, 1).get(0).id();
        UUID recipient = house.firstRecipient();
        UUID paper = paper(referral);
        String agency = house.referrals.list(null, 1).get(0).recipients().get(0).agency();
        assertThat(house.attempts.begin(recipient, 1, false)).isPresent();
        house.change("INSERT INTO hub.questions VALUES ('" + house.ids.next() + "', '" + recipient
                + "', now(), 'Is Amelia at home?', 'x')");
        house.change("INSERT INTO hub.link_letters (id, kind, agency, recipient_id, made_at, not_before) VALUES ('"
                + house.ids.next() + "', 'renewed', '" + agency + "', '" + recipient + "', now(), now())");
        assertThat(disposed(Period.ofYears(7))).as("it is open").isZero();
        cancelAll();
        house.amendments()
                .withdraw(
                        OPERATOR,
                        referral,
                        new Withdrawal(Withdrawal.Reason.MADE_IN_ERROR, "Mrs Ward", "referrer", "not Amelia"));
        assertThat(house.count("hub.amendments")).as("on its way, and recalled").isEqualTo(1);
        LegalHolds.Hold hold = new LegalHolds.Hold(
                LegalHolds.On.CHILD, rolls.child(PRIMARY, upn()).id());
        assertThat(house.legalHolds().place(OPERATOR, hold)).isTrue();
        assertThat(disposed(Period.ofYears(7))).as("legal hold").isZero();

        assertThat(house.legalHolds().standing()).containsExactly(hold);
        assertThat(house.legalHolds().lift(OPERATOR, hold)).isTrue();
        assertThat(disposed(Period.ofYears(5))).isZero();
        assertThat(disposed(Period.ofYears(7))).isEqualTo(1);

        for (String table : List.of(
                "questions",
                "link_letters",
                "amendments",
                "withdrawals",
                "referrals",
                "recipients",
                "recipient_events",
                "attempts",
                "attachments",
                "unmatched_replies")) {
            assertThat(house.count("hub." + table)).as(table).isZero();
        }
        assertThatThrownBy(() -> house.vault.open(paper, 0)).isInstanceOf(IOException.class);
        Certificate done = house.disposals(house.clock).list(10).get(0);
        assertThat(done.rule()).isEqualTo("referral");
        assertThat(done.subject()).isEqualTo(referral);
        assertThat(done.told())
                .as("an agency to be asked, by the handle it knows")
                .containsExactly(new Certificate.Told(agency, recipient));
        assertThat(Files.readString(folder.resolve("disposals/disposed-2033-11-24.txt")))
                .contains("rf-" + referral, "told: " + agency + "/rc-" + recipient)
                .doesNotContain("Ward", UPN, "R-1");
    }

    private UUID paper(UUID referral) throws IOException {
        UUID paper = house.ids.next();
        house.vault.store(paper, 0, new ByteArrayInputStream(new byte[] {1}));
        house.change("INSERT INTO hub.attachments (id, referral_id, number, kind, size, sha256) VALUES ('" + paper
                + "', '" + referral + "', 1, 'txt', 1, 'x')");
        return paper;
    }

    private void cancelAll() {
        house.referrals.list(null, 10).stream()
                .flatMap(referral -> referral.recipients().stream())
                .forEach(recipient -> house.interventions.cancel(recipient.id(), "no-longer-needed", OPERATOR));
    }

    private List<String> dispatched() {
        List<String> bodies = new ArrayList<>();
        house.attempts.dispatch(
                100, postings -> postings.stream().map(Outbox.Posting::body).forEach(bodies::add));
        return bodies;
    }

    private List<RecipientState> states() {
        return house.referrals.list(null, 10).stream()
                .flatMap(referral -> referral.recipients().stream())
                .map(ReferralView.Recipient::state)
                .toList();
    }

    private Answer refer(String reference, boolean safeguarding) {
        return house.referring.ask(
                new ReferralRequest(
                        reference,
                        PRIMARY,
                        new ReferralRequest.Pupil(UPN, null, null, null, null),
                        "SLCN",
                        "Hard to understand.",
                        Urgency.ROUTINE,
                        new ReferralRequest.Referrer("Jo", "SENCO", "senco@white-house.example", "01632 960001"),
                        "public task",
                        new ReferralRequest.Agreement(true, true, "mother", null),
                        "I want to tell jokes.",
                        "Please help.",
                        new ReferralRequest.IndexCheck(true, house.clock.instant()),
                        "Talk Boost",
                        safeguarding),
                null,
                "spare-" + reference);
    }
}
