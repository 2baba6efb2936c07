package uk.hailsham.hub.connectors.ground;

import java.io.IOException;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

/**
 * What a clock's file says, a line each: {@code offset: PT1H} and {@code speed: 60}; empty lines and lines with a
 * {@code #} say nothing.
 *
 * @param offset how far the clock is from the real one when the file is read; empty to go on from what it shows
 * @param speed how many seconds pass in one, above 0 up to 100,000; 1 unless said
 */
record ClockWords(Optional<Duration> offset, double speed) {
    private static final double FASTEST = 100_000;

    /** @throws IOException for any other line */
    static ClockWords read(String text) throws IOException {
        Optional<Duration> offset = Optional.empty();
        double speed = 1;
        List<String> lines = text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .toList();
        for (String line : lines) {
            String[] word = line.split(":\\s*", 2);
            switch (word[0]) {
                case "offset" -> offset = Optional.of(duration(word, line));
                case "speed" -> speed = speed(word, line);
                default -> throw unread(line);
            }
        }
        return new ClockWords(offset, speed);
    }

    private static Duration duration(String[] word, String line) throws IOException {
        try {
            return Duration.parse(word[word.length - 1]);
        } catch (DateTimeParseException e) {
            throw unread(line);
        }
    }

    private static double speed(String[] word, String line) throws IOException {
        try {
            double speed = Double.parseDouble(word[word.length - 1]);
            if (speed > 0 && speed <= FASTEST) {
                return speed;
            }
        } catch (NumberFormatException e) {
            throw unread(line);
        }
        throw unread(line);
    }

    private static IOException unread(String line) {
        return new IOException("expected 'offset: PT1H' or 'speed: 60' (above 0, up to 100000) in the clock's file, "
                + "found '" + line + "'");
    }
}
