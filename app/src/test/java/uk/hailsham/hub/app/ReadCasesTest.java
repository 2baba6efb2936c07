package uk.hailsham.hub.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every case is read by {@code hub read} as its {@code expected} says, byte for byte. Its school is the one of the
 * shipped configuration whose id the case's name begins with, or the {@code school.yml} beside it, added to those. What
 * lies in {@code in/events} is read as the school's events.
 */
class ReadCasesTest {
    private static final Path HOUSE = Path.of("..");
    private static final Path CASES = HOUSE.resolve("integration-tests/cases");
    private static final Path CONFIG = HOUSE.resolve("config");

    private final PrintStream err = System.err;

    @TempDir
    private Path folder;

    static Stream<Path> cases() throws IOException {
        return list(CASES).stream()
                .filter(path ->
                        !Files.exists(path.resolve("in/referral.csv")) && !Files.exists(path.resolve("in/who.txt")));
    }

    @AfterEach
    void restore() {
        System.setErr(err);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void isReadAsExpected(Path folderOfCase) throws IOException {
        Path children = folder.resolve("children.jsonl");
        Path rejections = folder.resolve("rejections.csv");
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));

        Path events = folderOfCase.resolve("in/events");
        List<String> arguments = new ArrayList<>(List.of(
                "read",
                "--config",
                config(folderOfCase).toString(),
                "--school",
                school(folderOfCase),
                "--out",
                children.toString(),
                "--rejections",
                rejections.toString()));
        arguments.addAll(
                Files.exists(events)
                        ? List.of("--events", events.toString())
                        : List.of(folderOfCase.resolve("in").toString()));
        int exit = Main.run(arguments.toArray(String[]::new));

        Path expected = folderOfCase.resolve("expected");
        assertThat(exit == 2 ? "refused" : last(said)).isEqualToIgnoringNewLines(text(expected.resolve("totals.txt")));
        assertThat(exit == 2 ? "" : text(children)).isEqualTo(text(expected.resolve("children.jsonl")));
        assertThat(text(rejections)).isEqualTo(text(expected.resolve("rejections.csv")));
    }

    private static String last(ByteArrayOutputStream said) {
        List<String> lines = said.toString(StandardCharsets.UTF_8).lines().toList();
        return lines.get(lines.size() - 1);
    }

    private static String text(Path file) throws IOException {
        return Files.readString(file);
    }

    private static String school(Path folderOfCase) throws IOException {
        Path own = folderOfCase.resolve("school.yml");
        if (Files.exists(own)) {
            return Files.readString(own)
                    .lines()
                    .filter(line -> line.startsWith("id: "))
                    .map(line -> line.substring("id: ".length()))
                    .findFirst()
                    .orElseThrow();
        }
        return list(CONFIG.resolve("schools")).stream()
                .map(file -> file.getFileName().toString().replace(".yml", ""))
                .filter(id -> folderOfCase.getFileName().toString().startsWith(id + "-"))
                .findFirst()
                .orElseThrow();
    }

    private Path config(Path folderOfCase) throws IOException {
        Path own = folderOfCase.resolve("school.yml");
        if (!Files.exists(own)) {
            return CONFIG;
        }
        Path copy = folder.resolve("config");
        for (String name :
                List.of("hub.yml", "agencies.yml", "routing.yml", "sen-framework.yml", "codes", "forms", "schools")) {
            try (Stream<Path> walk = Files.walk(CONFIG.resolve(name))) {
                walk.forEach(path -> copy(path, copy.resolve(CONFIG.relativize(path))));
            }
        }
        Files.copy(own, copy.resolve("schools").resolve(school(folderOfCase) + ".yml"));
        return copy;
    }

    private static void copy(Path from, Path to) {
        try {
            if (Files.isDirectory(from)) {
                Files.createDirectories(to);
            } else {
                Files.createDirectories(to.getParent());
                Files.copy(from, to);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> list = Files.list(folder)) {
            return list.sorted().toList();
        }
    }
}
