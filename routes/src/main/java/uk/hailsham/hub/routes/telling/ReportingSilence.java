package uk.hailsham.hub.routes.telling;

import java.util.List;
import java.util.UUID;
import uk.hailsham.hub.connectors.store.Referrals;
import uk.hailsham.hub.connectors.store.Unanswered;
import uk.hailsham.hub.domain.agency.Agency;
import uk.hailsham.hub.domain.referral.NotCarried;
import uk.hailsham.hub.domain.school.School;
import uk.hailsham.hub.domain.telling.NonDelivery;
import uk.hailsham.hub.mappings.outcomefile.NonDeliveryFile;
import uk.hailsham.hub.routes.referral.Offering;

/** Tells a school, once for each deadline, that an agency is silent or cannot be reached, and what to do. */
final class ReportingSilence {
    private static final int AT_ONCE = 100;

    private final School school;
    private final Unanswered unanswered;
    private final Referrals referrals;
    private final Offering offering;
    private final Following following;
    private final Naming naming;
    private final Channel channel;

    ReportingSilence(
            School school,
            Unanswered unanswered,
            Referrals referrals,
            Offering offering,
            Following following,
            Naming naming,
            Channel channel) {
        this.school = school;
        this.unanswered = unanswered;
        this.referrals = referrals;
        this.offering = offering;
        this.following = following;
        this.naming = naming;
        this.channel = channel;
    }

    /** A report that a crash interrupts is written again under the same name, and mailed under the same Message-ID. */
    void tell() throws NotCarried {
        for (Unanswered.Missing missing : unanswered.due(school.id(), following.whole(), AT_ONCE)) {
            NonDelivery report = report(missing);
            channel.put(NonDeliveryFile.name(report), NonDeliveryFile.write(report, channel.now()));
            channel.mail(report.name(), NonDeliveryFile.subject(report), NonDeliveryFile.text(report, school.name()));
            unanswered.told(missing);
        }
    }

    private NonDelivery report(Unanswered.Missing missing) {
        Agency.Contact contact = naming.contact(missing.agency());
        return new NonDelivery(
                missing.recipient(),
                missing.referral(),
                missing.reference(),
                missing.kind(),
                missing.since(),
                new NonDelivery.Silent(
                        naming.id(missing.agency()), naming.name(missing.agency()), contact.name(), contact.phone()),
                others(missing.referral()));
    }

    private List<String> others(UUID referral) {
        return referrals
                .find(referral)
                .map(view -> offering.next(view).offers().stream()
                        .map(offer -> naming.name(offer.target().agency().id()))
                        .distinct()
                        .toList())
                .orElse(List.of());
    }
}
