package uk.hailsham.hub.reconcile.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class IdNumbersTest {
    private final Records records = new Records(new Layout(List.of(), 1));

    private int add(String id) {
        return records.add(new int[] {Layout.PRESENT}, id.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void afterManyChangesEveryIdHasTheNumberItWasGivenLast() {
        Random random = new Random(3);
        IdNumbers numbers = IdNumbers.of(records);
        Map<String, Integer> expected = new HashMap<>();
        for (int i = 0; i < 5000; i++) {
            String id = "é" + random.nextInt(700);
            int gone = numbers.remove(id);
            assertThat(gone).isEqualTo(expected.getOrDefault(id, -1));
            expected.remove(id);
            if (gone >= 0) {
                records.remove(gone);
            }
            if (random.nextInt(3) > 0) {
                expected.put(id, add(id));
                numbers.put(id, expected.get(id));
            }
        }
        for (int id = 0; id < 700; id++) {
            assertThat(numbers.find("é" + id)).isEqualTo(expected.getOrDefault("é" + id, -1));
        }
    }

    @Test
    void ofRecordsWithOneIdTheLastCounts() {
        add("a");
        int last = add("a");
        assertThat(IdNumbers.of(records).find("a")).isEqualTo(last);
        assertThat(IdNumbers.of(records).find("b")).isEqualTo(-1);
    }
}
