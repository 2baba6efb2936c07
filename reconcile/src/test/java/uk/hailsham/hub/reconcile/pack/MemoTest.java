package uk.hailsham.hub.reconcile.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is remembered of cells is never another cell's. */
class MemoTest {
    private static final int ROOM = 64;

    private final Memo memo = new Memo();

    @Test
    void aCellIsKnownOnceItsWordIsKept() {
        assertThat(find("Ann")).isEqualTo(Memo.UNKNOWN);
        memo.keep(3, 7);

        assertThat(find("Ann")).isEqualTo(7);
        assertThat(find("Anna")).isEqualTo(Memo.UNKNOWN);
        assertThat(find("An")).isEqualTo(Memo.UNKNOWN);
        assertThat(find("ann")).isEqualTo(Memo.UNKNOWN);
    }

    @Test
    void aCellThatBecameNoWordIsKnownToo() {
        find("unknown");
        memo.keep(7, 0);

        assertThat(find("unknown")).isZero();
    }

    @Test
    void longCellsAndThoseAtTheEndOfTheBufferAreNotRemembered() {
        byte[] text = "A street whose name is longer than a memo".getBytes(StandardCharsets.UTF_8);
        memo.find(text, 0, 25);
        memo.keep(25, 3);
        assertThat(memo.find(text, 0, 25)).isEqualTo(Memo.UNKNOWN);

        memo.find(text, text.length - 4, text.length);
        memo.keep(4, 4);
        assertThat(memo.find(text, text.length - 4, text.length)).isEqualTo(Memo.UNKNOWN);
    }

    @Test
    void amongMoreCellsThanThereIsRoomForEachHasItsOwnWordOrNone() {
        Random random = new Random(5);
        for (int i = 0; i < 200_000; i++) {
            int value = random.nextInt(20_000);
            String cell = "x".repeat(value % 19) + value;
            int word = find(cell);
            if (word == Memo.UNKNOWN) {
                memo.keep(cell.length(), value);
            } else {
                assertThat(word).as(cell).isEqualTo(value);
            }
        }
    }

    private int find(String cell) {
        byte[] bytes = cell.getBytes(StandardCharsets.UTF_8);
        return memo.find(Arrays.copyOf(bytes, ROOM), 0, bytes.length);
    }
}
