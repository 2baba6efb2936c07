package uk.hailsham.hub.routes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.camel.RoutesBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import uk.hailsham.hub.connectors.database.Database;
import uk.hailsham.hub.connectors.database.TestDatabase;
import uk.hailsham.hub.connectors.store.Amendments;
import uk.hailsham.hub.connectors.store.Corrections;
import uk.hailsham.hub.connectors.store.Decisions;
import uk.hailsham.hub.connectors.store.LinkEvent;
import uk.hailsham.hub.connectors.store.ReferralView;
import uk.hailsham.hub.domain.access.Access;
import uk.hailsham.hub.domain.agency.Agency;
import uk.hailsham.hub.domain.child.Address;
import uk.hailsham.hub.domain.child.Child;
import uk.hailsham.hub.domain.child.Context;
import uk.hailsham.hub.domain.child.Enrolment;
import uk.hailsham.hub.domain.child.Identifiers;
import uk.hailsham.hub.domain.child.Name;
import uk.hailsham.hub.domain.child.Need;
import uk.hailsham.hub.domain.child.Origin;
import uk.hailsham.hub.domain.child.Sex;
import uk.hailsham.hub.domain.intake.DropContent;
import uk.hailsham.hub.domain.referral.Courier;
import uk.hailsham.hub.domain.referral.NotCarried;
import uk.hailsham.hub.domain.referral.NotShared;
import uk.hailsham.hub.domain.referral.Payload;
import uk.hailsham.hub.domain.referral.Proof;
import uk.hailsham.hub.domain.referral.RecipientState;
import uk.hailsham.hub.domain.referral.ReferralRequest;
import uk.hailsham.hub.domain.referral.Routing;
import uk.hailsham.hub.domain.referral.Rung;
import uk.hailsham.hub.domain.referral.Urgency;
import uk.hailsham.hub.domain.referral.Withdrawal;
import uk.hailsham.hub.domain.school.PupilKey;
import uk.hailsham.hub.mappings.agencycsv.CsvRendering;
import uk.hailsham.hub.routes.delivery.Delivering;
import uk.hailsham.hub.routes.delivery.Enclosing;
import uk.hailsham.hub.routes.delivery.Resending.Intent;
import uk.hailsham.hub.routes.delivery.Resending.Wanted;
import uk.hailsham.hub.routes.referral.Answer;
import uk.hailsham.hub.routes.referral.Withholding;

/** What follows a referral goes by the same line, and says what it should and no more. */
@ExtendWith(TestDatabase.class)
class RecallRouteTest {
    private static final String COLLEGE = "hailsham-community-college";
    private static final String PRIMARY = "white-house";
    private static final String UPN = "X845212818005";
    private static final Set<String> ASKED = Set.of("speech-and-language-therapy", "class-learning-autism");
    private static final LocalDate BORN = LocalDate.of(2015, 2, 28);
    private static final Access COORDINATOR = new Access("c.oordinator", Access.Role.OPERATOR, "the school rang");

    @TempDir
    private Path folder;

    private House house;
    private Rolls rolls;
    private final List<Payload> carried = new ArrayList<>();
    private boolean cutOff;

    @BeforeEach
    void open(Database database) throws Exception {
        house = new House(database, folder);
        rolls = new Rolls(house);
        Map<String, Delivering> lines = new HashMap<>();
        List<RoutesBuilder> flows = new ArrayList<>();
        for (Agency agency : House.SHIPPED.agencies()) {
            if (!ASKED.contains(agency.id())) {
                continue;
            }
            Delivering delivering = line(agency);
            lines.put(AgencyDelivery.routeId(agency.id()), delivering);
            flows.add(new AgencyDelivery(agency.id(), delivering, house.heartbeats));
        }
        house.with(lines, flows.toArray(RoutesBuilder[]::new));
    }

    @AfterEach
    void close() {
        house.close();
    }

    private Delivering line(Agency agency) {
        return new Delivering(
                agency,
                new CsvRendering(),
                new Enclosing(house.attachments, house.sendings, house.vault),
                new Carrying(),
                house.attempts,
                child -> false,
                House.SHIPPED.schools(),
                new Routing(House.SHIPPED.routing(), House.SHIPPED.agencies()),
                House.SHIPPED.hub().zone(),
                house.clock);
    }

    private final class Carrying implements Courier {
        @Override
        public String channel() {
            return "sftp";
        }

        @Override
        public Rung highestRung() {
            return Rung.TRANSPORT_PROVED;
        }

        @Override
        public Proof carry(Agency agency, Payload payload) throws NotCarried {
            carried.add(payload);
            if (cutOff) {
                throw new NotCarried(NotCarried.Kind.UNKNOWN, "cut off after the last byte", null);
            }
            return new Proof(Rung.TRANSPORT_PROVED, house.clock.instant(), Map.of());
        }
    }

    /** Everything that is due, by the lines of the agencies. */
    private List<Payload> delivered() {
        carried.clear();
        house.attempts.dispatch(
                100,
                postings -> postings.forEach(posting -> house.run(
                        AgencyDelivery.routeId(posting.queue().substring("hub.referrals.".length())), posting.body())));
        return carried;
    }

    private UUID refer(String school) {
        return ((Answer.Made) house.referring.ask(asked(school), null, "spare")).referral();
    }

    private ReferralView.Recipient recipient() {
        return house.referrals.list(null, 1).get(0).recipients().get(0);
    }

    private static String text(Payload payload) {
        return new String(payload.body(), UTF_8);
    }

    @Test
    void aRecallGoesByTheSameLineAndTellsNothingOfTheChild() {
        rolls.roll(PRIMARY, child(PRIMARY, BORN));
        UUID referral = refer(PRIMARY);
        String first = delivered().get(0).fileName();
        house.amendments()
                .withdraw(
                        COORDINATOR,
                        referral,
                        new Withdrawal(
                                Withdrawal.Reason.AGREEMENT_WITHDRAWN, "the mother", "parental-responsibility", null));

        assertThat(delivered()).isNotEmpty().allSatisfy(recall -> {
            assertThat(text(recall)).contains("recall: revoked").doesNotContain("Ward", "Amelia", UPN, "R-1", PRIMARY);
            assertThat(recall.amends().former()).hasSize(1);
        });
        assertThat(carried).extracting(Payload::fileName).contains(first + ".recall");
        assertThat(delivered()).as("once").isEmpty();
        assertThat(house.audited("withdrawn")).contains(referral + ": the school rang");
    }

    @Test
    void whatWasSentUnderALinkThatIsUndoneIsRecalledInOneActionAndWhatWasNotStays() {
        rolls.roll(PRIMARY, child(PRIMARY, BORN));
        rolls.roll(COLLEGE, child(COLLEGE, BORN));
        refer(COLLEGE);
        LinkEvent link = house.links.history(rolls.child(COLLEGE, upn()).id()).get(0);
        int sent = delivered().size();
        Amendments amendments = house.amendments();
        assertThat(amendments.recallUnder(COORDINATOR, link.id(), house.links.consequences(link.id())))
                .as("the link stands")
                .isEmpty();

        house.links.undo(link.id(), "i.team", "two girls");
        List<Amendments.Effect> effects = amendments
                .recallUnder(COORDINATOR, link.id(), house.links.consequences(link.id()))
                .orElseThrow();
        assertThat(effects).hasSize(sent).allMatch(effect -> effect.outcome() == Amendments.Outcome.RECALLED);
        assertThat(delivered()).hasSize(sent).allMatch(recall -> text(recall).contains("recall: entered-in-error"));
        assertThat(recipient().state()).isEqualTo(RecipientState.ENTERED_IN_ERROR);
    }

    @Test
    void aFactThatWasMendedIsToldAgainToWhoHadItAsTheNextVersion() {
        rolls.roll(PRIMARY, child(PRIMARY, BORN));
        refer(PRIMARY);
        String first = delivered().get(0).fileName();
        UUID recipient = carried.get(0).recipient();
        assertThat(house.correcting().correct(COORDINATOR, recipient, "wrong-fact"))
                .contains(Corrections.Outcome.NOTHING_DIFFERS);

        rolls.roll(PRIMARY, child(PRIMARY, BORN.plusDays(1)));
        assertThat(house.correcting().correct(COORDINATOR, recipient, "wrong-fact"))
                .contains(Corrections.Outcome.SENT);
        assertThat(delivered()).singleElement().satisfies(version -> {
            assertThat(version.fileName()).isEqualTo(first.replace(".csv", "-v2.csv"));
            assertThat(version.amends().former()).containsExactly(first);
            assertThat(text(version)).contains("2, replaces version 1").contains("2015-03-01");
        });
        assertThat(recipient().state()).isEqualTo(RecipientState.REQUESTED);

        house.amendments().recall(COORDINATOR, recipient, Withdrawal.Reason.MADE_IN_ERROR.meaning(), "made-in-error");
        assertThat(delivered()).singleElement().satisfies(recall -> {
            assertThat(recall.fileName()).isEqualTo(first.replace(".csv", "-v2.csv.recall"));
            assertThat(recall.amends().former()).containsExactly(first, first.replace(".csv", "-v2.csv"));
        });
        assertThat(house.correcting().correct(COORDINATOR, recipient, "wrong-fact"))
                .contains(Corrections.Outcome.OVER);
    }

    @Test
    void whatWasSentAgainIsTakenBackAsWellAndReplacedAsWell() {
        rolls.roll(PRIMARY, child(PRIMARY, BORN));
        refer(PRIMARY);
        String first = delivered().get(0).fileName();
        UUID recipient = carried.get(0).recipient();
        again(recipient, 1);
        String second = first.replace(".csv", "-s2.csv");
        rolls.roll(PRIMARY, child(PRIMARY, BORN.plusDays(1)));
        house.correcting().correct(COORDINATOR, recipient, "wrong-fact");
        assertThat(delivered())
                .singleElement()
                .satisfies(version -> assertThat(version.amends().former()).containsExactly(first, second));

        again(recipient, 2);
        house.amendments().recall(COORDINATOR, recipient, Withdrawal.Reason.MADE_IN_ERROR.meaning(), "made-in-error");
        assertThat(delivered())
                .singleElement()
                .satisfies(recall -> assertThat(recall.amends().former())
                        .containsExactly(
                                first, first.replace(".csv", "-v2.csv"), second, first.replace(".csv", "-s3.csv")));
    }

    private void again(UUID recipient, int version) {
        house.resending().send(COORDINATOR, Intent.RENDER, List.of(new Wanted(recipient, version)), 30);
        assertThat(delivered()).hasSize(1);
    }

    /** A correction takes the place of what may be lost: nothing else would bring the papers any more. */
    @Test
    void aCorrectionOfWhatMayNeverHaveArrivedBringsThePapersAndOneOfWhatIsThereDoesNot() {
        rolls.roll(PRIMARY, child(PRIMARY, BORN));
        cutOff = true;
        house.referring.ask(asked(PRIMARY), List.of(paper("what the therapist wrote")), null, "spare");
        UUID recipient = delivered().get(0).recipient();
        assertThat(carried.get(0).attachments()).hasSize(1);

        cutOff = false;
        rolls.roll(PRIMARY, child(PRIMARY, BORN.plusDays(1)));
        house.correcting().correct(COORDINATOR, recipient, "wrong-fact");
        assertThat(delivered())
                .filteredOn(payload -> payload.recipient().equals(recipient))
                .singleElement()
                .satisfies(version -> {
                    assertThat(text(version)).contains("replaces version 1");
                    assertThat(version.attachments())
                            .singleElement()
                            .satisfies(paper ->
                                    assertThat(new String(paper.body(), UTF_8)).isEqualTo("what the therapist wrote"));
                });

        rolls.roll(PRIMARY, child(PRIMARY, BORN.plusDays(2)));
        house.correcting().correct(COORDINATOR, recipient, "wrong-fact");
        assertThat(delivered())
                .filteredOn(payload -> payload.recipient().equals(recipient))
                .singleElement()
                .satisfies(version -> assertThat(version.attachments()).isEmpty());
    }

    private static DropContent.Part paper(String text) {
        byte[] bytes = text.getBytes(UTF_8);
        return new DropContent.Part("report.txt", bytes.length, () -> new ByteArrayInputStream(bytes));
    }

    @Test
    void aFactThatIsMendedBeforeAnythingLeftLeavesRight() {
        rolls.roll(PRIMARY, child(PRIMARY, BORN));
        refer(PRIMARY);
        UUID recipient = recipient().id();
        rolls.roll(PRIMARY, child(PRIMARY, BORN.plusDays(1)));
        assertThat(house.correcting().correct(COORDINATOR, recipient, "wrong-fact"))
                .contains(Corrections.Outcome.WITH_THE_REFERRAL);
        assertThat(delivered())
                .filteredOn(payload -> payload.recipient().equals(recipient))
                .singleElement()
                .satisfies(payload -> {
                    assertThat(payload.amends()).isNull();
                    assertThat(text(payload)).contains("2015-03-01").doesNotContain("replaces");
                });
    }

    @Test
    void whatIsPutRightAboutAnIdentityThatIsSealedMeanwhileDoesNotLeaveAndARecallDoes() {
        rolls.roll(PRIMARY, child(PRIMARY, BORN));
        refer(PRIMARY);
        UUID recipient = delivered().get(0).recipient();
        new Withholding(house.records, house.decisions()).withhold(COORDINATOR, decision("D-1", "not-necessary"));
        rolls.roll(PRIMARY, child(PRIMARY, BORN.plusDays(1)));
        assertThat(house.correcting().correct(COORDINATOR, recipient, "wrong-fact"))
                .contains(Corrections.Outcome.SENT);
        UUID child = rolls.child(PRIMARY, upn()).id();
        house.adoptions().agree(Rolls.TEAM, child, house.ids.next(), List::of);
        house.adoptions().agree(COORDINATOR, child, house.ids.next(), List::of);

        assertThat(delivered()).isEmpty();
        assertThat(house.count("hub.not_shared WHERE words IS NOT NULL")).isZero();
        assertThat(house.decisions().list(COORDINATOR, null, 10)).isEmpty();
        house.amendments().recall(COORDINATOR, recipient, Withdrawal.Reason.MADE_IN_ERROR.meaning(), "made-in-error");
        assertThat(delivered())
                .singleElement()
                .satisfies(recall -> assertThat(text(recall)).contains("recall: entered-in-error"));
    }

    @Test
    void aDecisionNotToShareIsKeptForTheSchoolThatMadeItAndEachLookIsAnEvent() {
        rolls.roll(PRIMARY, child(PRIMARY, BORN));
        Withholding withholding = new Withholding(house.records, house.decisions());
        UUID id = withholding
                .withhold(COORDINATOR, decision("D-1", "not-necessary"))
                .recorded()
                .id();

        assertThat(withholding
                        .withhold(COORDINATOR, decision("D-1", "not-necessary"))
                        .recorded())
                .isEqualTo(new Decisions.Recorded(id, Decisions.Outcome.REPEATED));
        assertThat(withholding
                        .withhold(COORDINATOR, decision("D-1", "no-lawful-basis"))
                        .recorded()
                        .outcome())
                .isEqualTo(Decisions.Outcome.REFERENCE_TAKEN);
        assertThat(house.decisions().list(COORDINATOR, COLLEGE, 10)).isEmpty();
        assertThat(house.decisions().list(COORDINATOR, PRIMARY, 10))
                .singleElement()
                .satisfies(view -> {
                    assertThat(view.decidedBy()).isEqualTo("Jo Marsh");
                    assertThat(view.reason()).isEqualTo("not-necessary");
                    assertThat(view.child())
                            .isEqualTo(rolls.child(PRIMARY, upn()).id());
                });
        assertThat(house.audited("decided-not-to-share")).hasSize(1);
        assertThat(house.count("hub.audit_events WHERE action = 'looked-at' AND subject_kind = 'not-shared'"))
                .isEqualTo(1);
        assertThat(house.count("hub.referrals")).isZero();
    }

    @Test
    void aDecisionAboutNobodyTheSchoolHasIsNotKept() {
        assertThat(new Withholding(house.records, house.decisions())
                        .withhold(COORDINATOR, decision("D-1", "not-necessary"))
                        .refusal()
                        .code())
                .isEqualTo("unknown-pupil");
        assertThat(house.count("hub.not_shared")).isZero();
    }

    private static NotShared decision(String reference, String reason) {
        return new NotShared(
                reference,
                PRIMARY,
                new ReferralRequest.Pupil(UPN, null, null, null, null),
                "speech-therapy",
                "Jo Marsh",
                "SENCO",
                LocalDate.of(2026, 11, 23),
                reason,
                "She is helped in class.");
    }

    private static PupilKey upn() {
        return new PupilKey(PupilKey.Kind.UPN, UPN);
    }

    private static Child child(String school, LocalDate born) {
        return new Child(
                new Origin(school, null, "a.csv", 1),
                List.of(new Name(Name.Kind.LEGAL, "Ward", "Amelia", null)),
                born,
                Sex.F,
                null,
                new Identifiers(UPN, List.of(), null, null, null, null),
                List.of(new Address("home", List.of("4 Old Lane"), "Hailsham", "BN27 1AA", null, null, null, null)),
                List.of(),
                List.of(),
                List.of(new Enrolment(null, null, "C", null, null, LocalDate.of(2019, 9, 3), null, null)),
                List.of(),
                List.of(new Need(null, "SLCN", 1, "K", null, null, LocalDate.of(2024, 1, 8), null, null, null)),
                List.of(),
                Context.NONE,
                List.of());
    }

    private static ReferralRequest asked(String school) {
        return new ReferralRequest(
                        "R-1",
                        school,
                        new ReferralRequest.Pupil(UPN, null, null, null, null),
                        "SLCN",
                        "Hard to understand.",
                        Urgency.ROUTINE,
                        new ReferralRequest.Referrer("Jo Marsh", "SENCO", "senco@school.example", "01632 960001"),
                        "public-task",
                        new ReferralRequest.Agreement(true, true, "mother", null),
                        null,
                        null,
                        new ReferralRequest.IndexCheck(true, Instant.parse("2026-11-20T10:15:00Z")),
                        "Talk Boost",
                        false)
                .filled();
    }
}
