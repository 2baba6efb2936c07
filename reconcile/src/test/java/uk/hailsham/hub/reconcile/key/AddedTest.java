package uk.hailsham.hub.reconcile.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Records added after an index was built are found by their numbers, and gone ones are not. */
class AddedTest {
    private final Added added = new Added();

    private List<Integer> taken(int number) {
        Found found = new Found();
        added.take(number, found);
        return Arrays.stream(found.copy()).sorted().boxed().toList();
    }

    @Test
    void nothingIsFoundWhereNothingWasAdded() {
        added.remove(3, 1);
        assertThat(taken(3)).isEmpty();
    }

    @Test
    void everyNumberFindsItsRecordsHoweverManyCameAndWent() {
        Random random = new Random(3);
        int[] numbers = random.ints(700).toArray();
        numbers[0] = Integer.MIN_VALUE;
        numbers[1] = Integer.MAX_VALUE;
        numbers[2] = -1;
        Map<Integer, TreeSet<Integer>> there = new TreeMap<>();
        for (int record = 0; record < 40_000; record++) {
            int number = numbers[random.nextInt(numbers.length)];
            added.add(number, record);
            there.computeIfAbsent(number, key -> new TreeSet<>()).add(record);
            int other = numbers[random.nextInt(numbers.length)];
            if (record % 3 == 0 && !there.getOrDefault(other, new TreeSet<>()).isEmpty()) {
                added.remove(other, there.get(other).pollFirst());
            }
        }
        there.forEach((number, records) -> assertThat(taken(number)).isEqualTo(List.copyOf(records)));
        assertThat(there).hasSize(numbers.length);
    }
}
