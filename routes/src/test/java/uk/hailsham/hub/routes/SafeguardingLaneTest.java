package uk.hailsham.hub.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
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
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import uk.hailsham.hub.connectors.agency.EmailCourier;
import uk.hailsham.hub.connectors.agency.MailSettings;
import uk.hailsham.hub.connectors.agency.Notices;
import uk.hailsham.hub.connectors.database.Database;
import uk.hailsham.hub.connectors.database.TestDatabase;
import uk.hailsham.hub.connectors.store.Breakers;
import uk.hailsham.hub.connectors.store.ChildView;
import uk.hailsham.hub.connectors.store.Delivery;
import uk.hailsham.hub.connectors.store.Outbox;
import uk.hailsham.hub.connectors.store.RecipientEvent;
import uk.hailsham.hub.connectors.store.ReferralView;
import uk.hailsham.hub.domain.access.Access;
import uk.hailsham.hub.domain.agency.Agency;
import uk.hailsham.hub.domain.agreement.Agreement;
import uk.hailsham.hub.domain.child.Address;
import uk.hailsham.hub.domain.child.Child;
import uk.hailsham.hub.domain.child.Context;
import uk.hailsham.hub.domain.child.Enrolment;
import uk.hailsham.hub.domain.child.Identifiers;
import uk.hailsham.hub.domain.child.Name;
import uk.hailsham.hub.domain.child.Origin;
import uk.hailsham.hub.domain.child.Sex;
import uk.hailsham.hub.domain.index.IndexEntry;
import uk.hailsham.hub.domain.referral.Disclosure;
import uk.hailsham.hub.domain.referral.NotRendered;
import uk.hailsham.hub.domain.referral.Payload;
import uk.hailsham.hub.domain.referral.RecipientState;
import uk.hailsham.hub.domain.referral.ReferralRendering;
import uk.hailsham.hub.domain.referral.ReferralRequest;
import uk.hailsham.hub.domain.referral.Routing;
import uk.hailsham.hub.domain.referral.Rung;
import uk.hailsham.hub.domain.referral.Urgency;
import uk.hailsham.hub.domain.school.PupilKey;
import uk.hailsham.hub.mappings.Renderings;
import uk.hailsham.hub.mappings.agencycsv.CsvRendering;
import uk.hailsham.hub.routes.delivery.Copies;
import uk.hailsham.hub.routes.delivery.Delivering;
import uk.hailsham.hub.routes.delivery.Enclosing;
import uk.hailsham.hub.routes.delivery.FallingBack;
import uk.hailsham.hub.routes.referral.Escalating;
import uk.hailsham.hub.town.standin.MailAgencies;

/**
 * A referral without agreement, with an undecided identity and a shielded child, with the agency's agreement lapsed and its
 * breaker open, leaves at once by the agency's fallback channel, and its silence reaches the safeguarding lead.
 */
@ExtendWith(TestDatabase.class)
class SafeguardingLaneTest {
    private static final Agency AGENCY =
            House.SHIPPED.agency("childrens-social-care").orElseThrow();
    private static final String ROUTE = AgencyDelivery.routeId(AGENCY.id());
    private static final String OWN = "spoa@childrens-social-care.example";
    private static final String OTHER = "emergency-duty@childrens-social-care.example";
    private static final String LEAD = House.SCHOOL.safeguarding().lead().email();
    private static final LocalDate BORN = LocalDate.of(2019, 5, 4);

    /** A Monday on which every shipped agreement is over. */
    private static final Instant LAPSED = Instant.parse("2029-12-03T10:00:00Z");

    @TempDir
    private Path folder;

    private Instant now = Instant.parse("2029-08-30T10:00:00Z");
    private final Clock clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);
    private final List<AutoCloseable> open = new ArrayList<>();
    private MailAgencies mail;
    private House house;
    private EmailCourier away;
    private EmailCourier there;
    private Delivering withoutOther;

    @BeforeEach
    void open(Database database) throws Exception {
        house = new House(database, folder, clock);
        mail = opened(MailAgencies.start(List.of(OWN, OTHER, LEAD)));
        away = opened(courier(nobodysPort()));
        there = opened(courier(mail.smtpPort()));
        FallingBack fallback = otherwise(Renderings.of(AGENCY.fallenBack(), House.SHIPPED), there);
        withoutOther = delivering(away, new CsvRendering(), null);
        Notices notices = opened(new Notices(settings(mail.smtpPort()), name -> Optional.empty(), clock));
        Delivering delivering = delivering(away, new CsvRendering(), fallback);
        house.with(
                Map.of(ROUTE, delivering),
                new AgencyDelivery(AGENCY.id(), delivering, house.heartbeats),
                new Escalation(
                        Duration.ofHours(1),
                        new Escalating(house.silences(clock), notices::send, House.SHIPPED),
                        house.heartbeats));
    }

    @AfterEach
    void close() throws Exception {
        house.close();
        for (AutoCloseable each : open) {
            each.close();
        }
    }

    private <T extends AutoCloseable> T opened(T each) {
        open.add(each);
        return each;
    }

    @Test
    void theLaneIsOpenWhateverElseIsShut() throws Exception {
        UUID earlier = refer("R-1", "Ward", "Amelia");
        theLineIsBroken(earlier);
        aShieldedChildOfWhomNobodyKnowsWhoItIs();
        now = LAPSED;
        String lapsed = Agreement.stopped(AGENCY.agreement(), LocalDate.ofInstant(now, ZoneOffset.UTC))
                .orElseThrow();

        UUID recipient = refer("R-2", "Quillfeather", "Theodosia");
        List<String> posted = new ArrayList<>();
        house.attempts.dispatch(
                10,
                Map.of(AGENCY.id(), lapsed),
                postings -> postings.stream().map(Outbox.Posting::body).forEach(posted::add));
        assertThat(posted).contains(recipient + ":1");
        house.run(ROUTE, recipient + ":1");

        assertThat(mail.since(OTHER, 0))
                .extracting(MailAgencies.Arrived::subject)
                .containsExactly("Referral rc-" + recipient);
        assertThat(mail.since(OWN, 0)).isEmpty();
        assertThat(standing(recipient).rung()).isEqualTo(Rung.HANDED_OVER);
        assertThat(events(recipient)).extracting(RecipientEvent::kind).containsExactly("requested", "proved");
        assertThat(events(recipient).get(1).detail()).contains("\"fallback\":", "\"email\"");
        assertThat(new Breakers(house.jdbc, new SplittableRandom(1))
                        .of(AGENCY.id())
                        .closed())
                .as("its fallback says nothing good of its line")
                .isFalse();

        now = LAPSED.plus(Duration.ofDays(2));
        house.run("escalate.safeguarding");

        assertThat(mail.arrived(LEAD))
                .hasSize(2)
                .allMatch(notice -> notice.text().contains("01632 960101"));
        assertThat(events(recipient)).extracting(RecipientEvent::kind).endsWith("escalated");
    }

    @Test
    void aLineThatBreaksJustNowIsNotWaitedForEither() throws Exception {
        UUID recipient = refer("R-1", "Ward", "Amelia");
        house.run(ROUTE, recipient + ":1");

        assertThat(mail.since(OTHER, 0)).hasSize(1);
        assertThat(standing(recipient).rung()).isEqualTo(Rung.HANDED_OVER);
        assertThat(new Breakers(house.jdbc, new SplittableRandom(1))
                        .of(AGENCY.id())
                        .failures())
                .isEqualTo(1);
    }

    @Test
    void aFormOfTheOtherWayThatCannotBeMadeEndsNothing() {
        Delivering line = delivering(there, new CsvRendering(), otherwise(new Unfit(), away));
        UUID recipient = refer("R-1", "Ward", "Amelia");
        theLineIsBroken(recipient);
        deliver(line, recipient, 6);

        assertThat(standing(recipient).rung()).isEqualTo(Rung.HANDED_OVER);
        assertThat(events(recipient))
                .last()
                .satisfies(event -> assertThat(event.detail())
                        .contains("\"other way\": \"email: expected a date, found none\"")
                        .doesNotContain("fallback"));
    }

    @Test
    void whoCanBeToldByNeitherWayNowIsTriedAgainWithBothReasons() {
        Delivering line = delivering(away, new CsvRendering(), otherwise(new Unfit(), there));
        UUID recipient = refer("R-1", "Ward", "Amelia");
        deliver(line, recipient, 1);

        assertThat(standing(recipient).state()).isEqualTo(RecipientState.REQUESTED);
        assertThat(events(recipient))
                .last()
                .satisfies(event -> assertThat(event.detail())
                        .contains("\"later\"", "by its other way (email): expected a date, found none", "againAt"));
    }

    @Test
    void anOwnFormThatCannotBeMadeIsNoReasonNotToGoByTheOtherWay() throws Exception {
        Delivering line = delivering(there, new Unfit(), otherwise(new CsvRendering(), there));
        UUID recipient = refer("R-1", "Ward", "Amelia");
        deliver(line, recipient, 1);

        assertThat(mail.since(OTHER, 0)).hasSize(1);
        assertThat(standing(recipient).rung()).isEqualTo(Rung.HANDED_OVER);
        assertThat(events(recipient))
                .last()
                .satisfies(event -> assertThat(event.detail())
                        .contains("\"fallback\": \"email\"", "\"own way\": \"expected a date, found none\""));
    }

    @Test
    void whileTheOtherWayIsOnlyAwayNobodyGivesUp() {
        Delivering line = delivering(there, new Unfit(), otherwise(new CsvRendering(), away));
        UUID recipient = refer("R-1", "Ward", "Amelia");
        deliver(line, recipient, 1);
        assertThat(standing(recipient).state()).isEqualTo(RecipientState.REQUESTED);
        assertThat(new Breakers(house.jdbc, new SplittableRandom(1))
                        .of(AGENCY.id())
                        .failures())
                .as("its own line was never tried")
                .isZero();

        deliver(delivering(there, new Unfit(), otherwise(new Unfit(), there)), recipient, 2);
        assertThat(standing(recipient).state()).isEqualTo(RecipientState.FAILED);
        assertThat(events(recipient))
                .last()
                .satisfies(event -> assertThat(event.detail())
                        .contains(
                                "expected a date, found none; by its other way (email): expected a date, found none"));
    }

    private void theLineIsBroken(UUID recipient) {
        for (int attempt = 1; attempt <= 5; attempt++) {
            deliver(withoutOther, recipient, attempt);
        }
    }

    /** As its route does. */
    private static void deliver(Delivering line, UUID recipient, int attempt) {
        Delivery delivery = line.begin(recipient + ":" + attempt);
        try {
            line.record(line.carry(line.prepare(delivery)));
        } catch (NotRendered e) {
            line.failed(delivery, e);
        }
    }

    /** A form with a field that nothing fits. */
    private static final class Unfit implements ReferralRendering {
        @Override
        public String name() {
            return "unfit";
        }

        @Override
        public Payload render(Disclosure disclosure) {
            throw new NotRendered("expected a date, found none");
        }
    }

    private void aShieldedChildOfWhomNobodyKnowsWhoItIs() {
        Rolls rolls = new Rolls(house);
        Address hidden = new Address("home", List.of("77 Hidden Lane"), "Hailsham", "BN27 1AA", null, null, null, null);
        rolls.index(new IndexEntry(
                "CI-1",
                List.of(new Name(Name.Kind.LEGAL, "Quillfeather", "Theodosia", null)),
                BORN,
                Sex.F,
                hidden,
                new Identifiers(null, List.of(), null, null, null, null),
                List.of(),
                null,
                null,
                List.of(),
                null,
                false,
                true,
                false));
        rolls.roll(
                House.SCHOOL.id(),
                pupil("L1", "Ward", "Amelia", null),
                pupil("L2", "Quillfeather", "Theodosia", hidden));
        ChildView child = rolls.child(House.SCHOOL.id(), new PupilKey(PupilKey.Kind.LOCAL_ID, "L2"));
        assertThat(child.shielded()).isTrue();
        assertThat(child.records()).as("perhaps one child, and not linked").hasSize(1);
        assertThat(house.reviews.open(Rolls.TEAM, 10)).hasSize(1);
    }

    private static Child pupil(String key, String family, String given, Address home) {
        return new Child(
                new Origin(House.SCHOOL.id(), null, "a.csv", 1),
                List.of(new Name(Name.Kind.LEGAL, family, given, null)),
                BORN,
                Sex.F,
                null,
                new Identifiers(null, List.of(), null, null, null, key),
                Stream.ofNullable(home).toList(),
                List.of(),
                List.of(),
                List.of(new Enrolment(null, null, "C", null, null, LocalDate.of(2024, 9, 1), null, null)),
                List.of(),
                List.of(),
                List.of(),
                Context.NONE,
                List.of());
    }

    /** Nothing is said of agreement, of lawful basis, or of a look into the Index. */
    private UUID refer(String reference, String family, String given) {
        house.referring.ask(
                new ReferralRequest(
                                reference,
                                House.SCHOOL.id(),
                                new ReferralRequest.Pupil(null, null, family, given, BORN),
                                null,
                                "came with bruises",
                                Urgency.URGENT,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                true)
                        .filled(),
                null,
                "spare");
        return house.referrals.list(null, 10).stream()
                .filter(view -> view.reference().equals(reference))
                .map(view -> view.recipients().get(0).id())
                .findFirst()
                .orElseThrow();
    }

    private ReferralView.Recipient standing(UUID recipient) {
        return house.referrals.list(null, 10).stream()
                .flatMap(view -> view.recipients().stream())
                .filter(each -> each.id().equals(recipient))
                .findFirst()
                .orElseThrow();
    }

    private List<RecipientEvent> events(UUID recipient) {
        return house.referrals.timeline(Access.hub("test"), standing(recipient).referral());
    }

    private FallingBack otherwise(ReferralRendering form, EmailCourier by) {
        Breakers breakers = new Breakers(house.jdbc, new SplittableRandom(1));
        return new FallingBack(
                AGENCY.fallenBack(), form, by, () -> !breakers.of(AGENCY.id()).closed());
    }

    private Delivering delivering(EmailCourier courier, ReferralRendering form, FallingBack fallback) {
        return new Delivering(
                AGENCY,
                form,
                new Enclosing(house.attachments, house.sendings, house.vault),
                courier,
                house.attempts,
                Delivering.Shields.of(house.children),
                List.of(House.SCHOOL),
                new Routing(House.SHIPPED.routing(), House.SHIPPED.agencies()),
                House.SHIPPED.hub().zone(),
                clock,
                fallback,
                Copies.NONE);
    }

    private EmailCourier courier(int port) {
        return new EmailCourier(
                settings(port), List.of("childrens-social-care.example"), name -> Optional.empty(), clock);
    }

    private static MailSettings settings(int port) {
        return new MailSettings(
                "127.0.0.1",
                port,
                null,
                null,
                "hub@partnership.example",
                null,
                "partnership.example",
                null,
                true,
                Duration.ofSeconds(5),
                Duration.ofSeconds(15));
    }

    private static int nobodysPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
