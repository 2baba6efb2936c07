package uk.hailsham.hub.connectors.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The order in which tables can be filled with their constraints in force. */
class TableOrderTest {
    @Test
    void whatIsReferredToComesFirst() {
        assertThat(TableOrder.of(
                        List.of("attempts", "drops", "recipients", "referrals"),
                        Map.of("attempts", List.of("recipients"), "recipients", List.of("referrals"))))
                .containsExactly("drops", "referrals", "recipients", "attempts");
    }

    @Test
    void aCircleIsAnErrorAndNotForEver() {
        assertThatThrownBy(() -> TableOrder.of(List.of("a", "b"), Map.of("a", List.of("b"), "b", List.of("a"))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("tables refer to each other in a circle: [a, b]");
    }
}
