package uk.hailsham.hub.routes.telling;

import uk.hailsham.hub.config.Configuration;
import uk.hailsham.hub.connectors.store.Outcomes;
import uk.hailsham.hub.connectors.store.Referrals;
import uk.hailsham.hub.connectors.store.Unanswered;
import uk.hailsham.hub.domain.agency.SchoolNames;
import uk.hailsham.hub.domain.identifier.IdSource;
import uk.hailsham.hub.domain.referral.NotCarried;
import uk.hailsham.hub.domain.school.School;
import uk.hailsham.hub.routes.referral.Offering;
import uk.hailsham.hub.routes.referral.Owning;

/** What one school hears of its own referrals: that each is under way, that nobody answers, and what came of it. */
public final class TellingReferrer {
    private final ReceiptingReferrals receipts;
    private final ReportingSilence silence;
    private final TellingOutcomes outcomes;

    private TellingReferrer(ReceiptingReferrals receipts, ReportingSilence silence, TellingOutcomes outcomes) {
        this.receipts = receipts;
        this.silence = silence;
        this.outcomes = outcomes;
    }

    /** What all schools' tellers share. */
    public record Shared(
            Outcomes outcomes,
            Unanswered unanswered,
            Referrals referrals,
            Owning owning,
            Offering offering,
            SchoolNames names,
            Configuration configuration,
            IdSource ids) {
        public TellingReferrer of(School school, Channel channel) {
            Naming naming = new Naming(configuration, names);
            Following following = new Following(configuration);
            return new TellingReferrer(
                    new ReceiptingReferrals(
                            school,
                            outcomes,
                            referrals,
                            owning,
                            naming,
                            channel,
                            configuration.hub().zone()),
                    new ReportingSilence(school, unanswered, referrals, offering, following, naming, channel),
                    new TellingOutcomes(
                            school,
                            outcomes,
                            owning,
                            following,
                            naming,
                            channel,
                            configuration.hub().subscriptions().daily(),
                            ids));
        }
    }

    /**
     * The outcomes first: no mail is needed for them.
     *
     * @throws NotCarried when the mail server is away; what was not told is told in a later round
     */
    public void tell() throws NotCarried {
        outcomes.tell();
        receipts.tell();
        silence.tell();
    }

    public TellingOutcomes outcomes() {
        return outcomes;
    }
}
