package uk.hailsham.hub.connectors.ground;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SharedFolderTest {
    private static final int NODES = 8;

    @TempDir
    private Path folder;

    @Test
    void nodesThatStartAtOnceFindOneIdAndLeaveNothingElse() throws Exception {
        Path shared = folder.resolve("shared");
        ExecutorService nodes = Executors.newFixedThreadPool(NODES);
        List<Future<SharedFolder>> opened = IntStream.range(0, NODES)
                .mapToObj(node -> nodes.submit(() -> SharedFolder.open(shared, DataFolder.Mark.TEST)))
                .toList();
        SharedFolder first = opened.get(0).get();
        for (Future<SharedFolder> each : opened) {
            assertThat(each.get()).isEqualTo(first);
        }
        nodes.shutdown();
        try (Stream<Path> list = Files.list(shared)) {
            assertThat(list.map(file -> file.getFileName().toString())).containsExactlyInAnyOrder("mark", "folder-id");
        }
    }

    @Test
    void aFolderOfATestIsNotTakenForRealOnes() throws Exception {
        SharedFolder.open(folder, DataFolder.Mark.TEST);
        assertThatThrownBy(() -> SharedFolder.open(folder, DataFolder.Mark.LIVE))
                .isInstanceOf(IOException.class)
                .hasMessage("expected a folder marked LIVE, found one marked TEST: " + folder);
    }
}
