package uk.hailsham.hub.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import uk.hailsham.hub.connectors.database.Database;
import uk.hailsham.hub.connectors.database.TestDatabase;
import uk.hailsham.hub.connectors.store.ChildView;
import uk.hailsham.hub.connectors.store.LinkEvent;
import uk.hailsham.hub.connectors.store.RecordView;
import uk.hailsham.hub.domain.child.Address;
import uk.hailsham.hub.domain.child.Child;
import uk.hailsham.hub.domain.child.Context;
import uk.hailsham.hub.domain.child.Enrolment;
import uk.hailsham.hub.domain.child.Identifiers;
import uk.hailsham.hub.domain.child.Name;
import uk.hailsham.hub.domain.child.Need;
import uk.hailsham.hub.domain.child.Origin;
import uk.hailsham.hub.domain.child.Sex;
import uk.hailsham.hub.domain.combined.CombinedChild;
import uk.hailsham.hub.domain.combined.Field;
import uk.hailsham.hub.domain.index.IndexEntry;
import uk.hailsham.hub.domain.referral.ReferralRequest;
import uk.hailsham.hub.domain.referral.Urgency;
import uk.hailsham.hub.domain.school.PupilKey;
import uk.hailsham.hub.mappings.child.ChildJson;
import uk.hailsham.hub.routes.referral.Answer;

/** One child whom several sources know: recognised, combined by precedence, referred, and taken apart again. */
@ExtendWith(TestDatabase.class)
class OneChildTest {
    private static final String COLLEGE = "hailsham-community-college";
    private static final String PRIMARY = "white-house";
    private static final String FIRST_UPN = "X845212818005";
    private static final String LATER_UPN = "W845999121002";
    private static final LocalDate BORN = LocalDate.of(2015, 2, 28);
    private static final LocalDate STARTED = LocalDate.of(2019, 9, 3);
    private static final LocalDate MOVED = LocalDate.of(2026, 9, 3);
    private static final Child NOBODY_ELSE =
            child(PRIMARY, "Zoe", "N845999218005", "2 Side Street", enrolled("C", STARTED));

    @TempDir
    private Path folder;

    private House house;
    private Rolls rolls;

    @BeforeEach
    void open(Database database) throws Exception {
        house = new House(database, folder);
        rolls = new Rolls(house);
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void aChildThatMovesToTheCollegeTakesItsNeedsAlongAndLosesNothing() {
        rolls.roll(PRIMARY, atPrimary(), NOBODY_ELSE);
        rolls.roll(PRIMARY, NOBODY_ELSE);
        rolls.roll(COLLEGE, atCollege(FIRST_UPN));

        ChildView child = rolls.child(COLLEGE, upn(FIRST_UPN));
        CombinedChild combined = rolls.combined(child);

        assertThat(child.records())
                .extracting(RecordView::source, RecordView::current)
                .containsExactlyInAnyOrder(tuple(PRIMARY, false), tuple(COLLEGE, true));
        assertThat(lines(combined)).containsExactly("1 High Street");
        assertThat(combined.child().needs())
                .extracting(Need::senType, Need::from)
                .containsExactly(tuple("SLCN", LocalDate.of(2024, 1, 8)));
        assertThat(combined.child().enrolments())
                .extracting(Enrolment::leaving)
                .containsExactly(null, LocalDate.of(2026, 11, 24));
        assertThat(Rolls.field(combined, "addresses").otherwise())
                .extracting(lost -> lost.from().source())
                .containsExactly(PRIMARY);
        assertThat(house.links.discrepancies(child.id()))
                .as("a school the child has left differs from nobody")
                .isEmpty();
    }

    @Test
    void aChildOnTwoRollsLivesWhereTheMainSchoolSays() {
        rolls.roll(PRIMARY, child(PRIMARY, "Amelia", FIRST_UPN, "9 Mill Road", enrolled("S", MOVED)));
        rolls.roll(COLLEGE, child(COLLEGE, "Amelia", FIRST_UPN, "1 High Street", enrolled("M", STARTED)));

        ChildView child = rolls.child(PRIMARY, upn(FIRST_UPN));
        Field<?> addresses = Rolls.field(rolls.combined(child), "addresses");

        assertThat(child.records()).hasSize(2);
        assertThat(lines(rolls.combined(child))).containsExactly("1 High Street");
        assertThat(addresses.from().source()).isEqualTo(COLLEGE);
        assertThat(addresses.otherwise())
                .extracting(lost -> lost.from().source())
                .containsExactly(PRIMARY);
    }

    @Test
    void theIndexHoldsTogetherAChildWhoseUpnChanged() {
        rolls.index(entry(FIRST_UPN));
        rolls.roll(PRIMARY, atPrimary());
        rolls.roll(COLLEGE, formerly(atCollege(LATER_UPN), FIRST_UPN));

        ChildView child = rolls.child(COLLEGE, upn(LATER_UPN));
        CombinedChild combined = rolls.combined(child);

        assertThat(child.records()).hasSize(3);
        assertThat(combined.child().identifiers().upn()).isEqualTo(FIRST_UPN);
        assertThat(combined.child().identifiers().formerUpns()).containsExactly(LATER_UPN);
        assertThat(Rolls.field(combined, "identifiers.upn").otherwise()).hasSize(1);
        assertThat(combined.child().enrolments())
                .extracting(Enrolment::schoolName)
                .doesNotContain("Of the Index");
    }

    @Test
    void siblingsAndTwinsAtOneAddressAreNeverOneChild() {
        rolls.roll(
                PRIMARY,
                child(PRIMARY, "Amelia", FIRST_UPN, "1 High Street", enrolled("C", STARTED)),
                child(PRIMARY, "Emilia", LATER_UPN, "1 High Street", enrolled("C", STARTED)));
        rolls.index(entry(FIRST_UPN));

        assertThat(rolls.child(PRIMARY, upn(FIRST_UPN)).id())
                .isNotEqualTo(rolls.child(PRIMARY, upn(LATER_UPN)).id());
        assertThat(rolls.child(PRIMARY, upn(LATER_UPN)).records()).hasSize(1);
        assertThat(rolls.child(PRIMARY, upn(FIRST_UPN)).records()).hasSize(2);
    }

    @Test
    void undoingALinkLeavesEverythingWhereItWas() {
        rolls.roll(PRIMARY, atPrimary());
        CombinedChild primaryAlone = rolls.combined(rolls.child(PRIMARY, upn(FIRST_UPN)));
        rolls.roll(COLLEGE, atCollege(FIRST_UPN));
        UUID referral = ((Answer.Made) house.referring.ask(asked(COLLEGE), null, "spare")).referral();

        ChildView both = rolls.child(COLLEGE, upn(FIRST_UPN));
        assertThat(both.records()).hasSize(2);
        LinkEvent link = house.links.history(both.id()).get(0);
        assertThat(house.links.undo(link.id(), "i.team", "two girls")).isTrue();

        assertThat(rolls.combined(rolls.child(PRIMARY, upn(FIRST_UPN)))).isEqualTo(primaryAlone);
        assertThat(rolls.combined(rolls.child(COLLEGE, upn(FIRST_UPN))).child().needs())
                .isEmpty();
        assertThat(asKnown().needs())
                .as("as known when it was made, not as known now")
                .extracting(Need::senType)
                .containsExactly("SLCN");
        assertThat(house.referrals.find(referral)).isPresent();
        assertThat(house.links.consequences(link.id()))
                .as("whom to tell")
                .isNotEmpty()
                .allMatch(told -> told.referral().equals(referral));
    }

    @Test
    void aReferralTellsOfTheChildWhatAllSourcesKnow() {
        rolls.roll(PRIMARY, child(PRIMARY, "Amelia", FIRST_UPN, "9 Mill Road", enrolled("S", MOVED)));
        rolls.roll(COLLEGE, child(COLLEGE, "Amelia", FIRST_UPN, "1 High Street", enrolled("M", STARTED)));

        assertThat(house.referring.ask(asked(PRIMARY), null, "spare")).isInstanceOf(Answer.Made.class);

        Child told = asKnown();
        assertThat(told.addresses()).extracting(Address::lines).containsExactly(List.of("1 High Street"));
        assertThat(told.source().school())
                .as("made from the record of the school that refers")
                .isEqualTo(PRIMARY);
    }

    /** Of the one referral; only once, since it begins the attempt. */
    private Child asKnown() {
        return ChildJson.read(
                house.attempts.begin(house.firstRecipient(), 1).orElseThrow().asKnown());
    }

    private static Child atPrimary() {
        return child(
                PRIMARY,
                "Amelia",
                FIRST_UPN,
                "4 Old Lane",
                enrolled("C", STARTED),
                new Need(null, "SLCN", 1, "K", null, null, LocalDate.of(2024, 1, 8), null, null, null));
    }

    private static Child atCollege(String upn) {
        return child(COLLEGE, "Amelia", upn, "1 High Street", enrolled("C", MOVED));
    }

    private static Enrolment enrolled(String status, LocalDate entry) {
        return new Enrolment(null, null, status, null, null, entry, null, null);
    }

    private static Child child(
            String school, String given, String upn, String road, Enrolment enrolment, Need... needs) {
        return new Child(
                new Origin(school, null, "a.csv", 1),
                List.of(new Name(Name.Kind.LEGAL, "Ward", given, null)),
                BORN,
                Sex.F,
                null,
                new Identifiers(upn, List.of(), null, null, null, null),
                List.of(new Address("home", List.of(road), "Hailsham", "BN27 1AA", null, null, null, null)),
                List.of(),
                List.of(),
                List.of(enrolment),
                List.of(),
                List.of(needs),
                List.of(),
                Context.NONE,
                List.of());
    }

    private static Child formerly(Child c, String upn) {
        return new Child(
                c.source(),
                c.names(),
                c.dateOfBirth(),
                c.sex(),
                c.ethnicity(),
                new Identifiers(c.identifiers().upn(), List.of(upn), null, null, null, null),
                c.addresses(),
                c.persons(),
                c.languages(),
                c.enrolments(),
                c.senHistory(),
                c.needs(),
                c.resources(),
                c.context(),
                c.findings());
    }

    private static IndexEntry entry(String upn) {
        return new IndexEntry(
                "CI-000001",
                List.of(new Name(Name.Kind.LEGAL, "Ward", "Amelia", null)),
                BORN,
                Sex.F,
                null,
                new Identifiers(upn, List.of(), null, null, null, null),
                List.of(),
                new Enrolment(null, "Of the Index", null, null, null, MOVED, null, null),
                null,
                List.of(),
                null,
                false,
                false,
                false);
    }

    private static ReferralRequest asked(String school) {
        return new ReferralRequest(
                        "R-1",
                        school,
                        new ReferralRequest.Pupil(FIRST_UPN, null, null, null, null),
                        "SLCN",
                        "Hard to understand.",
                        Urgency.ROUTINE,
                        new ReferralRequest.Referrer("Jo Marsh", "SENCO", "senco@white-house.example", "01632 960001"),
                        "public-task",
                        new ReferralRequest.Agreement(true, true, "mother", null),
                        null,
                        null,
                        new ReferralRequest.IndexCheck(true, Instant.parse("2026-11-20T10:15:00Z")),
                        "Talk Boost",
                        false)
                .filled();
    }

    private static List<String> lines(CombinedChild combined) {
        return combined.child().addresses().stream()
                .flatMap(address -> address.lines().stream())
                .toList();
    }

    private static PupilKey upn(String upn) {
        return new PupilKey(PupilKey.Kind.UPN, upn);
    }
}
