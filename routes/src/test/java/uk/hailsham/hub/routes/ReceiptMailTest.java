package uk.hailsham.hub.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import uk.hailsham.hub.connectors.database.Database;
import uk.hailsham.hub.connectors.database.TestDatabase;
import uk.hailsham.hub.connectors.store.DropKind;
import uk.hailsham.hub.domain.referral.NotCarried;
import uk.hailsham.hub.mappings.sims.SimsCsvFormat;
import uk.hailsham.hub.routes.camel.Unmarshal;
import uk.hailsham.hub.routes.intake.Applying;
import uk.hailsham.hub.routes.intake.PupilStaging;
import uk.hailsham.hub.routes.telling.Receipting;

/** The receipt of a drop as a mail to whoever mends the pupil system. */
@ExtendWith(TestDatabase.class)
class ReceiptMailTest {
    private static final String TO = "data@white-house.example";

    private record Sent(String to, String name, String subject, String text) {}

    @TempDir
    private Path folder;

    private final List<Sent> mails = new ArrayList<>();
    private House house;
    private boolean away;
    private boolean killed;

    @BeforeEach
    void aDropWithWhatIsToBeMended(Database database) throws Exception {
        house = new House(database, folder);
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
                        house.heartbeats));
        house.put(
                "Ward Amelia.csv",
                "UPN,Name,Date of birth\r\nA950000178302,\"Ward, Amelia\",28/02/2015\r\n,\"Novak, Piotr\",\r\n");
        house.run("collect.white-house");
        house.run("intake.white-house");
    }

    @AfterEach
    void close() {
        house.close();
    }

    private Receipting receipting(String to) {
        return house.receipting(house.clock, to, (whom, name, subject, text) -> {
            if (away) {
                throw new NotCarried(NotCarried.Kind.LATER, "the mail server is away", null);
            }
            mails.add(new Sent(whom, name, subject, text));
            if (killed) {
                throw new IllegalStateException("killed after the mail was handed over");
            }
        });
    }

    @Test
    void saysWhatWasTakenAndWhatToMendAndNothingOfAPupil() throws Exception {
        receipting(TO).tell();
        receipting(TO).tell();

        String drop = "dr-" + house.onlyDrop().id();
        assertThat(mails).hasSize(1);
        assertThat(mails.get(0).to()).isEqualTo(TO);
        assertThat(mails.get(0).name()).isEqualTo("receipt-" + drop + "-applied");
        assertThat(mails.get(0).subject()).isEqualTo("Receipt of a drop: applied, 2 to mend");
        assertThat(mails.get(0).text())
                .contains(
                        drop,
                        "Records in it: 2. Taken: 1 (unchanged: 0). Not taken: 1 (held: 0, rejected: 1).",
                        "- row 1, upn",
                        "- row 2, dateOfBirth")
                .doesNotContain("Ward", "Amelia", "Novak", "Piotr", "A950000178302", "2015");
    }

    @Test
    void aMailServerThatIsAwayKeepsNoFileFromTheSchoolAndGetsTheMailLater() throws Exception {
        away = true;
        assertThatThrownBy(() -> receipting(TO).tell()).isInstanceOf(NotCarried.class);
        try (var list = Files.list(house.outbox())) {
            assertThat(list).hasSize(1);
        }
        away = false;
        receipting(TO).tell();
        assertThat(mails).hasSize(1);
    }

    @Test
    void afterAKillTheMailGoesAgainUnderTheSameMessageId() throws Exception {
        killed = true;
        assertThatThrownBy(() -> receipting(TO).tell()).isInstanceOf(IllegalStateException.class);
        killed = false;
        receipting(TO).tell();
        assertThat(mails)
                .hasSize(2)
                .extracting(Sent::name)
                .containsOnly(mails.get(0).name());
    }

    @Test
    void aSchoolThatAsksForMailLaterIsNotToldOfOldDrops() throws Exception {
        receipting(null).tell();
        receipting(TO).tell();
        assertThat(mails).isEmpty();
    }
}
