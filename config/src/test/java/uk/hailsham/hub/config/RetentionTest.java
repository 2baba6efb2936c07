package uk.hailsham.hub.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Dated rules of how long is kept what. */
class RetentionTest {
    private static final LocalDate FIRST = LocalDate.of(2026, 11, 1);
    private static final LocalDate LATER = LocalDate.of(2027, 4, 1);

    private final Retention retention = new Retention(List.of(
            new Retention.Rule(Kept.RAW_BYTES, Period.ofDays(14), LATER, "shorter"),
            new Retention.Rule(Kept.RAW_BYTES, Period.ofDays(45), FIRST, "longer")));

    @Test
    void aRuleHoldsFromItsDayUntilALaterOne() {
        assertThat(retention.rawBytes(FIRST)).isEqualTo(Period.ofDays(45));
        assertThat(retention.rawBytes(LATER.minusDays(1))).isEqualTo(Period.ofDays(45));
        assertThat(retention.rawBytes(LATER)).isEqualTo(Period.ofDays(14));
    }

    @Test
    void withoutARuleRawBytesAreKeptForThirtyDays() {
        assertThat(retention.rawBytes(FIRST.minusDays(1))).isEqualTo(Period.ofDays(30));
        assertThat(new Retention(List.of()).rawBytes(FIRST)).isEqualTo(Period.ofDays(30));
    }

    @Test
    void whatNoRuleSpeaksOfIsNamed() {
        assertThat(retention.without(FIRST)).doesNotContain(Kept.RAW_BYTES).contains(Kept.REFERRAL, Kept.AUDIT_EVENT);
        assertThat(retention.without(FIRST.minusDays(1))).containsExactly(Kept.values());
    }

    @Test
    void theShippedRulesSayForEverythingThatIsKept() {
        ConfigFolder.Read read = ConfigFolder.read(ConfigCopy.SHIPPED, ConfigCopy.KNOWN);
        for (Kept what : Kept.values()) {
            assertThat(read.configuration().retention().rule(what, LATER))
                    .as(what.word())
                    .isPresent();
        }
    }
}
