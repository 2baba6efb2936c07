package uk.hailsham.hub.domain.waiting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WaitingCurveTest {
    @Test
    void whoStillWaitsIsCounted() {
        List<Wait> waits = waits("seen 10, seen 20, waiting 30, waiting 30");

        assertThat(new WaitingCurve(waits).seen(.5)).hasValue(20);
        assertThat(new WaitingCurve(waits).seen(.9)).isEmpty();
    }

    /** Freireich's 6-MP group, the worked example of most textbooks: the median is 23 weeks. */
    @Test
    void agreesWithTheTextbook() {
        List<Wait> waits =
                waits("seen 6, seen 6, seen 6, waiting 6, seen 7, waiting 9, seen 10, waiting 10, waiting 11,"
                        + " seen 13, seen 16, waiting 17, waiting 19, waiting 20, seen 22, seen 23, waiting 25, waiting 32,"
                        + " waiting 32, waiting 34, waiting 35");

        assertThat(new WaitingCurve(waits).seen(.5)).hasValue(23);
        assertThat(new WaitingCurve(waits).seen(.25)).hasValue(13);
        assertThat(new WaitingCurve(waits).seen(.56)).isEmpty();
    }

    @Test
    void oneSeenAtOnceSaysNothingOfThoseWhoHaveWaitedForLong() {
        List<Wait> waits = new ArrayList<>(waits("seen 1"));
        for (int day = 90; day < 100; day++) {
            waits.add(new Wait("a", "n", "s", YearMonth.of(2026, 1), 80, day, Wait.End.SEEN, true));
        }

        assertThat(new WaitingCurve(waits).seen(.5)).hasValue(94);
    }

    @Test
    void whatEndedOtherwiseIsNotSeen() {
        assertThat(new WaitingCurve(waits("otherwise 3, otherwise 4, seen 5, seen 6")).seen(.5))
                .hasValue(5);
    }

    private static List<Wait> waits(String words) {
        return Stream.of(words.split(", "))
                .map(word -> word.split(" "))
                .map(word -> new Wait(
                        "a",
                        "n",
                        "s",
                        YearMonth.of(2026, 7),
                        0,
                        Integer.parseInt(word[1]),
                        Wait.End.valueOf(word[0].toUpperCase()),
                        false))
                .toList();
    }
}
