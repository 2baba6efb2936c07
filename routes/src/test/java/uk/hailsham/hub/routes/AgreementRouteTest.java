package uk.hailsham.hub.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
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
import uk.hailsham.hub.mappings.sims.SimsCsvFormat;
import uk.hailsham.hub.routes.camel.Unmarshal;
import uk.hailsham.hub.routes.intake.Applying;
import uk.hailsham.hub.routes.intake.PupilStaging;

/** A school whose sharing agreement has lapsed: its drops wait in the vault, unread. */
@ExtendWith(TestDatabase.class)
class AgreementRouteTest {
    private static final String ROLL = "UPN,Name,Date of birth\r\n,\"Weald, Ivo\",14/06/2014\r\n";

    @TempDir
    private Path folder;

    private House house;
    private Optional<String> stopped = Optional.of("the sharing agreement ISA-S2 ended on 2026-11-23");

    @BeforeEach
    void open(Database database) throws Exception {
        house = new House(database, folder);
        SimsCsvFormat format = new SimsCsvFormat(house.clock);
        house.with(
                Map.of(),
                new SchoolIntake(
                        "white-house",
                        Duration.ofHours(1),
                        house.collecting("white-house", DropKind.PUPILS),
                        house.opening("white-house", DropKind.PUPILS, () -> stopped),
                        new Unmarshal(content -> format.read(content, House.SCHOOL, House.SHIPPED.codes())),
                        new PupilStaging(house.staging, House.SCHOOL, String::getBytes),
                        new Applying(house.staging),
                        house.heartbeats));
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void aDropWaitsWithTheReasonAndNothingOfItIsReadUntilTheAgreementIsRenewed() throws Exception {
        house.put("roll.csv", ROLL);
        house.run("collect.white-house");
        house.run("intake.white-house");
        house.run("intake.white-house");

        Drop held = house.onlyDrop();
        assertThat(held.state()).isEqualTo(DropState.HELD);
        assertThat(held.reason())
                .isEqualTo(new Drop.Reason(Drop.AGREEMENT_LAPSED, "the sharing agreement ISA-S2 ended on 2026-11-23"));
        assertThat(held.ledger()).isEqualTo(Ledger.EMPTY);
        assertThat(house.records.count("white-house")).isZero();

        stopped = Optional.empty();
        house.run("intake.white-house");

        Drop applied = house.onlyDrop();
        assertThat(applied.state()).isEqualTo(DropState.APPLIED);
        assertThat(applied.reason()).isNull();
        assertThat(applied.ledger()).isEqualTo(new Ledger(1, 1, 0, 0, 0, 0, 1, 0, 0));
    }
}
