package uk.hailsham.hub.town.standin;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** When made-up agencies say what of which referral, by a clock that may run faster than the real one. Safe for many threads. */
final class Diary {
    private final Clock clock;
    private final Map<String, Deque<Entry>> open = new LinkedHashMap<>();

    /** @param clock in the zone of the agencies */
    Diary(Clock clock) {
        this.clock = clock;
    }

    private record Entry(Instant at, Course.Step step) {}

    /** What is said now. @param reason empty for none @param day on which it is said */
    record Word(String recipient, String status, String reason, LocalDate day) {}

    /** A referral has come; a copy of one that is known changes nothing. @param recipient its number, as the agency got it */
    synchronized void open(String recipient) {
        Instant now = clock.instant();
        open.computeIfAbsent(recipient, number -> {
            Deque<Entry> entries = new ArrayDeque<>();
            Course.of(number).steps().forEach(step -> entries.add(new Entry(now.plus(step.after()), step)));
            return entries;
        });
    }

    /** Everything that is due and has not been said, in the order of each referral's steps. */
    synchronized List<Word> due() {
        List<Word> words = new ArrayList<>();
        open.keySet().forEach(recipient -> {
            Optional<Word> word = next(recipient);
            while (word.isPresent()) {
                words.add(word.get());
                word = next(recipient);
            }
        });
        return words;
    }

    /** Where one thing at a time can be said: the last that is due of one referral; what came before it is left unsaid. */
    synchronized Optional<Word> last(String recipient) {
        Optional<Word> last = Optional.empty();
        for (Optional<Word> word = next(recipient); word.isPresent(); word = next(recipient)) {
            last = word;
        }
        return last;
    }

    synchronized boolean isDue(String recipient) {
        Entry next = open.getOrDefault(recipient, new ArrayDeque<>()).peek();
        return next != null && !next.at().isAfter(clock.instant());
    }

    Instant now() {
        return clock.instant();
    }

    private Optional<Word> next(String recipient) {
        if (!isDue(recipient)) {
            return Optional.empty();
        }
        Course.Step step = open.get(recipient).poll().step();
        return Optional.of(new Word(recipient, step.status(), step.reason(), LocalDate.now(clock)));
    }
}
