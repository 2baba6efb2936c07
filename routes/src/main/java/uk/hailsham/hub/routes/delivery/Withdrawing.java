package uk.hailsham.hub.routes.delivery;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uk.hailsham.hub.connectors.store.Delivery;
import uk.hailsham.hub.connectors.store.Withdrawals;
import uk.hailsham.hub.domain.agency.Agency;
import uk.hailsham.hub.domain.agreement.Agreement;
import uk.hailsham.hub.domain.identifier.Shown;
import uk.hailsham.hub.domain.referral.Courier;
import uk.hailsham.hub.domain.referral.Disclosure;
import uk.hailsham.hub.domain.referral.NotCarried;
import uk.hailsham.hub.domain.referral.NotRendered;
import uk.hailsham.hub.domain.referral.Payload;

/**
 * Tells an agency's system what schools have taken back. A step that the hub does not live to put down is done again, as the
 * same message under the same id.
 */
public final class Withdrawing {
    private static final Logger LOG = LoggerFactory.getLogger(Withdrawing.class);
    private static final int MOST = 50;

    private final Agency agency;
    private final Function<Disclosure, Payload> message;
    private final Courier courier;
    private final Withdrawals withdrawals;
    private final Disclosing disclosing;
    private final ZoneId zone;
    private final Clock clock;

    /** @param message that ends a referral, as this agency may see it */
    public Withdrawing(
            Agency agency,
            Function<Disclosure, Payload> message,
            Courier courier,
            Withdrawals withdrawals,
            Disclosing disclosing,
            ZoneId zone,
            Clock clock) {
        this.agency = agency;
        this.message = message;
        this.courier = courier;
        this.withdrawals = withdrawals;
        this.disclosing = disclosing;
        this.zone = zone;
        this.clock = clock;
    }

    /** Nothing while the agency may not be told anything: its agreement is over, and somebody rings. */
    public void withdraw() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
        if (Agreement.stopped(agency.agreement(), today).isEmpty()) {
            withdrawals.due(agency.id(), MOST).forEach(this::withdraw);
        }
    }

    private void withdraw(Delivery delivery) {
        try {
            Disclosure disclosure = disclosing.disclose(agency, delivery).disclosure();
            withdrawals.told(delivery, courier.carry(agency, message.apply(disclosure)));
        } catch (NotCarried e) {
            LOG.warn("{}: {} not withdrawn: {}", agency.id(), Shown.RECIPIENT.of(delivery.recipient()), e.kind());
            withdrawals.notTold(delivery, e.kind(), e.getMessage());
        } catch (NotRendered e) {
            withdrawals.notTold(delivery, NotCarried.Kind.NEEDS_A_PERSON, e.getMessage());
        }
    }
}
