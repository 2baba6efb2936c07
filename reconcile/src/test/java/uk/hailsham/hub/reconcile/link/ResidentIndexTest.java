package uk.hailsham.hub.reconcile.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.hailsham.hub.reconcile.Decision;
import uk.hailsham.hub.reconcile.column.Recognised;
import uk.hailsham.hub.reconcile.index.Partner;
import uk.hailsham.hub.reconcile.index.ResidentIndex;
import uk.hailsham.hub.reconcile.pack.Layout;
import uk.hailsham.hub.reconcile.snapshot.SnapshotWriter;

/** An index that is asked, changed, saved and opened again. */
class ResidentIndexTest {
    private static final double SAME = 0.98;
    private static final List<String> NEWCOMER = cells("N1,LOWENNA,TEGEN,TREVITHICK,2013-07-21,F,BN25 3XX,12,");

    @TempDir
    Path folder;

    private final MadeUp town = new MadeUp(17, 3000, 900);
    private Run run;
    private ResidentIndex index;

    @BeforeEach
    void build() throws IOException {
        run = new Run(folder, MadeUp.HEADINGS, town.roll, town.index, 2);
        index = run.linkage.resident(run.model, run.columns, SAME);
    }

    @AfterEach
    void close() {
        run.close();
    }

    private static List<String> cells(String row) {
        return List.of(row.split(",", -1));
    }

    private List<List<Partner>> everyLook(ResidentIndex asked) {
        List<List<Partner>> looks = new ArrayList<>();
        town.roll.forEach(row -> looks.add(asked.look(cells(row))));
        return looks;
    }

    @Test
    void oneRecordFindsWhatTheBatchFound() {
        long same = 0;
        for (String row : town.roll) {
            List<Partner> found = index.look(cells(row));
            String pupil = row.substring(1, row.indexOf(','));
            same += !found.isEmpty()
                            && found.get(0).id().equals("C" + pupil)
                            && found.get(0).decision() == Decision.SAME
                    ? 1
                    : 0;
        }
        assertThat(same).isGreaterThanOrEqualTo(run.outcome.count(Decision.SAME) - 3);
    }

    @Test
    void whatIsAddedIsFoundAndWhatIsChangedIsFoundAsItIsNow() {
        assertThat(index.look(NEWCOMER)).isEmpty();
        index.put(NEWCOMER);
        assertThat(index.look(NEWCOMER)).extracting(Partner::id).containsExactly("N1");
        index.put(cells("N1,LOWENNA,TEGEN,ANGOVE,2013-07-21,F,TN4 9QQ,3,"));
        assertThat(index.look(cells("?,LOWENNA,,ANGOVE,2013-07-21,F,TN4 9QQ,3,")))
                .extracting(Partner::id)
                .containsExactly("N1");
        assertThat(index.size()).isEqualTo(3001);
    }

    @Test
    void addingAndRemovingLeavesNoTrace() {
        List<List<Partner>> before = everyLook(index);
        for (int i = 0; i < 100; i++) {
            index.put(
                    cells("N" + i + town.roll.get(i).substring(town.roll.get(i).indexOf(','))));
        }
        assertThat(everyLook(index)).isNotEqualTo(before);
        for (int i = 0; i < 100; i++) {
            assertThat(index.remove("N" + i)).isTrue();
        }
        assertThat(index.remove("N1")).isFalse();
        assertThat(index.size()).isEqualTo(3000);
        assertThat(everyLook(index)).isEqualTo(before);
    }

    @Test
    void aSnapshotOpenedAgainAnswersAsBefore() throws IOException {
        index.put(NEWCOMER);
        index.remove("C5");
        List<List<Partner>> before = everyLook(index);
        Path file = folder.resolve("index.snapshot");
        index.save(file);
        ResidentIndex opened = ResidentIndex.open(file, run.layout, run.columns, SAME);
        assertThat(everyLook(opened)).isEqualTo(before);
        assertThat(opened.look(NEWCOMER)).extracting(Partner::id).containsExactly("N1");
        assertThat(opened.remove("C7")).isTrue();
        opened.put(cells("N2,JENIFER,WYN,TREMAYNE,2012-03-04,F,BN21 1AA,1,"));
        assertThat(opened.size()).isEqualTo(3000);
        assertThat(ResidentIndex.open(file, run.layout, run.columns, SAME).size())
                .as("the file is as it was written")
                .isEqualTo(3000);
    }

    @Test
    void aSnapshotOfOtherFactsIsRefusedAndSoIsAnyOtherFile() throws IOException {
        Path file = folder.resolve("index.snapshot");
        index.save(file);
        Recognised fewer = new Recognised(0, run.columns.used().subList(0, 3), Map.of());
        assertThatThrownBy(() -> ResidentIndex.open(file, Layout.of(List.of(fewer, fewer)), fewer, SAME))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("expected a snapshot of hub-link-snapshot 1");
        Path other = Files.writeString(folder.resolve("other"), "no snapshot, but long enough to have a head");
        assertThatThrownBy(() -> ResidentIndex.open(other, run.layout, run.columns, SAME))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("expected a section of the snapshot");
    }

    @Test
    void aSnapshotThatIsNotFinishedDoesNotTakeTheFormerOnesPlace() throws IOException {
        Path file = Files.writeString(folder.resolve("index.snapshot"), "former");
        try (SnapshotWriter unfinished = new SnapshotWriter(file)) {
            unfinished.text("half of it");
        }
        assertThat(file).hasContent("former");
        assertThat(folder.resolve("index.snapshot.part")).doesNotExist();
    }

    @Test
    void looksAreSafeWhileItChanges() throws Exception {
        List<List<Partner>> before = everyLook(index);
        ExecutorService threads = Executors.newFixedThreadPool(3);
        try {
            List<Callable<Integer>> tasks = new ArrayList<>();
            tasks.add(() -> looks(before));
            tasks.add(() -> looks(before));
            tasks.add(this::changes);
            for (Future<Integer> future : threads.invokeAll(tasks)) {
                assertThat(future.get()).isPositive();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(everyLook(index)).isEqualTo(before);
    }

    private int looks(List<List<Partner>> expected) {
        for (int i = 0; i < town.roll.size(); i++) {
            assertThat(index.look(cells(town.roll.get(i)))).isEqualTo(expected.get(i));
        }
        return town.roll.size();
    }

    /** Newcomers who are like nobody. */
    private int changes() {
        for (int i = 0; i < 300; i++) {
            index.put(cells("Z" + i + ",XANTHIPPE" + i + ",,QUILLER" + i + ",1950-01-0" + (1 + i % 9) + ",F,ZZ9 9ZZ,"
                    + i + ","));
            index.remove("Z" + i);
        }
        return 300;
    }
}
