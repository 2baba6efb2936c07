package uk.hailsham.hub.routes.telling;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import uk.hailsham.hub.connectors.store.Outcomes;
import uk.hailsham.hub.connectors.store.ReferralView;
import uk.hailsham.hub.connectors.store.Referrals;
import uk.hailsham.hub.domain.agency.Agency;
import uk.hailsham.hub.domain.referral.NotCarried;
import uk.hailsham.hub.domain.school.School;
import uk.hailsham.hub.domain.telling.ReferralReceipt;
import uk.hailsham.hub.mappings.outcomefile.ReferralReceiptFile;
import uk.hailsham.hub.routes.referral.Owning;

/** A receipt for each referral of one school: who was asked, and by when each should be heard of. */
final class ReceiptingReferrals {
    private static final int AT_ONCE = 100;

    private final School school;
    private final Outcomes outcomes;
    private final Referrals referrals;
    private final Owning owning;
    private final Naming naming;
    private final Channel channel;
    private final ZoneId zone;

    ReceiptingReferrals(
            School school,
            Outcomes outcomes,
            Referrals referrals,
            Owning owning,
            Naming naming,
            Channel channel,
            ZoneId zone) {
        this.school = school;
        this.outcomes = outcomes;
        this.referrals = referrals;
        this.owning = owning;
        this.naming = naming;
        this.channel = channel;
        this.zone = zone;
    }

    void tell() throws NotCarried {
        for (UUID id : outcomes.unreceipted(school.id(), AT_ONCE)) {
            ReferralView view = referrals.find(id).orElseThrow();
            ReferralReceipt receipt = receipt(view);
            channel.put(ReferralReceiptFile.name(receipt), ReferralReceiptFile.write(receipt));
            channel.mail(
                    ReferralReceiptFile.messageName(receipt),
                    ReferralReceiptFile.subject(),
                    ReferralReceiptFile.text(school.name(), receipt));
            outcomes.receipted(id);
        }
    }

    private ReferralReceipt receipt(ReferralView view) {
        String owner =
                owning.of(List.of(view.id())).get(view.id()).owner().person().name();
        return new ReferralReceipt(
                view.id(),
                view.reference(),
                view.madeAt(),
                view.safeguarding(),
                owner,
                view.recipients().stream().map(this::asked).toList());
    }

    private ReferralReceipt.Asked asked(ReferralView.Recipient recipient) {
        Agency.Contact ring = naming.contact(recipient.agency());
        return new ReferralReceipt.Asked(
                recipient.id(),
                naming.id(recipient.agency()),
                naming.name(recipient.agency()),
                lastDay(recipient.acknowledgeBy(), zone),
                lastDay(recipient.firstContactBy(), zone),
                ring.name(),
                ring.phone());
    }

    /** The last day that is in time: a deadline is the first instant that is too late. */
    static LocalDate lastDay(Instant deadline, ZoneId zone) {
        return deadline == null ? null : LocalDate.ofInstant(deadline.minusNanos(1), zone);
    }
}
