package uk.hailsham.hub.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
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
import uk.hailsham.hub.connectors.store.NewReferral;
import uk.hailsham.hub.connectors.store.ReferralView;
import uk.hailsham.hub.connectors.store.Resends.Selection;
import uk.hailsham.hub.connectors.store.SentCopies;
import uk.hailsham.hub.domain.access.Access;
import uk.hailsham.hub.domain.agency.Agency;
import uk.hailsham.hub.domain.child.Child;
import uk.hailsham.hub.domain.child.Context;
import uk.hailsham.hub.domain.child.Enrolment;
import uk.hailsham.hub.domain.child.Identifiers;
import uk.hailsham.hub.domain.child.Name;
import uk.hailsham.hub.domain.child.Origin;
import uk.hailsham.hub.domain.child.Sex;
import uk.hailsham.hub.domain.referral.Courier;
import uk.hailsham.hub.domain.referral.Disclosure;
import uk.hailsham.hub.domain.referral.NotCarried;
import uk.hailsham.hub.domain.referral.Payload;
import uk.hailsham.hub.domain.referral.Proof;
import uk.hailsham.hub.domain.referral.ReferralRendering;
import uk.hailsham.hub.domain.referral.ReferralRequest;
import uk.hailsham.hub.domain.referral.Routing;
import uk.hailsham.hub.domain.referral.Rung;
import uk.hailsham.hub.domain.referral.Urgency;
import uk.hailsham.hub.mappings.child.ChildJson;
import uk.hailsham.hub.routes.delivery.Copies;
import uk.hailsham.hub.routes.delivery.Delivering;
import uk.hailsham.hub.routes.delivery.Enclosing;
import uk.hailsham.hub.routes.delivery.Resending;
import uk.hailsham.hub.routes.delivery.Resending.Intent;
import uk.hailsham.hub.routes.delivery.Resending.Planned;
import uk.hailsham.hub.routes.delivery.Resending.Wanted;

/** What is sent again is what a person means, to whom the dry run has said, and once. */
@ExtendWith(TestDatabase.class)
class ResendingTest {
    private static final Agency AGENCY =
            House.SHIPPED.agency("speech-and-language-therapy").orElseThrow();
    private static final String ROUTE = AgencyDelivery.routeId(AGENCY.id());
    private static final Access OPERATOR = new Access("o.perator", Access.Role.OPERATOR, "asked by phone");
    private static final Instant FRIDAY = Instant.parse("2026-11-27T18:00:00Z");
    private static final LocalDate BORN = LocalDate.of(2017, 5, 4);

    @TempDir
    private Path folder;

    private Instant now = Instant.parse("2026-11-24T07:00:00Z");
    private final Clock clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);
    private final List<Payload> carried = new ArrayList<>();
    private String mapping = "first";
    private boolean away;
    private House house;
    private Resending resending;
    private UUID recipient;

    @BeforeEach
    void open(Database database) throws Exception {
        house = new House(database, folder, clock);
        Delivering delivering = new Delivering(
                AGENCY,
                new Today(),
                new Enclosing(house.attachments, house.sendings, house.vault),
                new Carrying(),
                house.attempts,
                child -> false,
                List.of(House.SCHOOL),
                new Routing(House.SHIPPED.routing(), House.SHIPPED.agencies()),
                House.SHIPPED.hub().zone(),
                clock,
                null,
                Copies.in(new SentCopies(house.jdbc, new Turned(), clock)));
        house.with(Map.of(ROUTE, delivering), new AgencyDelivery(AGENCY.id(), delivering, house.heartbeats));
        resending = house.resending();
        recipient = committed("R-1");
        house.run(ROUTE, recipient + ":1");
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void theSameBytesGoUnderTheSameNameWhateverTodaysMappingIs() {
        mapping = "mended";
        assertThat(only(resending.plan(Intent.SAME, List.of(recipient))).goes())
                .containsExactly(new Resending.Goes(AGENCY.id(), AGENCY.channel(), "rc-" + recipient + ".txt"));
        again(Intent.SAME, 1);

        assertThat(carried).extracting(ResendingTest::text).containsExactly("first", "first");
        assertThat(carried.get(1).fileName()).isEqualTo(carried.get(0).fileName());
    }

    @Test
    void whatTodaysMappingMakesOfItGoesUnderANameOfItsOwnAndARetryKeepsIt() {
        mapping = "mended";
        away = true;
        again(Intent.RENDER, 1);
        away = false;
        house.run(ROUTE, recipient + ":3");

        assertThat(carried).extracting(ResendingTest::text).containsExactly("first", "mended", "mended");
        assertThat(carried)
                .extracting(Payload::fileName)
                .containsExactly(
                        "rc-" + recipient + ".txt", "rc-" + recipient + "-s2.txt", "rc-" + recipient + "-s2.txt");
    }

    @Test
    void theSameWishTwiceSendsOneCopy() {
        List<Wanted> twice = List.of(new Wanted(recipient, 1), new Wanted(recipient, 1));
        resending.send(OPERATOR, Intent.RENDER, twice, 30);
        Planned again = only(resending.send(OPERATOR, Intent.RENDER, twice, 30));

        assertThat(again.stays()).isEqualTo("another sending has been asked for since: its version is 2");
        assertThat(house.count("hub.attempts")).isEqualTo(2);
        assertThat(only(resending.plan(Intent.SAME, List.of(recipient))).stays())
                .isEqualTo("an attempt is due or under way already");
    }

    @Test
    void manyAreFoundByAgencyTimeAndReasonAndGoAFewAMinute() {
        away = true;
        List<UUID> failed = List.of(committed("R-2"), committed("R-3"), committed("R-4"));
        failed.forEach(each -> house.run(ROUTE, each + ":1"));
        now = now.plus(Duration.ofDays(4));
        failed.forEach(each -> house.run(ROUTE, each + ":2"));

        Selection refused = new Selection(AGENCY.id(), now.minusSeconds(60), now.plusSeconds(60), "REFUSED", 10);
        List<Planned> found = resending.plan(Intent.RENDER, refused);
        assertThat(found).extracting(Planned::recipient).containsExactlyInAnyOrderElementsOf(failed);
        assertThat(resending.plan(Intent.RENDER, new Selection("camhs", null, null, null, 10)))
                .isEmpty();

        resending.send(
                OPERATOR,
                Intent.RENDER,
                found.stream()
                        .map(each -> new Wanted(each.recipient(), each.version()))
                        .toList(),
                2);
        assertThat(house.jdbc
                        .sql("SELECT extract(epoch FROM not_before - min(not_before) OVER ())::int FROM hub.attempts"
                                + " WHERE ended_at IS NULL ORDER BY 1")
                        .query(Integer.class)
                        .list())
                .containsExactly(0, 30, 60);
    }

    @Test
    void byTodaysRulesItGoesToWhoHasNotGotItYetAndOnce() {
        Planned plan = only(resending.plan(Intent.REROUTE, List.of(recipient)));
        assertThat(plan.goes()).extracting(Resending.Goes::agency).containsExactly("class-learning-autism");
        assertThat(house.count("hub.recipients")).as("a dry run").isEqualTo(1);

        List<Wanted> wanted = List.of(new Wanted(recipient, 1));
        Planned done = only(resending.send(OPERATOR, Intent.REROUTE, wanted, 30));
        Planned again = only(resending.send(OPERATOR, Intent.REROUTE, wanted, 30));

        assertThat(done.goes()).hasSize(1);
        assertThat(again.stays()).isEqualTo("by today's rules it is where it should be");
        assertThat(house.referrals.list(null, 1).get(0).recipients())
                .extracting(ReferralView.Recipient::agency)
                .containsExactly("class-learning-autism", AGENCY.id());
    }

    @Test
    void whoIsAskedByTodaysRulesWaitsForItsWindowAsItsClockDoes() {
        UUID attendance = committed(request("R-2", "ATT"));
        house.run(ROUTE, attendance + ":1");
        resending.send(OPERATOR, Intent.REROUTE, List.of(new Wanted(attendance, 1)), 30);

        ReferralView.Recipient fresh = recipient("R-2", "behaviour-and-attendance");
        assertThat(fresh.waitsForWindow()).isEqualTo(FRIDAY);
        assertThat(fresh.acknowledgeBy()).isAfter(FRIDAY);
        assertThat(house.jdbc
                        .sql("SELECT not_before FROM hub.attempts WHERE recipient_id = ?")
                        .param(fresh.id())
                        .query((row, number) -> row.getTimestamp(1).toInstant())
                        .list())
                .containsExactly(FRIDAY);
    }

    @Test
    void whatWasAskedForWithGapsIsReadWithThemFilled() {
        UUID bare = committed(new ReferralRequest(
                "R-2",
                House.SCHOOL.id(),
                null,
                "SLCN",
                "is in danger",
                Urgency.URGENT,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                true));
        house.run(ROUTE, bare + ":1");

        assertThat(only(resending.plan(Intent.REROUTE, List.of(bare))).goes())
                .extracting(Resending.Goes::agency)
                .isNotEmpty()
                .doesNotContain(AGENCY.id());
    }

    @Test
    void aCopyThatIsForgottenCannotBeSent() {
        new SentCopies(house.jdbc, new Turned(), clock).forget(now.plusSeconds(1));

        assertThat(only(resending.plan(Intent.SAME, List.of(recipient))).stays())
                .contains("no copy");
    }

    private void again(Intent intent, int version) {
        Planned done = only(resending.send(OPERATOR, intent, List.of(new Wanted(recipient, version)), 30));
        assertThat(done.stays()).isNull();
        house.run(ROUTE, recipient + ":2");
    }

    private static Planned only(List<Planned> planned) {
        assertThat(planned).hasSize(1);
        return planned.get(0);
    }

    private static String text(Payload payload) {
        return new String(payload.body(), StandardCharsets.UTF_8);
    }

    /** As it was referred when the rules led to one agency alone. */
    private UUID committed(String reference) {
        return committed(request(reference, "SLCN"));
    }

    private UUID committed(ReferralRequest request) {
        if (house.count("hub.records") == 0) {
            new Rolls(house).roll(House.SCHOOL.id(), pupil());
        }
        NewReferral referral = new NewReferral(
                house.ids.next(),
                request,
                house.ids.next(),
                null,
                ChildJson.write(pupil()),
                now,
                null,
                List.of(new NewReferral.NewRecipient(
                        house.ids.next(), AGENCY.id(), "speech-and-language-therapy", null, null)));
        house.referrals.commit(referral);
        return referral.recipients().get(0).id();
    }

    private static Child pupil() {
        return new Child(
                new Origin(House.SCHOOL.id(), null, "a.csv", 1),
                List.of(new Name(Name.Kind.LEGAL, "Ward", "Amelia", null)),
                BORN,
                Sex.F,
                null,
                new Identifiers(null, List.of(), null, null, null, "L1"),
                List.of(),
                List.of(),
                List.of(),
                List.of(new Enrolment(null, null, "C", null, null, LocalDate.of(2022, 9, 1), null, null)),
                List.of(),
                List.of(),
                List.of(),
                Context.NONE,
                List.of());
    }

    private ReferralView.Recipient recipient(String reference, String agency) {
        return house.referrals.list(null, 10).stream()
                .filter(view -> view.reference().equals(reference))
                .flatMap(view -> view.recipients().stream())
                .filter(one -> one.agency().equals(agency))
                .findFirst()
                .orElseThrow();
    }

    private static ReferralRequest request(String reference, String need) {
        return new ReferralRequest(
                reference,
                House.SCHOOL.id(),
                new ReferralRequest.Pupil(null, null, "Ward", "Amelia", BORN),
                need,
                "is hard to understand",
                Urgency.ROUTINE,
                new ReferralRequest.Referrer("A. Senco", "SENCO", "senco@white-house.example", "01632 960310"),
                "public-task",
                new ReferralRequest.Agreement(true, true, "mother", null),
                "would like to be understood",
                "agree",
                new ReferralRequest.IndexCheck(true, Instant.parse("2026-11-23T10:00:00Z")),
                "daily practice",
                false);
    }

    /** Today's mapping. */
    private final class Today implements ReferralRendering {
        @Override
        public String name() {
            return "today";
        }

        @Override
        public Payload render(Disclosure disclosure) {
            return new Payload(
                    disclosure.recipient(),
                    "rc-" + disclosure.recipient() + ".txt",
                    "text/plain",
                    mapping.getBytes(StandardCharsets.UTF_8));
        }
    }

    private final class Carrying implements Courier {
        @Override
        public String channel() {
            return AGENCY.channel();
        }

        @Override
        public Rung highestRung() {
            return Rung.HANDED_OVER;
        }

        @Override
        public Proof carry(Agency agency, Payload payload) throws NotCarried {
            carried.add(payload);
            if (away) {
                throw new NotCarried(NotCarried.Kind.LATER, "connection refused", null);
            }
            return new Proof(Rung.HANDED_OVER, now, Map.of());
        }
    }

    /** No seal, but not the bytes themselves either. */
    private static final class Turned implements SentCopies.Sealing {
        @Override
        public byte[] seal(byte[] plain) {
            byte[] sealed = plain.clone();
            for (int i = 0; i < sealed.length; i++) {
                sealed[i] ^= 0x55;
            }
            return sealed;
        }

        @Override
        public byte[] open(byte[] sealed) {
            return seal(sealed);
        }
    }
}
