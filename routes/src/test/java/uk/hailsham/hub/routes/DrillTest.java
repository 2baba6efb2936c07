package uk.hailsham.hub.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
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
import uk.hailsham.hub.connectors.store.Drills;
import uk.hailsham.hub.connectors.store.Referrals;
import uk.hailsham.hub.connectors.store.Waiting;
import uk.hailsham.hub.domain.access.Access;
import uk.hailsham.hub.domain.agency.Agency;
import uk.hailsham.hub.domain.referral.Courier;
import uk.hailsham.hub.domain.referral.NotCarried;
import uk.hailsham.hub.domain.referral.Payload;
import uk.hailsham.hub.domain.referral.Proof;
import uk.hailsham.hub.domain.referral.Reply;
import uk.hailsham.hub.domain.referral.Routing;
import uk.hailsham.hub.domain.referral.Rung;
import uk.hailsham.hub.mappings.agencycsv.CsvRendering;
import uk.hailsham.hub.routes.delivery.Delivering;
import uk.hailsham.hub.routes.delivery.Enclosing;
import uk.hailsham.hub.routes.referral.Drilling;

/** A made-up referral goes the real way, says everywhere that it is one, counts nowhere, and leaves nothing. */
@ExtendWith(TestDatabase.class)
class DrillTest {
    private static final Access OPERATOR = new Access("o.perator", Access.Role.OPERATOR, "monthly drill");
    private static final Agency AGENCY =
            House.SHIPPED.agency("educational-psychology").orElseThrow();
    private static final String ROUTE = AgencyDelivery.routeId(AGENCY.id());

    @TempDir
    private Path folder;

    private House house;
    private final List<Payload> carried = new ArrayList<>();

    @BeforeEach
    void open(Database database) throws Exception {
        house = new House(database, folder);
        Delivering delivering = new Delivering(
                AGENCY,
                new CsvRendering(),
                new Enclosing(house.attachments, house.sendings, house.vault),
                new Carrying(),
                house.attempts,
                child -> false,
                List.of(House.SCHOOL),
                new Routing(House.SHIPPED.routing(), House.SHIPPED.agencies()),
                House.SHIPPED.hub().zone(),
                house.clock);
        house.with(Map.of(ROUTE, delivering), new AgencyDelivery(AGENCY.id(), delivering, house.heartbeats));
    }

    @AfterEach
    void close() {
        house.close();
    }

    private Drilling drilling(boolean standIns) {
        return new Drilling(house.referrals, house.drills(), House.SHIPPED, standIns, house.ids, house.clock);
    }

    @Test
    void whoHasNotAgreedIsSentNone() {
        Drilling.Begun begun = drilling(false).begin(OPERATOR, AGENCY.id());

        assertThat(begun.id()).isNull();
        assertThat(begun.left())
                .hasSize(1)
                .first()
                .extracting(Drilling.Left::why)
                .asString()
                .contains("not agreed");
        assertThat(house.count("hub.referrals")).isZero();
    }

    @Test
    void itIsMarkedReportedRungByRungCountsNowhereAndLeavesNothing() {
        Drilling drilling = drilling(true);
        UUID drill = drilling.begin(OPERATOR, AGENCY.id()).id();
        UUID recipient = drilling.report(drill).get(0).recipient();
        house.run(ROUTE, recipient + ":1");
        house.replies.record(AGENCY.id(), new Reply(recipient, Reply.Status.RECEIVED, null, null), "test");

        assertThat(carried).hasSize(1);
        assertThat(carried.get(0).drill()).isTrue();
        assertThat(new String(carried.get(0).body(), StandardCharsets.UTF_8)).contains("DRILL", "no such child");
        assertThat(drilling.report(drill).get(0).reached())
                .extracting(Drills.Reached::rung)
                .containsExactly("queued", "transport-proved", "acknowledged");
        assertThat(house.referrals.list(null, 10)).isEmpty();
        assertThat(house.referrals.count()).isZero();
        assertThat(house.referrals.recipientsBy(Referrals.Column.STATE)).isEmpty();
        assertThat(new Waiting(house.jdbc, house.clock).list(10)).isEmpty();
        assertThat(house.count("hub.records") + house.count("hub.children")).isZero();

        assertThat(drilling.end(OPERATOR, drill)).isTrue();
        assertThat(drilling.report(drill)).isEmpty();
        for (String table : List.of("referrals", "recipients", "attempts", "recipient_events", "sent_copies")) {
            assertThat(house.count("hub." + table)).as(table).isZero();
        }
        assertThat(house.audited("drill-ended")).containsExactly(drill + ": monthly drill");
    }

    @Test
    void noOtherReferralCanBeEndedSo() {
        house.change("INSERT INTO hub.referrals (id, school, reference, need, urgency, safeguarding, request, as_known,"
                + " made_at, config_hash, hub_version) VALUES ('00000000-0000-7000-8000-000000000001', 'white-house',"
                + " 'R-1', 'SLCN', 'routine', false, '{}', '{}', now(), 'x', 'x')");

        assertThat(drilling(true).end(OPERATOR, UUID.fromString("00000000-0000-7000-8000-000000000001")))
                .isFalse();
        assertThat(house.count("hub.referrals")).isEqualTo(1);
    }

    private final class Carrying implements Courier {
        @Override
        public String channel() {
            return AGENCY.channel();
        }

        @Override
        public Rung highestRung() {
            return Rung.TRANSPORT_PROVED;
        }

        @Override
        public Proof carry(Agency agency, Payload payload) throws NotCarried {
            carried.add(payload);
            return new Proof(Rung.TRANSPORT_PROVED, house.clock.instant(), Map.of());
        }
    }
}
