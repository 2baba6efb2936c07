package uk.hailsham.hub.app.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PercentilesTest {
    @Test
    void aPercentileIsTheShortestThatSoManyDoNotExceed() {
        Percentiles hundred = new Percentiles(
                IntStream.rangeClosed(1, 100).mapToObj(i -> 101.0 - i).toList());

        assertThat(hundred.cells("run")).containsExactly("run", "100", "50.00", "90.00", "99.00", "100.00");
    }
}
