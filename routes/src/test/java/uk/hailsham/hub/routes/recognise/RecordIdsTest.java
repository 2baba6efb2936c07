package uk.hailsham.hub.routes.recognise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Packed ids are what lists and sets of ids are. */
class RecordIdsTest {
    private final Random random = new Random(4);

    /** Every third id is one that was there before. */
    private List<UUID> some(int count) {
        List<UUID> some = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            boolean again = i % 3 == 2;
            some.add(again ? some.get(random.nextInt(i)) : new UUID(random.nextLong(), random.nextInt(5)));
        }
        return some;
    }

    @Test
    void aListKeepsAllInTheirOrder() {
        List<UUID> told = some(5_000);
        RecordIds ids = new RecordIds();
        ids.addAll(told);

        assertThat(ids).isEqualTo(told);
        assertThat(ids.slices(999)).hasSize(6).element(5).isEqualTo(told.subList(4_995, 5_000));
        assertThatThrownBy(() -> ids.get(5_000)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void aSetKeepsEachOnceInTheOrderInWhichTheyCame() {
        List<UUID> told = some(5_000);
        RecordIdSet ids = new RecordIdSet();
        told.forEach(ids::add);
        Set<UUID> expected = new LinkedHashSet<>(told);

        assertThat(List.copyOf(ids)).isEqualTo(List.copyOf(expected));
        assertThat(ids.containsAll(told)).isTrue();
        assertThat(ids.contains(new UUID(0, 9))).isFalse();
        assertThat(ids.add(told.get(0))).isFalse();
        assertThat(ids.slices(1_000).flatMap(List::stream)).containsExactlyElementsOf(expected);
    }
}
