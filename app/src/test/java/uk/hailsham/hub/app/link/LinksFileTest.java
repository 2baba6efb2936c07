package uk.hailsham.hub.app.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LinksFileTest {
    @Test
    void figuresAreWrittenWithTheirPlaces() {
        assertThat(LinksFile.decimal(0.9999996, 6)).isEqualTo("1.000000");
        assertThat(LinksFile.decimal(0.0207, 6)).isEqualTo("0.020700");
        assertThat(LinksFile.decimal(-12.3456, 3)).isEqualTo("-12.346");
        assertThat(LinksFile.decimal(-0.0001, 3)).isEqualTo("0.000");
    }

    @Test
    void figuresAreRoundedAsDecimalsAre() {
        Random random = new Random(5);
        for (int i = 0; i < 1000; i++) {
            float weight = random.nextFloat() * 200 - 100;
            assertThat(new BigDecimal(LinksFile.decimal(weight, 3)))
                    .isEqualByComparingTo(new BigDecimal(weight).setScale(3, RoundingMode.HALF_UP));
        }
    }
}
