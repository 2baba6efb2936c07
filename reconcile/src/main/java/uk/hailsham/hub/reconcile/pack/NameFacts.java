package uk.hailsham.hub.reconcile.pack;

import java.io.IOException;
import java.util.Arrays;
import uk.hailsham.hub.reconcile.snapshot.SnapshotReader;
import uk.hailsham.hub.reconcile.snapshot.SnapshotWriter;
import uk.hailsham.hub.reconcile.text.Nicknames;
import uk.hailsham.hub.reconcile.text.Sound;

/** What is worth knowing of every name once: how it sounds, whose pet form it is, of which words it consists. */
public final class NameFacts {
    /** Numbers from here on are those of groups of forms, less ones of names. */
    public static final int GROUPS = 1 << 28;
    /** Instead of a root: the name is a form of several. */
    public static final int MANY = -1;

    private final Vocabulary names;
    private int[] sounds = {};
    private int[] nicknames = {};
    private boolean[] several = {};
    private int[] roots = {};
    private int[] starts = {};
    private int[] letters = {};
    private NameParts parts = new NameParts();
    private int known;

    public NameFacts(Vocabulary names) {
        this.names = names;
    }

    /** Takes in the names added since; not while somebody looks. */
    public void extend() {
        int size = names.size();
        if (size > sounds.length) {
            int room = Math.max(size, known == 0 ? size : size + size / 2);
            sounds = Arrays.copyOf(sounds, room);
            several = Arrays.copyOf(several, room);
            roots = Arrays.copyOf(roots, room);
            nicknames = Arrays.copyOf(nicknames, room);
            starts = Arrays.copyOf(starts, room);
            letters = Arrays.copyOf(letters, room);
        }
        for (int name = Math.max(known, 1); name < size; name++) {
            int from = names.from(name);
            int length = names.length(name);
            sounds[name] = Sound.of(names.pool(), from, length);
            nicknames[name] = length > 1 && length < 16 ? Nicknames.shipped().number(names.word(name)) : 0;
            int[] own = Nicknames.shipped().groups(nicknames[name]);
            starts[name] = start(names.pool(), from, length);
            letters[name] = letters(names.pool(), from, length);
            roots[name] = own.length == 1 ? GROUPS + own[0] : own.length == 0 ? name : MANY;
            several[name] = space(names.pool(), from, from + length) < from + length;
            if (several[name]) {
                parts.split(names.pool(), from, length);
            }
            parts.endName();
        }
        known = size;
    }

    static int space(byte[] pool, int from, int to) {
        int i = from;
        while (i < to && pool[i] != ' ') {
            i++;
        }
        return i;
    }

    public int sound(int name) {
        return sounds[name];
    }

    static int start(byte[] pool, int from, int length) {
        int start = 1;
        for (int i = from; i < from + Math.min(3, length); i++) {
            start = start << 8 | pool[i] & 0xff;
        }
        return start;
    }

    /** Its first three letters as a number. */
    public int starts(int name) {
        return starts[name];
    }

    /** What all forms of one name have in common: the number of their group, the name itself, or {@link #MANY}. */
    public int root(int name) {
        return roots[name];
    }

    /** Numbers, from 1, of the names that this is a form of. */
    public int[] groups(int name) {
        return Nicknames.shipped().groups(nicknames[name]);
    }

    public boolean areForms(int a, int b) {
        if (roots[a] == a || roots[b] == b) {
            return false;
        }
        return roots[a] != MANY && roots[b] != MANY ? roots[a] == roots[b] : share(groups(a), groups(b));
    }

    private static boolean share(int[] some, int[] others) {
        for (int group : some) {
            for (int other : others) {
                if (group == other) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether it consists of several words, as double-barrelled names do. */
    public boolean hasParts(int name) {
        return several[name];
    }

    /** A number that names of the same letters share, words of longer names too. */
    public int letters(int name) {
        return letters[name];
    }

    public NameParts parts() {
        return parts;
    }

    static int letters(byte[] pool, int from, int length) {
        int letters = length;
        for (int i = from; i < from + length; i++) {
            letters = (letters ^ pool[i]) * 0x01000193;
        }
        return letters | 1;
    }

    public void save(SnapshotWriter out) throws IOException {
        out.ints(sounds, known);
        out.ints(roots, known);
        out.ints(nicknames, known);
        out.ints(starts, known);
        out.ints(letters, known);
        byte[] flags = new byte[known];
        for (int name = 0; name < known; name++) {
            flags[name] = several[name] ? (byte) 1 : 0;
        }
        out.bytes(flags, known);
        parts.save(out);
    }

    public static NameFacts open(SnapshotReader in, Vocabulary names) throws IOException {
        NameFacts opened = new NameFacts(names);
        opened.sounds = in.intArray();
        opened.roots = in.intArray();
        opened.nicknames = in.intArray();
        opened.starts = in.intArray();
        opened.letters = in.intArray();
        byte[] flags = in.byteArray();
        opened.known = flags.length;
        opened.several = new boolean[opened.known];
        for (int name = 1; name < opened.known; name++) {
            opened.several[name] = flags[name] != 0;
        }
        opened.parts = NameParts.open(in);
        return opened;
    }
}
