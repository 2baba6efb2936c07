package uk.hailsham.hub.domain.referral;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import uk.hailsham.hub.domain.referral.ReferralRequest.Agreement;

class AdviceTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);

    @Test
    void agreementSaysWhoAgreedWithWhatStandingAndWhen() {
        assertThat(fields(new Agreement(true, true, "mother", "parental-responsibility", DAY, null, null)))
                .isEmpty();
        assertThat(fields(new Agreement(true, true, "mother", null, null, null, null)))
                .containsExactly("agreement_standing, agreement_on");
        assertThat(fields(new Agreement(true, true, null, "young-person", DAY, null, null)))
                .containsExactly("agreement_by");
    }

    @Test
    void whatWasNotGivenNeedsNoStanding() {
        assertThat(fields(new Agreement(true, false, "father", null, null, "did not reply", null)))
                .isEmpty();
        assertThat(fields(new Agreement(false, null, null, null))).isEmpty();
        assertThat(fields(null)).isEmpty();
    }

    @Test
    void inTheSafeguardingLaneNobodyIsAdvisedOnAgreement() {
        Agreement bare = new Agreement(true, true, "mother", null);
        assertThat(Advice.of(Examples.request("public task", bare, true, null, true)))
                .isEmpty();
    }

    private static List<String> fields(Agreement agreement) {
        return Advice.of(Examples.request("public task", agreement, true, null, false)).stream()
                .map(Refusal::field)
                .toList();
    }
}
