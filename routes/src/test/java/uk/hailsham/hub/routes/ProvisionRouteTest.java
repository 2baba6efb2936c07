package uk.hailsham.hub.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import uk.hailsham.hub.connectors.database.Database;
import uk.hailsham.hub.connectors.database.TestDatabase;
import uk.hailsham.hub.connectors.store.Drop;
import uk.hailsham.hub.connectors.store.DropKind;
import uk.hailsham.hub.connectors.store.DropState;
import uk.hailsham.hub.connectors.store.Ledger;
import uk.hailsham.hub.connectors.store.Needs;
import uk.hailsham.hub.domain.access.Access;
import uk.hailsham.hub.mappings.provisionmap.ProvisionMapFile;
import uk.hailsham.hub.mappings.sims.SimsCsvFormat;
import uk.hailsham.hub.routes.camel.Unmarshal;
import uk.hailsham.hub.routes.intake.Applying;
import uk.hailsham.hub.routes.intake.PupilStaging;
import uk.hailsham.hub.routes.need.ProvisionMaps;

/** What a school's roll and its SENCO's map say together. */
@ExtendWith(TestDatabase.class)
class ProvisionRouteTest {
    private static final Access TEAM = new Access("team", Access.Role.INDEX_TEAM, "planning");
    private static final String HEADER =
            "upn,family,given,date_of_birth,sen_type,level,key_stage,provision,hours_per_week,cost_per_year\n";
    private static final String SLCN_WITH_GROUP = ",Weald,Ivo,2014-06-14,SLCN,targeted,2,Small group,2.5,1200\n";
    private static final String NOBODY = ",Nobody,Atall,2014-06-14,SLCN,,,Small group,,\n";

    @TempDir
    private Path folder;

    private House house;
    private Needs needs;

    @BeforeEach
    void open(Database database) throws Exception {
        house = new House(database, folder);
        needs = house.needs();
        SimsCsvFormat sims = new SimsCsvFormat(house.clock);
        house.with(
                Map.of(),
                new SchoolIntake(
                        "white-house",
                        Duration.ofHours(1),
                        house.collecting("white-house", DropKind.PUPILS),
                        house.opening("white-house", DropKind.PUPILS),
                        new Unmarshal(content -> sims.read(content, House.SCHOOL, House.SHIPPED.codes())),
                        new PupilStaging(
                                house.staging,
                                House.SCHOOL,
                                String::getBytes,
                                House.SHIPPED.hub().zone()),
                        new Applying(house.staging),
                        house.heartbeats),
                new FileIntake(
                        "provision.white-house",
                        Duration.ofHours(1),
                        house.collecting("white-house", DropKind.PROVISION_MAP),
                        house.opening("white-house", DropKind.PROVISION_MAP),
                        new Unmarshal(content -> new ProvisionMapFile(House.SHIPPED.framework())
                                .read(content.parts().get(0), House.SCHOOL, House.SHIPPED.codes())),
                        new ProvisionMaps(house.records, house.provisions()),
                        house.heartbeats));
        house.put(
                "roll.csv",
                "UPN,Name,Date of birth,SEN need(s),SEN need ranking,SEN status\r\n"
                        + ",\"Weald, Ivo\",14/06/2014,SLCN,1,K\r\n,\"Down, Ada\",15/07/2015,ASD,1,E\r\n");
        house.run("collect.white-house");
        house.run("intake.white-house");
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void theMapsWordStandsBesideTheRollAndBooksBalance() throws Exception {
        Drop drop = map("a.csv", HEADER + SLCN_WITH_GROUP + NOBODY);

        assertThat(drop).extracting(Drop::kind, Drop::state).containsExactly(DropKind.PROVISION_MAP, DropState.APPLIED);
        assertThat(drop.ledger()).isEqualTo(new Ledger(2, 1, 0, 0, 0, 1, 0, 0, 0));
        assertThat(needs.counts(TEAM, null))
                .containsExactly(
                        new Needs.Count("white-house", "ASD", null, null, 1, 1),
                        new Needs.Count("white-house", "SLCN", "targeted", "2", 1, 0));
        assertThat(needs.withoutProvision(TEAM, null, 10))
                .extracting(Needs.Unmet::senType)
                .containsExactly("ASD");
        assertThat(needs.resources(TEAM, null))
                .containsExactly(new Needs.Given(
                        "white-house", "Small group", null, 1, new BigDecimal("2.5"), new BigDecimal("1200")));
    }

    @Test
    void aNewMapTakesThePlaceOfTheLast() throws Exception {
        map("a.csv", HEADER + SLCN_WITH_GROUP);
        map("b.csv", HEADER + ",Down,Ada,2015-07-15,ASD,enhanced,2,Calm place,,\n");

        assertThat(needs.counts(TEAM, null))
                .extracting(Needs.Count::senType, Needs.Count::level, Needs.Count::without)
                .containsExactly(tuple("ASD", "enhanced", 0), tuple("SLCN", null, 1));
    }

    @Test
    void aMapOfWhichMostLinesCannotBeTakenTakesNobodysPlace() throws Exception {
        map("a.csv", HEADER + SLCN_WITH_GROUP);
        house.put("b.csv", HEADER + SLCN_WITH_GROUP + NOBODY.repeat(20));
        house.run("provision.white-house");

        assertThat(house.drops().get(0))
                .extracting(Drop::state, drop -> drop.reason().code())
                .containsExactly(DropState.REFUSED, "mostly-unsound");
        assertThat(needs.resources(TEAM, null)).hasSize(1);
    }

    @Test
    void anotherSchoolSeesNothingOfIt() throws Exception {
        map("a.csv", HEADER + SLCN_WITH_GROUP);

        assertThat(needs.counts(TEAM, "grovelands")).isEmpty();
        assertThat(needs.resources(TEAM, "grovelands")).isEmpty();
        assertThat(needs.withoutProvision(TEAM, "grovelands", 10)).isEmpty();
    }

    private Drop map(String name, String text) throws Exception {
        house.put(name, text);
        house.run("provision.white-house");
        return house.onlyDrop();
    }
}
