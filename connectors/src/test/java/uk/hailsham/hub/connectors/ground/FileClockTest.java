package uk.hailsham.hub.connectors.ground;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileClockTest {
    private static final Instant SEVEN = Instant.parse("2026-11-24T07:00:00Z");

    @TempDir
    private Path folder;

    private Path file;
    private Instant now = SEVEN;
    private final Clock real = new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Instant instant() {
            return now;
        }
    };

    @BeforeEach
    void name() {
        file = folder.resolve("clock");
    }

    private FileClock clock(String text) throws IOException {
        return new FileClock(Files.writeString(file, text), real);
    }

    private void pass(Duration time) {
        now = now.plus(time);
    }

    private void write(String text) throws IOException {
        Files.writeString(file, text);
        pass(Duration.ofMillis(100));
    }

    @Test
    void anEmptyFileShowsTheRealTime() throws Exception {
        FileClock clock = clock("# not turned yet\n\n");
        assertThat(clock.instant()).isEqualTo(SEVEN);
        pass(Duration.ofMinutes(1));
        assertThat(clock.instant()).isEqualTo(SEVEN.plusSeconds(60));
    }

    @Test
    void anOffsetJumpsBothWaysFromTheRealTime() throws Exception {
        FileClock clock = clock("offset: PT1H\n");
        assertThat(clock.instant()).isEqualTo(SEVEN.plusSeconds(3600));
        write("offset: -PT1H");
        assertThat(clock.instant()).isEqualTo(now.minusSeconds(3600));
        write("offset: PT0S");
        assertThat(clock.instant()).isEqualTo(now);
    }

    @Test
    void aSpeedGoesOnFromWhatIsShownAndSoDoesTheNextOne() throws Exception {
        FileClock clock = clock("offset: PT1H");
        write("speed: 60");
        Instant turned = clock.instant();
        assertThat(turned).isEqualTo(now.plusSeconds(3600));
        pass(Duration.ofSeconds(10));
        assertThat(clock.instant()).isEqualTo(turned.plusSeconds(600));
        write("speed: 1");
        Instant slow = clock.instant();
        assertThat(slow).isEqualTo(turned.plusSeconds(606));
        pass(Duration.ofSeconds(1));
        assertThat(clock.instant()).isEqualTo(slow.plusSeconds(1));
    }

    @Test
    void offsetAndSpeedTogetherJumpAndRun() throws Exception {
        FileClock clock = clock("offset: P1D\nspeed: 2\n");
        pass(Duration.ofMinutes(1));
        assertThat(clock.instant()).isEqualTo(SEVEN.plus(Duration.ofDays(1)).plusSeconds(120));
    }

    @Test
    void theFileIsNotReadAgainBeforeATenthOfASecond() throws Exception {
        FileClock clock = clock("");
        Files.writeString(file, "offset: PT1H");
        pass(Duration.ofMillis(99));
        assertThat(clock.instant()).isEqualTo(now);
        pass(Duration.ofMillis(1));
        assertThat(clock.instant()).isEqualTo(now.plusSeconds(3600));
    }

    @Test
    void whatSaysNothingOrIsGoneLeavesTheClockAsItGoes() throws Exception {
        FileClock clock = clock("offset: PT1H");
        write("offset: tomorrow");
        assertThat(clock.instant()).isEqualTo(now.plusSeconds(3600));
        Files.delete(file);
        pass(Duration.ofSeconds(1));
        assertThat(clock.instant()).isEqualTo(now.plusSeconds(3600));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"offset: tomorrow", "offset", "speed: 0", "speed: -1", "speed: fast", "speed: 100001", "at: 7"})
    void aHubDoesNotStartWithWordsThatAreNone(String text) {
        assertThatThrownBy(() -> clock(text))
                .isInstanceOf(IOException.class)
                .hasMessage(
                        "expected 'offset: PT1H' or 'speed: 60' (above 0, up to 100000) in the clock's file, found '"
                                + text + "'");
    }

    @Test
    void aHubDoesNotStartWithoutTheFile() {
        assertThatThrownBy(() -> new FileClock(file, real)).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void anotherZoneShowsTheSameHands() throws Exception {
        FileClock clock = clock("");
        Clock tokyo = clock.withZone(ZoneId.of("Asia/Tokyo"));
        write("offset: PT1H");
        assertThat(LocalDateTime.now(tokyo)).isEqualTo("2026-11-24T17:00:00.100");
        assertThat(tokyo.withZone(ZoneOffset.UTC).instant()).isEqualTo(clock.instant());
    }
}
