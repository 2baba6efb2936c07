package uk.hailsham.hub.domain.referral;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import uk.hailsham.hub.domain.agency.SchoolNames;

class SchoolNamesTest {
    private final SchoolNames names = new SchoolNames(
            List.of(
                    Examples.agency("class", null, "class-advice", null, false),
                    Examples.agency("camhs", null, "mental-health", null, true)),
            text -> ("key " + text).getBytes(UTF_8));

    @Test
    void aSensitiveAgencyHasAHandleThatStaysTheSameAndTellsNothing() {
        assertThat(names.of("class")).isEqualTo("class");
        assertThat(names.of("camhs")).isEqualTo("as-6b6579206167656e").isEqualTo(names.of("camhs"));
        assertThat(names.hides("camhs")).isTrue();
    }

    @Test
    void anAgencyThatIsNotKnownAnyMoreCountsAsSensitive() {
        assertThat(names.hides("gone")).isTrue();
        assertThat(names.of("gone")).startsWith("as-");
    }
}
