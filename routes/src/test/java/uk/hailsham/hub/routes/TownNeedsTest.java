package uk.hailsham.hub.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
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
import uk.hailsham.hub.connectors.store.Arrival;
import uk.hailsham.hub.connectors.store.Drop;
import uk.hailsham.hub.connectors.store.DropKind;
import uk.hailsham.hub.connectors.store.Ledger;
import uk.hailsham.hub.connectors.store.Needs;
import uk.hailsham.hub.connectors.store.Provisions;
import uk.hailsham.hub.domain.child.Child;
import uk.hailsham.hub.domain.child.Context;
import uk.hailsham.hub.domain.child.Identifiers;
import uk.hailsham.hub.domain.child.Name;
import uk.hailsham.hub.domain.child.Need;
import uk.hailsham.hub.domain.child.Origin;
import uk.hailsham.hub.domain.child.Resource;
import uk.hailsham.hub.domain.child.Sex;
import uk.hailsham.hub.domain.school.PupilKey;

/** A child with two schools stands in the row of each, and is one child of the town. */
@ExtendWith(TestDatabase.class)
class TownNeedsTest {
    private static final String COLLEGE = "hailsham-community-college";
    private static final String PRIMARY = "white-house";
    private static final String AMELIA = "X845212818005";
    private static final String ZOE = "N845999218005";

    @TempDir
    private Path folder;

    private House house;
    private Rolls rolls;
    private Needs needs;

    @BeforeEach
    void open(Database database) throws Exception {
        house = new House(database, folder);
        rolls = new Rolls(house);
        needs = house.needs();
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void aChildOnTwoRollsCountsInEachSchoolAndOnceInTheTown() {
        onTwoRolls();

        assertThat(needs.counts(Rolls.TEAM, null))
                .containsExactly(count(COLLEGE, "SLCN", null, 1, 1), count(PRIMARY, "SLCN", null, 2, 2));
        assertThat(needs.townCounts(Rolls.TEAM)).containsExactly(count(null, "SLCN", null, 2, 2));
    }

    @Test
    void theMapOfOneSchoolSettlesTheLevelAndTheNeedForTheTown() {
        onTwoRolls();
        map(PRIMARY, AMELIA, "targeted", "Small group", "1200");

        assertThat(needs.counts(Rolls.TEAM, null))
                .containsExactly(
                        count(COLLEGE, "SLCN", null, 1, 1),
                        count(PRIMARY, "SLCN", "targeted", 1, 0),
                        count(PRIMARY, "SLCN", null, 1, 1));
        assertThat(needs.townCounts(Rolls.TEAM))
                .containsExactly(count(null, "SLCN", "targeted", 1, 0), count(null, "SLCN", null, 1, 1));
        assertThat(needs.withoutProvision(Rolls.TEAM, null, 10))
                .as("met for Amelia, though the college gives nothing")
                .extracting(Needs.Unmet::record)
                .containsExactly(rolls.record(PRIMARY, upn(ZOE)));
    }

    @Test
    void aSchoolIsNotToldWhatTheOtherGives() {
        onTwoRolls();
        map(PRIMARY, AMELIA, "targeted", "Small group", "1200");

        assertThat(needs.withoutProvision(Rolls.TEAM, COLLEGE, 10)).hasSize(1);
        assertThat(needs.counts(Rolls.TEAM, COLLEGE)).containsExactly(count(COLLEGE, "SLCN", null, 1, 1));
    }

    @Test
    void anUnmetNeedOfTwoSchoolsNamesTheSameChild() {
        onTwoRolls();

        assertThat(needs.withoutProvision(Rolls.TEAM, null, 10))
                .filteredOn(unmet ->
                        unmet.child().equals(rolls.child(COLLEGE, upn(AMELIA)).id()))
                .extracting(Needs.Unmet::school)
                .containsExactly(COLLEGE, PRIMARY);
    }

    @Test
    void whatTwoSchoolsGiveOneChildAddsUpForOneChild() {
        onTwoRolls();
        map(PRIMARY, AMELIA, "targeted", "Small group", "1200");
        map(COLLEGE, AMELIA, "targeted", "Small group", "800");

        assertThat(needs.resources(Rolls.TEAM, null))
                .extracting(Needs.Given::school, Needs.Given::children, Needs.Given::costPerYear)
                .containsExactly(tuple(COLLEGE, 1, new BigDecimal("800")), tuple(PRIMARY, 1, new BigDecimal("1200")));
        assertThat(needs.townResources(Rolls.TEAM))
                .containsExactly(
                        new Needs.Given(null, "Small group", null, 1, new BigDecimal("5.0"), new BigDecimal("2000")));
    }

    @Test
    void aNeedDoesNotEndByMovingToASchoolThatDoesNotSayIt() {
        rolls.roll(PRIMARY, child(PRIMARY, "Amelia", AMELIA, "SLCN"), child(PRIMARY, "Zoe", ZOE, "SLCN"));
        map(PRIMARY, AMELIA, "targeted", "Small group", "1200");
        rolls.roll(PRIMARY, child(PRIMARY, "Zoe", ZOE, "SLCN"));
        rolls.roll(COLLEGE, child(COLLEGE, "Amelia", AMELIA));

        assertThat(needs.counts(Rolls.TEAM, null))
                .as("the primary's map gives nothing to a child it has no more")
                .containsExactly(count(COLLEGE, "SLCN", null, 1, 1), count(PRIMARY, "SLCN", null, 1, 1));
        assertThat(needs.townCounts(Rolls.TEAM)).containsExactly(count(null, "SLCN", null, 2, 2));
        assertThat(needs.counts(Rolls.TEAM, COLLEGE))
                .as("the college is not told what the primary said")
                .isEmpty();
    }

    @Test
    void theChildAsCombinedHasTheMapsLevelAndWhatIsGiven() {
        onTwoRolls();
        map(PRIMARY, AMELIA, "targeted", "Small group", "1200");

        Child combined = rolls.combined(rolls.child(COLLEGE, upn(AMELIA))).child();

        assertThat(combined.needs())
                .extracting(Need::senType, Need::level, Need::rank, Need::provision)
                .containsExactly(tuple("SLCN", "targeted", 1, "K"));
        assertThat(combined.resources()).extracting(Resource::provision).containsExactly("Small group");
    }

    @Test
    void whatASchoolGaveToAChildThatLeftIsGivenNoMore() {
        onTwoRolls();
        map(PRIMARY, AMELIA, "targeted", "Small group", "1200");
        rolls.roll(PRIMARY, child(PRIMARY, "Zoe", ZOE, "SLCN"));

        assertThat(rolls.combined(rolls.child(COLLEGE, upn(AMELIA))).child().resources())
                .isEmpty();
    }

    @Test
    void aChildThatLeftTheTownIsNotCounted() {
        rolls.roll(PRIMARY, child(PRIMARY, "Amelia", AMELIA, "SLCN"), child(PRIMARY, "Zoe", ZOE, "SLCN"));
        rolls.roll(PRIMARY, child(PRIMARY, "Zoe", ZOE, "SLCN"));

        assertThat(needs.townCounts(Rolls.TEAM)).containsExactly(count(null, "SLCN", null, 1, 1));
    }

    private void onTwoRolls() {
        rolls.roll(PRIMARY, child(PRIMARY, "Amelia", AMELIA, "SLCN"), child(PRIMARY, "Zoe", ZOE, "SLCN"));
        rolls.roll(COLLEGE, child(COLLEGE, "Amelia", AMELIA, "SLCN"));
    }

    private void map(String school, String upn, String level, String provision, String cost) {
        UUID record = rolls.record(school, upn(upn));
        byte[] hash = house.ids.next().toString().substring(4).getBytes(StandardCharsets.UTF_8);
        house.drops.arrived(
                new Arrival(house.ids.next(), school, DropKind.PROVISION_MAP, List.of("map.csv"), 10, hash));
        Drop drop = house.drops.nextFor(school).orElseThrow();
        Need need = new Need(null, "SLCN", null, null, level, null, null, null, null, null);
        Resource resource = new Resource(
                provision, new BigDecimal("2.5"), null, new BigDecimal(cost), null, LocalDate.of(2026, 9, 7), null);
        house.provisions()
                .replace(
                        drop,
                        List.of(new Provisions.Line(1, record, need, resource)),
                        new Ledger(1, 1, 0, 0, 0, 0, 0, 0, 0),
                        List.of());
    }

    private static Needs.Count count(String school, String type, String level, int children, int without) {
        return new Needs.Count(school, type, level, null, children, without);
    }

    private static Child child(String school, String given, String upn, String... types) {
        return new Child(
                new Origin(school, null, "a.csv", 1),
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
                List.of(types).stream()
                        .map(type -> new Need(null, type, 1, "K", null, null, null, null, null, null))
                        .toList(),
                List.of(),
                Context.NONE,
                List.of());
    }

    private static PupilKey upn(String upn) {
        return new PupilKey(PupilKey.Kind.UPN, upn);
    }
}
