package uk.hailsham.hub.routes.securelink;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import uk.hailsham.hub.connectors.store.AgencyReferrals;
import uk.hailsham.hub.domain.agreement.Agreement;
import uk.hailsham.hub.domain.referral.Disclosure;
import uk.hailsham.hub.domain.referral.RecipientState;
import uk.hailsham.hub.routes.delivery.Disclosing;

/** What a page shows: the same as any rendering, from the allow-list, with today's shields and agreements. */
public final class Showing {
    /** Of one page; the rest comes when these are answered. */
    public static final int MOST = 50;

    private final AgencyReferrals referrals;
    private final Disclosing disclosing;
    private final ZoneId zone;
    private final Clock clock;

    public Showing(AgencyReferrals referrals, Disclosing disclosing, ZoneId zone, Clock clock) {
        this.referrals = referrals;
        this.disclosing = disclosing;
        this.zone = zone;
        this.clock = clock;
    }

    /**
     * @param answerBy when the agency's first word is due; null when it has spoken
     * @param disclosure null when there is nothing to show: it was withdrawn, has ended, or may not be shown now
     */
    public record Card(UUID recipient, RecipientState state, Instant answerBy, Disclosure disclosure) {}

    /** Each card is a look, and an event of the audit. */
    public List<Card> cards(Door door) {
        List<UUID> recipients = door.everything()
                ? referrals.open(door.agency().id(), MOST)
                : List.of(door.link().recipient());
        return recipients.stream()
                .map(recipient -> card(door, recipient))
                .flatMap(Optional::stream)
                .toList();
    }

    /** Empty when the page does not show this one. */
    public Optional<Card> card(Door door, UUID recipient) {
        if (!door.everything() && !recipient.equals(door.link().recipient())) {
            return Optional.empty();
        }
        boolean stopped = Agreement.stopped(door.agency().agreement(), LocalDate.ofInstant(clock.instant(), zone))
                .isPresent();
        return referrals
                .look(door.access(), door.agency().id(), recipient, door.link().id(), stopped)
                .map(seen -> new Card(
                        recipient,
                        seen.state(),
                        seen.answerBy(),
                        seen.delivery() == null
                                ? null
                                : disclosing
                                        .disclose(door.agency(), seen.delivery())
                                        .disclosure()));
    }
}
