package uk.hailsham.hub.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
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
import uk.hailsham.hub.domain.intake.PupilKeys;
import uk.hailsham.hub.domain.referral.ReferralRequest;
import uk.hailsham.hub.domain.referral.Urgency;
import uk.hailsham.hub.mappings.sims.SimsCsvFormat;
import uk.hailsham.hub.routes.camel.Unmarshal;
import uk.hailsham.hub.routes.intake.Applying;
import uk.hailsham.hub.routes.intake.PupilStaging;
import uk.hailsham.hub.routes.intake.Seals;

/** What a school's sharing agreement does to its drops: stops them, or lets a part of them through. */
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
                        new PupilStaging(
                                house.staging,
                                House.SCHOOL,
                                String::getBytes,
                                House.SHIPPED.hub().zone(),
                                house.concerns()::of,
                                Seals.NONE),
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

    @Test
    void circumstancesComeWithTheFirstDropAfterAReferralAndChangeNothingBefore() throws Exception {
        stopped = Optional.empty();

        Drop first = drop("UPN,Name,Date of birth,Ethnicity code\r\n,\"Weald, Ivo\",14/06/2014,WBRI\r\n");
        assertThat(document()).doesNotContain("WBRI");
        assertThat(house.drops.notKept(first.id())).isEqualTo(Map.of("context", 1));
        assertThat(house.rejections.of(first.id(), 0, 10)).as("no finding").isEmpty();

        Drop other = drop("UPN,Name,Date of birth,Ethnicity code\r\n,\"Weald, Ivo\",14/06/2014,WOTH\r\n");
        assertThat(other.ledger()).isEqualTo(new Ledger(1, 0, 1, 0, 0, 0, 0, 0, 0));

        house.referring.ask(inDanger(), null, "spare-1");
        Drop after = drop("UPN,Name,Date of birth,Ethnicity code\r\n,\"Weald, Ivo\",14/06/2014,WBRI\r\n\r\n");
        assertThat(after.ledger()).isEqualTo(new Ledger(1, 1, 0, 0, 0, 0, 0, 1, 0));
        assertThat(document()).contains("WBRI");
        assertThat(house.drops.notKept(after.id())).isEmpty();
    }

    private static ReferralRequest inDanger() {
        return new ReferralRequest(
                "R-1",
                "white-house",
                new ReferralRequest.Pupil(null, null, "Weald", "Ivo", LocalDate.of(2014, 6, 14)),
                "SLCN",
                "in danger",
                Urgency.ROUTINE,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                true);
    }

    private Drop drop(String text) throws Exception {
        house.put("roll.csv", text);
        house.run("collect.white-house");
        house.run("intake.white-house");
        return house.drops().get(0);
    }

    private String document() {
        UUID record = house.record("white-house", PupilKeys.nameAndBirth("Weald", "Ivo", LocalDate.of(2014, 6, 14)));
        return house.records.current(Rolls.TEAM, record).orElseThrow().document();
    }
}
