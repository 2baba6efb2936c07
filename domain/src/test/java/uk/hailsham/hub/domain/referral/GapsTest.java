package uk.hailsham.hub.domain.referral;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import uk.hailsham.hub.domain.agency.Agency;

/** What a form will not say, by the names of its fields. */
class GapsTest {
    private static final Agency AGENCY = Examples.agency(null, false);

    private static Gaps gaps(Set<String> onForm) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("recipient_id", "");
        fields.put("reason", "because");
        fields.put("nhs_number", "");
        fields.put("upn", "");
        fields.put("school", "White House");
        return Gaps.of(AGENCY, new Disclosure(null, "CAMHS", fields), onForm);
    }

    @Test
    void areTheEmptyFieldsThatTheFormHasInTheListsOrder() {
        assertThat(gaps(Set.of("recipient_id", "reason", "upn", "nhs_number", "school")))
                .isEqualTo(new Gaps(AGENCY.id(), AGENCY.outwardName(), List.of("nhs_number", "upn"), List.of()));
    }

    @Test
    void areApartFromWhatTheFormHasNoPlaceFor() {
        assertThat(gaps(Set.of("recipient_id", "reason", "upn")))
                .isEqualTo(
                        new Gaps(AGENCY.id(), AGENCY.outwardName(), List.of("upn"), List.of("nhs_number", "school")));
    }
}
