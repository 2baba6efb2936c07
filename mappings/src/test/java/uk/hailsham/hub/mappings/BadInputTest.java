package uk.hailsham.hub.mappings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every kind of bad file against every reader: {@code bad-input.txt} beside this test says what comes of it, one line a
 * file. None ends otherwise than with rows or a refusal, in bounded time and memory.
 */
class BadInputTest {
    private static final Duration SOON = Duration.ofSeconds(180);
    private static final Map<String, String> EXPECTED = expected();

    static Stream<Arguments> files() {
        return Arrays.stream(Reader.values())
                .flatMap(reader -> Arrays.stream(BadInput.values()).map(bad -> Arguments.of(reader, bad)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("files")
    void endsAsIsWritten(Reader reader, BadInput bad) {
        Outcome outcome = Assertions.assertTimeoutPreemptively(SOON, () -> reader.read(bad.of(reader)));
        assertThat(outcome.line()).isEqualTo(EXPECTED.get(reader.word() + " " + bad.word()));
        assertThat(BadInput.CHILDREN).allMatch(outcome::keepsQuietAbout);
    }

    @ParameterizedTest
    @EnumSource
    void nothingOfTheSampleIsRefused(Reader reader) {
        assertThat(reader.read(BadInput.sample(reader)).line()).contains("rejected 0");
    }

    /** The two forms of the Index's feed are read by one reader, and an agency's file may be an acknowledgement. */
    @ParameterizedTest
    @EnumSource
    void aFileOfAnotherFormatIsRefusedWhole(Reader reader) {
        for (Reader other : Reader.values()) {
            if (other != reader
                    && !(other.word().startsWith("index") && reader.word().startsWith("index"))
                    && !(other == Reader.ACKNOWLEDGEMENT_FILE && reader == Reader.AGENCY_FILE)) {
                Outcome outcome = reader.read(BadInput.sample(other));
                assertThat(outcome.line()).as(other.word()).startsWith("refused: ");
                assertThat(BadInput.CHILDREN).allMatch(outcome::keepsQuietAbout);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aFileCutOffAnywhereIsReadOrRefused(Reader reader) {
        byte[] whole = bytes(reader);
        for (int length = 0; length < whole.length; length += 1 + length / 97) {
            assertThat(reader.read(Joined.apart(Arrays.copyOf(whole, length))).line())
                    .isNotEmpty();
        }
    }

    private static byte[] bytes(Reader reader) {
        List<byte[]> files = new ArrayList<>();
        for (var part : BadInput.sample(reader)) {
            try (InputStream in = part.open()) {
                files.add(in.readAllBytes());
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
        return Joined.together(files);
    }

    @Test
    void everyLineOfTheTableIsOneFile() {
        assertThat(EXPECTED.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        files().map(each -> ((Reader) each.get()[0]).word() + " " + ((BadInput) each.get()[1]).word())
                                .toList());
    }

    private static Map<String, String> expected() {
        try (InputStream table = BadInputTest.class.getResourceAsStream("bad-input.txt")) {
            Map<String, String> lines = new TreeMap<>();
            for (String line : new String(table.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
                String[] sides = line.split(" -> ", 2);
                lines.put(sides[0].strip(), sides[1]);
            }
            return lines;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
