package uk.hailsham.hub.domain.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DigestMapTest {
    @Test
    void remembersWhatAnOrdinaryMapRemembers() {
        DigestMap map = new DigestMap();
        Map<String, Long> ordinary = new HashMap<>();
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 20_000; i++) {
            String text = "pupil " + random.nextInt(7_000);
            long value = 1 + random.nextInt(100);
            Long before = ordinary.put(text, value);
            assertThat(map.put(text, value)).isEqualTo(before == null ? 0 : before);
        }
        ordinary.forEach((text, value) -> assertThat(map.get(text)).isEqualTo(value));
        assertThat(map.get("nobody")).isZero();
    }
}
