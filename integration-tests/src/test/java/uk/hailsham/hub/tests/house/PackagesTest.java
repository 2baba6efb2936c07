package uk.hailsham.hub.tests.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a newcomer reads first in a package is one sentence. */
class PackagesTest {
    private static final Path HOUSE = Path.of("..").toAbsolutePath().normalize();

    @Test
    void everyPackageSaysWhatItIsFor() throws IOException {
        assertThat(sourceFolders())
                .isNotEmpty()
                .allSatisfy(folder ->
                        assertThat(folder.resolve("package-info.java")).exists());
    }

    private static List<Path> sourceFolders() throws IOException {
        try (Stream<Path> walk = Files.walk(HOUSE)) {
            return walk.filter(path -> path.toString().endsWith(".java"))
                    .filter(path -> path.toString().contains("/src/main/java/"))
                    .map(Path::getParent)
                    .distinct()
                    .toList();
        }
    }
}
