package uk.hailsham.hub.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
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
import uk.hailsham.hub.connectors.store.ReviewPair;
import uk.hailsham.hub.domain.access.Access;
import uk.hailsham.hub.domain.child.Address;
import uk.hailsham.hub.domain.child.Child;
import uk.hailsham.hub.domain.child.Context;
import uk.hailsham.hub.domain.child.Enrolment;
import uk.hailsham.hub.domain.child.Identifiers;
import uk.hailsham.hub.domain.child.Name;
import uk.hailsham.hub.domain.child.Origin;
import uk.hailsham.hub.domain.child.Sex;
import uk.hailsham.hub.domain.index.IndexEntry;
import uk.hailsham.hub.domain.review.Verdict;
import uk.hailsham.hub.domain.school.PupilKey;

/** Who is who after each drop: on an index that stays, behind shields, and with what persons have decided. */
@ExtendWith(TestDatabase.class)
class RecognisingTest {
    private static final Access OPERATOR = new Access("o.perator", Access.Role.OPERATOR, "test");
    private static final LocalDate BORN = LocalDate.of(2015, 2, 28);
    private static final String COLLEGE = "hailsham-community-college";
    private static final String PRIMARY = "white-house";
    private static final String HIDDEN = "77 Hidden Lane";

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
    void whatDropsLinkedOneByOneAFullRunLinksToo() {
        Random random = new Random(11);
        for (int week = 0; week < 3; week++) {
            rolls.index(entries(random));
            rolls.roll(PRIMARY, pupils(PRIMARY, random));
            rolls.roll(COLLEGE, pupils(COLLEGE, random));
        }
        List<String> linked = standing();

        int changed = rolls.everybodyAgain();

        assertThat(changed).isZero();
        assertThat(standing()).isEqualTo(linked).hasSizeGreaterThan(30);
    }

    /** Every week some move, some are written otherwise and some are left out. */
    private Child[] pupils(String school, Random random) {
        List<Child> pupils = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            if (random.nextInt(10) > 0) {
                String given = random.nextInt(8) == 0 ? given(i) + "e" : given(i);
                pupils.add(child(school, "L" + i, given, family(i), born(i), random.nextInt(9) + " Mill Road"));
            }
        }
        return pupils.toArray(Child[]::new);
    }

    private IndexEntry[] entries(Random random) {
        List<IndexEntry> entries = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            if (random.nextInt(4) > 0) {
                entries.add(entry("CI-" + i, given(i), family(i), born(i), i % 9 + " Mill Road", false));
            }
        }
        return entries.toArray(IndexEntry[]::new);
    }

    private static String given(int i) {
        return List.of("Amelia", "Isla", "Poppy", "Freya", "Daisy").get(i % 5);
    }

    private static String family(int i) {
        return List.of("Ward", "Penwick", "Tremaine").get(i % 3);
    }

    private static LocalDate born(int i) {
        return BORN.plusDays(i / 4);
    }

    private List<String> standing() {
        return house.jdbc
                .sql("SELECT left_record || ' ' || right_record || ' ' || decision FROM hub.links"
                        + " WHERE decision <> 'none' ORDER BY 1")
                .query(String.class)
                .list();
    }

    /** What nobody touched is not looked at: a link that was lost outside the hub stays lost until everybody is. */
    @Test
    void aDropExaminesAgainOnlyWhatItTouches() {
        rolls.index(
                entry("CI-1", "Amelia", "Ward", BORN, "1 High Street", false),
                entry("CI-2", "Theodosia", "Quillfeather", BORN.plusYears(3), "9 Mill Road", false));
        Child other = child(PRIMARY, "L2", "Theodosia", "Quillfeather", BORN.plusYears(3), "9 Mill Road");
        rolls.roll(PRIMARY, child(PRIMARY, "L1", "Amelia", "Ward", BORN, "1 High Street"), other);
        assertThat(standing()).hasSize(2);
        house.change(
                "UPDATE hub.links SET decision = 'none' WHERE '" + record("L2") + "' IN (left_record, right_record)");

        rolls.roll(PRIMARY, child(PRIMARY, "L1", "Amelia", "Ward", BORN, "2 High Street"), other);
        assertThat(standing()).hasSize(1);

        assertThat(rolls.everybodyAgain()).isEqualTo(1);
        assertThat(standing()).hasSize(2);
    }

    @Test
    void thePairUnderReviewIsShownWithWhoElseLivesThere() {
        rolls.index(entry("CI-1", "Theodosia", "Quillfeather", BORN, null, false));
        rolls.roll(
                PRIMARY,
                child(PRIMARY, "L1", "Theodosia", "Quillfeather", BORN, "1 High Street"),
                child(PRIMARY, "L2", "Piran", "Quillfeather", BORN.plusYears(3), "1 HIGH STREET"),
                child(PRIMARY, "L3", "Zoe", "Ward", BORN.plusYears(2), "2 High Street"));

        ReviewPair pair = house.reviews.open(Rolls.TEAM, 10).get(0);

        assertThat(house.reviews.household(pair)).containsExactly(record("L2"));
    }

    private UUID record(String pupil) {
        return house.record(PRIMARY, new PupilKey(PupilKey.Kind.LOCAL_ID, pupil));
    }

    @Test
    void everyDecisionSaysByWhichModelAndWhy() {
        rolls.index(entry("CI-1", "Amelia", "Ward", BORN, "1 High Street", false));
        rolls.roll(PRIMARY, child(PRIMARY, "L1", "Amelia", "Ward", BORN, "1 High Street"));

        LinkEvent event = house.links.history(child(PRIMARY)).get(0);
        assertThat(event.kind()).isEqualTo("link");
        assertThat(event.engine()).isEqualTo(House.MODEL.version());
        assertThat(event.evidence()).contains("\"family name\"", "\"same\"", "\"weight\"");
    }

    /** However rare the name: a number or a place must be shared too, or a person decides. */
    @Test
    void nameAndBirthAloneNeverLink() {
        rolls.index(entry("CI-1", "Theodosia", "Quillfeather", BORN, null, false));
        rolls.roll(PRIMARY, child(PRIMARY, "L1", "Theodosia", "Quillfeather", BORN, "1 High Street"));

        assertThat(house.links.history(child(PRIMARY)))
                .extracting(LinkEvent::kind)
                .doesNotContain("link");
        assertThat(house.reviews.open(Rolls.TEAM, 10)).hasSize(1);
    }

    @Test
    void aPersonsDecisionOutlivesReFeedsAndARestart() {
        rolls.index(entry("CI-1", "Amelia", "Ward", BORN, "1 High Street", false));
        rolls.roll(PRIMARY, child(PRIMARY, "L1", "Amelia", "Ward", BORN, "1 High Street"));
        house.links.undo(house.links.history(child(PRIMARY)).get(0).id(), "ann", "two girls");

        rolls.index(entry("CI-1", "Amelia", "Ward", BORN, "1 High Street", false));
        rolls.everybodyAgain();
        assertThat(view(child(PRIMARY)).records()).hasSize(1);
        assertThat(house.reviews.open(Rolls.TEAM, 10)).isEmpty();

        rolls.roll(PRIMARY, child(PRIMARY, "L1", "Amelia", "Ward", BORN, "9 Side Street"));
        assertThat(house.reviews.open(Rolls.TEAM, 10))
                .singleElement()
                .satisfies(pair -> assertThat(pair.changed()).containsKey("address 1"));
        assertThat(view(child(PRIMARY)).records()).hasSize(1);
    }

    /** In 2009 local re-feeds put unshielded copies of shielded children before everybody's eyes. */
    @Test
    void anUnshieldedCopyOfAShieldedChildIsNeitherShownNorLinkedButHeld() {
        rolls.index(entry("CI-1", "Amelia", "Ward", BORN, HIDDEN, true));
        for (String spelt : List.of("Amelia", "Amelie", "Amelia")) {
            rolls.roll(PRIMARY, child(PRIMARY, "L1", spelt, "Ward", BORN, HIDDEN));
            rolls.everybodyAgain();

            ChildView copy = view(child(PRIMARY));
            assertThat(copy.records()).hasSize(1);
            assertThat(copy.shielded()).isTrue();
            assertThat(copy.records()).extracting(RecordView::document).noneMatch(text -> text.contains(HIDDEN));
            assertThat(house.reviews.open(Rolls.TEAM, 10))
                    .singleElement()
                    .satisfies(pair -> assertThat(pair.shielded()).isTrue());
        }
    }

    @Test
    void aShieldSurvivesTheMergeOfACopyItsPartingAndFurtherFeeds() {
        rolls.index(entry("CI-1", "Amelia", "Ward", BORN, HIDDEN, true));
        rolls.roll(PRIMARY, child(PRIMARY, "L1", "Amelia", "Ward", BORN, HIDDEN));
        ReviewPair pair = house.reviews.open(Rolls.TEAM, 10).get(0);
        assertThat(house.reviews.decide(pair.id(), Verdict.SAME, "ann", "seen")).isEmpty();
        assertThat(house.reviews.decide(pair.id(), Verdict.SAME, "bob", "seen")).contains(Verdict.SAME);
        assertThat(view(child(PRIMARY)).records()).hasSize(2).allMatch(RecordView::shielded);

        house.links.undo(word(), "ann", "two girls");
        rolls.roll(PRIMARY, child(PRIMARY, "L1", "Amelia", "Ward", BORN, "78 Hidden Lane"));

        assertThat(view(child(PRIMARY)).records()).hasSize(1).allMatch(RecordView::shielded);
        assertThat(view(child("index")).records()).hasSize(1).allMatch(RecordView::shielded);
    }

    private UUID word() {
        return house.jdbc
                .sql("SELECT event_id FROM hub.links")
                .query(UUID.class)
                .single();
    }

    private UUID child(String source) {
        UUID record = house.jdbc
                .sql("SELECT id FROM hub.records WHERE source = :source ORDER BY created_at DESC, id DESC LIMIT 1")
                .param("source", source)
                .query(UUID.class)
                .single();
        return house.children.ofRecord(record).orElseThrow();
    }

    private ChildView view(UUID child) {
        return house.children.find(OPERATOR, child).orElseThrow();
    }

    private static Address home(String road) {
        return road == null ? null : new Address("home", List.of(road), "Hailsham", "BN27 1AA", null, null, null, null);
    }

    private static Child child(String school, String key, String given, String family, LocalDate born, String road) {
        return new Child(
                new Origin(school, null, "a.csv", 1),
                List.of(new Name(Name.Kind.LEGAL, family, given, null)),
                born,
                Sex.F,
                null,
                new Identifiers(null, List.of(), null, null, null, key),
                Stream.ofNullable(home(road)).toList(),
                List.of(),
                List.of(),
                List.of(new Enrolment(null, null, "C", null, null, LocalDate.of(2020, 9, 1), null, null)),
                List.of(),
                List.of(),
                List.of(),
                Context.NONE,
                List.of());
    }

    private static IndexEntry entry(
            String number, String given, String family, LocalDate born, String road, boolean shielded) {
        return new IndexEntry(
                number,
                List.of(new Name(Name.Kind.LEGAL, family, given, null)),
                born,
                Sex.F,
                home(road),
                new Identifiers(null, List.of(), null, null, null, null),
                List.of(),
                null,
                null,
                List.of(),
                null,
                false,
                shielded,
                false);
    }
}
