package uk.hailsham.hub.reconcile.pack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import uk.hailsham.hub.reconcile.snapshot.SnapshotReader;
import uk.hailsham.hub.reconcile.snapshot.SnapshotWriter;
import uk.hailsham.hub.reconcile.text.Nicknames;
import uk.hailsham.hub.reconcile.text.Sound;

/**
 * The words of which names of several words consist, particles left out. Words are numbered: those of a name are the numbers
 * {@link #from} it up to {@link #to} it.
 */
public final class NameParts {
    private static final int SHORTEST = 3;

    private int[] ends = new int[16];
    private int[] letters = new int[16];
    private int[] sounds = new int[16];
    private int[] starts = new int[16];
    private int[] nicknames = new int[16];
    private int names = 1;
    private int size;

    /** Names come in the order of their numbers, those of one word with nothing. */
    void endName() {
        if (names == ends.length) {
            ends = Arrays.copyOf(ends, names + (names >> 1));
        }
        ends[names++] = size;
    }

    void split(byte[] pool, int from, int length) {
        int end = from + length;
        for (int word = from, to; word < end; word = to + 1) {
            to = NameFacts.space(pool, word, end);
            if (to - word >= SHORTEST) {
                add(pool, word, to - word);
            }
        }
    }

    private void add(byte[] pool, int from, int length) {
        if (size == letters.length) {
            int room = size + (size >> 1);
            letters = Arrays.copyOf(letters, room);
            sounds = Arrays.copyOf(sounds, room);
            starts = Arrays.copyOf(starts, room);
            nicknames = Arrays.copyOf(nicknames, room);
        }
        letters[size] = NameFacts.letters(pool, from, length);
        sounds[size] = Sound.of(pool, from, length);
        starts[size] = NameFacts.start(pool, from, length);
        nicknames[size++] = Nicknames.shipped().number(new String(pool, from, length, StandardCharsets.ISO_8859_1));
    }

    public int from(int name) {
        return ends[name - 1];
    }

    public int to(int name) {
        return ends[name];
    }

    public int letters(int part) {
        return letters[part];
    }

    public int sound(int part) {
        return sounds[part];
    }

    public int start(int part) {
        return starts[part];
    }

    /** Numbers, from 1, of the names that it is a form of. */
    public int[] groups(int part) {
        return Nicknames.shipped().groups(nicknames[part]);
    }

    void save(SnapshotWriter out) throws IOException {
        out.ints(ends, names);
        for (int[] of : new int[][] {letters, sounds, starts, nicknames}) {
            out.ints(of, size);
        }
    }

    static NameParts open(SnapshotReader in) throws IOException {
        NameParts opened = new NameParts();
        opened.ends = in.intArray();
        opened.letters = in.intArray();
        opened.sounds = in.intArray();
        opened.starts = in.intArray();
        opened.nicknames = in.intArray();
        opened.names = opened.ends.length;
        opened.size = opened.letters.length;
        return opened;
    }
}
