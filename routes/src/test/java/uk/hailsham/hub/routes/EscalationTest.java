package uk.hailsham.hub.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
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
import uk.hailsham.hub.domain.access.Access;
import uk.hailsham.hub.domain.referral.NotCarried;
import uk.hailsham.hub.domain.referral.ReferralRequest;
import uk.hailsham.hub.domain.referral.Urgency;
import uk.hailsham.hub.routes.referral.Escalating;

/** A safeguarding referral that nobody answers is told to people until somebody does. */
@ExtendWith(TestDatabase.class)
class EscalationTest {
    private static final Instant MADE = Instant.parse("2026-11-24T07:00:00Z");
    private static final Instant TOO_LATE = Instant.parse("2026-11-26T00:00:01Z");
    private static final String LEAD = House.SCHOOL.safeguarding().lead().email();
    private static final String DEPUTY = House.SCHOOL.safeguarding().deputy().email();

    @TempDir
    private Path folder;

    private record Sent(String to, String name, String subject, String text) {}

    private final List<Sent> sent = new ArrayList<>();
    private Instant now = MADE;
    private boolean away;
    private House house;

    @BeforeEach
    void open(Database database) throws Exception {
        house = new House(database, folder);
        Clock clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);
        Escalating escalating = new Escalating(house.silences(clock), this::send, House.SHIPPED);
        house.with(Map.of(), new Escalation(Duration.ofHours(1), escalating, house.heartbeats));
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void silenceGoesToTheLeadThenToTheDeputyAndNoFurther() {
        house.referring.ask(request(true), null, "spare");
        round();
        assertThat(sent).as("one working day is not over").isEmpty();
        now = TOO_LATE;
        round();
        round();
        assertThat(sent).extracting(Sent::to).containsExactly(LEAD);
        now = TOO_LATE.plus(Duration.ofHours(5));
        round();
        now = TOO_LATE.plus(Duration.ofDays(9));
        round();

        assertThat(sent).extracting(Sent::to).containsExactly(LEAD, DEPUTY);
        assertThat(sent).extracting(Sent::name).doesNotHaveDuplicates();
        assertThat(house
                        .referrals
                        .timeline(
                                Access.hub("test"),
                                house.referrals.list(null, 1).get(0).id())
                        .stream()
                        .map(event -> event.kind()))
                .containsExactly("requested", "escalated", "escalated");
    }

    @Test
    void theNoticeSaysWhomToRingAndNothingOfTheChild() {
        house.referring.ask(request(true), null, "spare");
        now = TOO_LATE;
        round();

        assertThat(sent.get(0).text()).contains("01632 960101", "Duty desk", "rf-");
        assertThat(sent.toString()).doesNotContain("Amelia", "Ward", "R-1", "bruises", "2015");
    }

    @Test
    void whoCouldNotBeToldIsToldWhenTheMailServerIsThereAgain() {
        house.referring.ask(request(true), null, "spare");
        now = TOO_LATE;
        away = true;
        round();
        assertThat(house.heartbeats.of("escalate.safeguarding").orElseThrow().failures())
                .isEqualTo(1);
        away = false;
        round();

        assertThat(sent).extracting(Sent::to).containsExactly(LEAD);
    }

    private void round() {
        house.run("escalate.safeguarding");
    }

    private void send(String to, String name, String subject, String text) throws NotCarried {
        if (away) {
            throw new NotCarried(NotCarried.Kind.LATER, "away", null);
        }
        sent.add(new Sent(to, name, subject, text));
    }

    private static ReferralRequest request(boolean safeguarding) {
        return new ReferralRequest(
                        "R-1",
                        "white-house",
                        new ReferralRequest.Pupil(null, null, "Ward", "Amelia", LocalDate.of(2015, 2, 28)),
                        "SLCN",
                        "bruises",
                        Urgency.EMERGENCY,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        safeguarding)
                .filled();
    }
}
