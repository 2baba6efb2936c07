package uk.hailsham.hub.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Period;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import uk.hailsham.hub.connectors.database.Database;
import uk.hailsham.hub.connectors.database.TestDatabase;
import uk.hailsham.hub.connectors.store.Drop;
import uk.hailsham.hub.connectors.store.DropKind;
import uk.hailsham.hub.connectors.store.DropState;
import uk.hailsham.hub.connectors.store.Replays;
import uk.hailsham.hub.domain.access.Access;
import uk.hailsham.hub.mappings.sims.SimsCsvFormat;
import uk.hailsham.hub.routes.camel.Unmarshal;
import uk.hailsham.hub.routes.intake.Applying;
import uk.hailsham.hub.routes.intake.PupilStaging;
import uk.hailsham.hub.routes.intake.Replaying;
import uk.hailsham.hub.routes.keep.Forgetting;

/** Raw bytes: read again while they are kept, deleted when their time is over, and never under who still needs them. */
@ExtendWith(TestDatabase.class)
class ForgettingTest {
    private static final String SCHOOL = "white-house";
    private static final Duration AGE = Duration.ofDays(30);
    private static final Access OPERATOR = new Access("o.perator", Access.Role.OPERATOR, "the mapping was mended");

    @TempDir
    private Path folder;

    private House house;

    @BeforeEach
    void open(Database database) throws Exception {
        house = new House(database, folder);
        SimsCsvFormat sims = new SimsCsvFormat(house.clock);
        house.with(
                Map.of(),
                new SchoolIntake(
                        SCHOOL,
                        Duration.ofHours(1),
                        house.collecting(SCHOOL, DropKind.PUPILS),
                        house.opening(SCHOOL, DropKind.PUPILS),
                        new Unmarshal(content -> sims.read(content, House.SCHOOL, House.SHIPPED.codes())),
                        new PupilStaging(
                                house.staging,
                                House.SCHOOL,
                                String::getBytes,
                                House.SHIPPED.hub().zone()),
                        new Applying(house.staging),
                        house.heartbeats));
        house.put("roll.csv", "UPN,Name,Date of birth\r\n,\"Weald, Ivo\",14/06/2014\r\n");
        house.run("collect.white-house");
    }

    @Test
    void theBytesOfAFinishedDropGoWhenTheirTimeIsOverAndTheAuditSaysSo() throws Exception {
        house.run("intake.white-house");
        Drop drop = house.onlyDrop();
        assertThat(forgetting(AGE).forget()).isZero();
        assertThat(forgetting(AGE.plusDays(1)).forget()).isEqualTo(1);
        assertThat(forgetting(AGE.plusDays(1)).forget()).isZero();
        assertThatThrownBy(() -> house.vault.open(drop.id(), 0)).isInstanceOf(java.io.IOException.class);
        assertThat(house.audited("bytes-deleted")).containsExactly(drop.id() + ": kept for P30D");
        assertThatThrownBy(() -> replaying().preview(OPERATOR, drop))
                .isInstanceOf(Replays.Impossible.class)
                .hasMessageStartingWith("its raw bytes were deleted when their time was over");
    }

    @Test
    void anUnfinishedDropKeepsItsBytesAndSoDoesAnUnfinishedReplay() throws Exception {
        assertThat(forgetting(AGE.plusDays(1)).forget()).isZero();
        house.run("intake.white-house");
        Drop replay = replaying().replay(OPERATOR, house.onlyDrop());
        assertThat(forgetting(AGE.plusDays(1)).forget()).isZero();
        house.run("intake.white-house");
        assertThat(house.drops.find(replay.id()).orElseThrow().state()).isEqualTo(DropState.APPLIED);
        assertThat(forgetting(AGE.plusDays(1)).forget()).isEqualTo(1);
    }

    @Test
    void aReplayOfAReplayReadsTheFirstOnesBytes() throws Exception {
        house.run("intake.white-house");
        Drop first = house.onlyDrop();
        Drop second = replaying().replay(OPERATOR, first);
        house.run("intake.white-house");
        Drop third = replaying().replay(OPERATOR, house.drops.find(second.id()).orElseThrow());
        house.run("intake.white-house");
        Drop ended = house.drops.find(third.id()).orElseThrow();
        assertThat(ended.replay()).isEqualTo(new Drop.Replay(second.id(), first.id()));
        assertThat(ended.state()).isEqualTo(DropState.APPLIED);
        assertThat(ended.ledger().unchanged()).isEqualTo(1);
        assertThat(ended.ledger().balances()).isTrue();
    }

    @Test
    void aPreviewLeavesNothingBehindButItsAuditEvent() throws Exception {
        house.run("intake.white-house");
        UUID drop = house.onlyDrop().id();
        assertThat(replaying().preview(OPERATOR, house.onlyDrop()).children()).isEmpty();
        assertThat(house.drops()).hasSize(1);
        assertThat(house.audited("previewed-replay")).containsExactly(drop + ": the mapping was mended");
    }

    private Forgetting forgetting(Duration later) {
        return house.forgetting(Clock.offset(house.clock, later), Period.ofDays(30));
    }

    private Replaying replaying() {
        SimsCsvFormat sims = new SimsCsvFormat(house.clock);
        return house.replaying(new Replaying.Reading(
                content -> sims.read(content, House.SCHOOL, House.SHIPPED.codes()),
                new PupilStaging(
                        house.staging,
                        House.SCHOOL,
                        String::getBytes,
                        House.SHIPPED.hub().zone())));
    }
}
