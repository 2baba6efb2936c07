package uk.hailsham.hub.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

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
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import uk.hailsham.hub.connectors.database.Database;
import uk.hailsham.hub.connectors.database.TestDatabase;
import uk.hailsham.hub.connectors.store.Alerts;
import uk.hailsham.hub.domain.alert.Expiry;
import uk.hailsham.hub.domain.referral.NotCarried;
import uk.hailsham.hub.domain.referral.Reply;
import uk.hailsham.hub.domain.referral.Reply.Status;
import uk.hailsham.hub.domain.silence.Alarm;
import uk.hailsham.hub.domain.silence.Cause;
import uk.hailsham.hub.routes.alert.Alerting;
import uk.hailsham.hub.routes.alert.Watches;

/** One mail when a cause opens, one when it is over; at night only what cannot wait. */
@ExtendWith(TestDatabase.class)
class AlertRouteTest {
    private static final Instant DAY = Instant.parse("2026-11-24T10:00:00Z");
    private static final Instant NIGHT = Instant.parse("2026-11-24T22:00:00Z");
    private static final String OPERATOR = House.SHIPPED.hub().alerts().owner().email();
    private static final String LEAD = House.SCHOOL.safeguarding().lead().email();

    @TempDir
    private Path folder;

    private record Sent(String to, String subject, String text) {}

    private final List<Sent> sent = new ArrayList<>();
    private final List<Expiry> ends = new ArrayList<>();
    private Instant now = DAY;
    private Duration unsealed = Duration.ZERO;
    private House house;
    private Alerts alerts;
    private Clock clock;

    @BeforeEach
    void open(Database database) throws Exception {
        house = new House(database, folder);
        clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);
        alerts = house.alerts(clock);
        Alerting alerting = new Alerting(
                List.of(
                        Watches.safeguarding(house.troubles(clock)),
                        Watches.schools(house.alarms(clock)),
                        Watches.audit(() -> unsealed, Duration.ofMinutes(10)),
                        Watches.disk(folder, 0),
                        Watches.expiries(() -> ends, House.SHIPPED.hub().zone(), clock)),
                alerts,
                this::send,
                House.SHIPPED,
                clock);
        house.with(Map.of(), new Telling(Telling.ALERTS, Duration.ofHours(1), alerting, house.heartbeats));
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void aCauseIsToldOnceWhenItOpensAndOnceWhenItIsOver() {
        unsealed = Duration.ofMinutes(11);
        round();
        round();
        unsealed = Duration.ofMinutes(1);
        round();
        round();

        assertThat(sent)
                .extracting(Sent::to, Sent::subject)
                .containsExactly(tuple(OPERATOR, "Alert: audit-unsealed"), tuple(OPERATOR, "Over: audit-unsealed"));
    }

    @Test
    void atNightNobodyIsWokenAndWhatIsStillSoInTheMorningIsTold() {
        now = NIGHT;
        unsealed = Duration.ofMinutes(11);
        ends.add(new Expiry("password", "hub", "mail-relay", LocalDate.parse("2026-12-01")));
        round();
        assertThat(sent).isEmpty();
        assertThat(alerts.open()).hasSize(2);
        unsealed = Duration.ZERO;
        round();
        now = NIGHT.plus(Duration.ofHours(10));
        round();

        assertThat(sent).extracting(Sent::subject).containsExactly("Alert: expires");
    }

    @Test
    void silenceOnSafeguardingIsToldAtNightAndItsEndToTheSafeguardingLeadTooWithoutTheChild() {
        house.referring.ask(OffersRouteTest.request("SLCN", true), null, "spare");
        UUID recipient = house.firstRecipient();
        now = Instant.parse("2026-11-26T02:00:00Z");
        round();
        assertThat(sent).extracting(Sent::to).containsExactly(OPERATOR);
        assertThat(sent.get(0).text()).contains("rc-" + recipient, "white-house");

        house.replies.record("childrens-social-care", new Reply(recipient, Status.RECEIVED, null, null), "answers.csv");
        round();
        assertThat(sent).extracting(Sent::to).containsExactly(OPERATOR, OPERATOR, LEAD);
        assertThat(sent.get(2).subject()).isEqualTo("The silence on a safeguarding referral is over");
        assertThat(sent.get(2).text())
                .as("words that a lead knows, and nothing that a lead cannot open")
                .contains("rc-" + recipient, "2026-11-26T02:00:00Z", "please look in the hub")
                .doesNotContain("safeguarding-silent", "/api/v1/alerts");
        assertThat(sent.toString()).doesNotContain("Amelia", "Ward", "X845212818005", "R-1", "Mondays");
    }

    @Test
    void aSchoolThatIsSilentIsAnAlertAndOneThatIsOnlyLateIsNot() {
        house.alarms(clock).settle("marshlands", Map.of(Cause.LATE, new Alarm(Cause.LATE, now, "late")));
        round();
        assertThat(sent).isEmpty();
        house.alarms(clock).settle("marshlands", Map.of(Cause.MISSING, new Alarm(Cause.MISSING, now, "missing")));
        round();
        assertThat(alerts.open())
                .extracting(alert -> alert.condition().subject())
                .containsExactly("marshlands/missing");
    }

    @Test
    void whatEndsIsToldThirtyDaysAhead() {
        ends.add(new Expiry("agreement", "camhs", "ISA-03", LocalDate.parse("2026-12-25")));
        round();
        assertThat(sent).isEmpty();
        now = DAY.plus(Duration.ofDays(1));
        round();
        assertThat(sent.get(0).text()).contains("agreement of camhs (ISA-03) ends on 2026-12-25");
    }

    private void round() {
        house.run(Telling.ALERTS);
    }

    private void send(String to, String name, String subject, String text) throws NotCarried {
        sent.add(new Sent(to, subject, text));
    }
}
