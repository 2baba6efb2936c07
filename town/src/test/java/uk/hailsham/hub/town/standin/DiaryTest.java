package uk.hailsham.hub.town.standin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DiaryTest {
    private Instant now = Instant.parse("2026-10-05T09:30:00Z");
    private final Clock clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);
    private final Diary diary = new Diary(clock);
    private final List<String> numbers = IntStream.range(0, 1_000)
            .mapToObj(i -> new UUID(i, 7L * i).toString())
            .toList();

    @Test
    void mostAreTakenOnWithinAMonthSomeDeclinedAndSomeNeverAnswered() {
        numbers.forEach(diary::open);
        assertThat(diary.due()).as("nobody answers at once").isEmpty();
        now = now.plus(Duration.ofDays(35));
        List<Diary.Word> words = diary.due();

        assertThat(words.stream().filter(word -> word.status().equals("accepted")))
                .hasSizeBetween(650, 850);
        assertThat(words.stream().filter(word -> word.status().equals("declined")))
                .hasSizeBetween(80, 160);
        assertThat(words.stream().map(Diary.Word::recipient).distinct()).hasSizeBetween(900, 960);
        assertThat(words).extracting(Diary.Word::day).containsOnly(LocalDate.of(2026, 11, 9));
    }

    @Test
    void whatIsSaidIsSaidOnceAndACopyOfAReferralStartsNothingAnew() {
        numbers.forEach(diary::open);
        now = now.plus(Duration.ofDays(400));
        List<Diary.Word> words = diary.due();
        numbers.forEach(diary::open);

        assertThat(diary.due()).isEmpty();
        assertThat(words).doesNotHaveDuplicates();
        assertThat(words.stream().filter(word -> word.status().equals("closed")))
                .hasSameSizeAs(words.stream()
                        .filter(word -> word.status().equals("first-contact"))
                        .toList());
    }

    @Test
    void whereOneThingCanBeSaidItIsTheLast() {
        String closed = numbers.stream()
                .filter(number -> Course.of(number).steps().stream()
                        .anyMatch(step -> step.status().equals("closed")))
                .findFirst()
                .orElseThrow();
        diary.open(closed);
        now = now.plus(Duration.ofDays(400));

        assertThat(diary.isDue(closed)).isTrue();
        assertThat(diary.last(closed))
                .hasValueSatisfying(word -> assertThat(word.status()).isEqualTo("closed"));
        assertThat(diary.isDue(closed)).isFalse();
    }
}
