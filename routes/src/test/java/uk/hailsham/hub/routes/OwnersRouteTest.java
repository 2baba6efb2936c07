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
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import uk.hailsham.hub.connectors.database.Database;
import uk.hailsham.hub.connectors.database.TestDatabase;
import uk.hailsham.hub.connectors.store.Covers;
import uk.hailsham.hub.connectors.store.Owners;
import uk.hailsham.hub.domain.access.Access;
import uk.hailsham.hub.domain.owner.Cover;
import uk.hailsham.hub.domain.owner.Person;
import uk.hailsham.hub.domain.referral.NotCarried;
import uk.hailsham.hub.domain.referral.ReferralRequest;
import uk.hailsham.hub.domain.referral.Urgency;
import uk.hailsham.hub.routes.referral.Owning;

/** Every open referral has somebody who sees to it, and whom it falls to is told. */
@ExtendWith(TestDatabase.class)
class OwnersRouteTest {
    private static final Access BY = Access.hub("test");
    private static final String REFERRER = "teacher@white-house.example";
    private static final String LEAD = House.SCHOOL.safeguarding().lead().email();
    private static final String COORDINATOR =
            House.SHIPPED.hub().coordinator().coordinator().email();

    @TempDir
    private Path folder;

    private record Sent(String to, String name, String text) {}

    private final List<Sent> sent = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-24T07:00:00Z");
    private boolean away;
    private House house;
    private Owners owners;
    private Covers covers;
    private Owning owning;
    private UUID referral;

    @BeforeEach
    void open(Database database) throws Exception {
        house = new House(database, folder);
        Clock clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);
        owners = house.owners(clock);
        covers = house.covers(clock);
        owning = new Owning(owners, covers, this::send, House.SHIPPED, clock);
        house.with(Map.of(), new Telling(Telling.OWNERS, Duration.ofHours(1), owning, house.heartbeats));
        house.referring.ask(request(), null, "spare");
        referral = house.referrals.list(null, 1).get(0).id();
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void theReferrerOwnsItAndNobodyIsTold() {
        round();
        assertThat(owner()).isEqualTo(REFERRER);
        assertThat(sent).isEmpty();
        assertThat(owners.events(referral)).isEmpty();
    }

    @Test
    void whileTheReferrerIsAwayTheNextSeesToItIsToldOnceAndItComesBack() {
        covers.post("white-house", new Cover(REFERRER, day(), day().plusDays(1), null), BY);
        round();
        round();
        assertThat(owner()).isEqualTo(LEAD);
        assertThat(sent).extracting(Sent::to).containsExactly(LEAD);
        assertThat(sent.get(0).text()).contains("rf-" + referral, "somebody is away");

        now = now.plus(Duration.ofDays(2));
        round();
        assertThat(owner()).isEqualTo(REFERRER);
        assertThat(owners.events(referral))
                .extracting(Owners.OwnerEvent::place)
                .containsExactly("safeguarding-lead", "referrer");
    }

    @Test
    void inAugustItIsTheTownsCoordinators() {
        now = Instant.parse("2027-08-12T07:00:00Z");
        round();
        assertThat(owner()).isEqualTo(COORDINATOR);
        assertThat(sent).extracting(Sent::to).containsExactly(COORDINATOR);
    }

    @Test
    void aHandOverCountsUntilTheNewOwnersAccountIsClosed() {
        house.change("INSERT INTO hub.accounts (name, role, password_hash, created_at)"
                + " VALUES ('year.head', 'operator', 'x', now()) ON CONFLICT (name) DO UPDATE SET disabled_at = NULL");
        Person head = new Person("Head of year", "head@white-house.example", null, "year.head");
        owners.handOver(referral, head, null, BY);
        assertThat(owner()).isEqualTo(head.email());
        round();
        round();
        assertThat(sent).extracting(Sent::to).containsExactly(head.email());
        assertThat(sent.get(0).text()).contains("they were handed over");

        house.change("UPDATE hub.accounts SET disabled_at = now() WHERE name = 'year.head'");
        round();
        assertThat(owner()).isEqualTo(LEAD);
        assertThat(sent).extracting(Sent::to).containsExactly(head.email(), LEAD);
    }

    @Test
    void whoCouldNotBeToldIsToldWhenTheMailServerIsThereAgainAndTheMailSaysNothingOfTheChild() {
        covers.post("white-house", new Cover(REFERRER, day(), null, null), BY);
        away = true;
        round();
        away = false;
        round();
        assertThat(sent).extracting(Sent::to).containsExactly(LEAD);
        assertThat(sent.toString()).doesNotContain("Amelia", "Ward", "R-1", "bruises", "2015");
    }

    private void round() {
        house.run(Telling.OWNERS);
    }

    private String owner() {
        return owning.of(List.of(referral)).get(referral).owner().person().email();
    }

    private LocalDate day() {
        return LocalDate.ofInstant(now, House.SHIPPED.hub().zone());
    }

    private void send(String to, String name, String subject, String text) throws NotCarried {
        if (away) {
            throw new NotCarried(NotCarried.Kind.LATER, "away", null);
        }
        sent.add(new Sent(to, name, text));
    }

    private static ReferralRequest request() {
        return new ReferralRequest(
                        "R-1",
                        "white-house",
                        new ReferralRequest.Pupil(null, null, "Ward", "Amelia", LocalDate.of(2015, 2, 28)),
                        "SLCN",
                        "bruises",
                        Urgency.EMERGENCY,
                        new ReferralRequest.Referrer("Class teacher", "teacher", REFERRER, null),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        true)
                .filled();
    }
}
