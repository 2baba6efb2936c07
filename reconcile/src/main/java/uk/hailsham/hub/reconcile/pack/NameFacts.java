package uk.hailsham.hub.reconcile.pack;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
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

    private static final int[] NONE = {};

    private final Vocabulary names;
    private int[] sounds = {};
    private final Map<Integer, int[]> groups = new HashMap<>();
    private boolean[] several = {};
    private int[] roots = {};
    private int[] starts = {};
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
            starts = Arrays.copyOf(starts, room);
        }
        for (int name = Math.max(known, 1); name < size; name++) {
            int from = names.from(name);
            int length = names.length(name);
            sounds[name] = Sound.of(names.pool(), from, length);
            int[] own = length > 1 && length < 16 ? Nicknames.shipped().groups(names.word(name)) : NONE;
            if (own.length > 0) {
                groups.put(name, own);
            }
            starts[name] = start(name);
            roots[name] = own.length == 1 ? GROUPS + own[0] : own.length == 0 ? name : MANY;
            several[name] = space(names.pool(), from, from + length) < from + length;
        }
        known = size;
    }

    private static int space(byte[] pool, int from, int to) {
        int i = from;
        while (i < to && pool[i] != ' ') {
            i++;
        }
        return i;
    }

    public int sound(int name) {
        return sounds[name];
    }

    private int start(int name) {
        int start = 1;
        for (int i = 0; i < Math.min(3, names.length(name)); i++) {
            start = start << 8 | names.pool()[names.from(name) + i] & 0xff;
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
        return name == 0 || roots[name] == name ? NONE : groups.get(name);
    }

    public boolean areForms(int a, int b) {
        for (int group : groups(a)) {
            for (int other : groups(b)) {
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

    /** The words of which a name consists, as far as they are names known by themselves; particles left out. */
    public int[] parts(int name) {
        int from = names.from(name);
        int end = from + names.length(name);
        int[] parts = NONE;
        while (from < end) {
            int to = space(names.pool(), from, end);
            int part = to - from > 2 ? names.find(names.pool(), from, to - from) : 0;
            if (part != 0) {
                parts = Arrays.copyOf(parts, parts.length + 1);
                parts[parts.length - 1] = part;
            }
            from = to + 1;
        }
        return parts;
    }

    public void save(SnapshotWriter out) throws IOException {
        out.ints(sounds, known);
        out.ints(roots, known);
        out.ints(starts, known);
        byte[] flags = new byte[known];
        for (int name = 0; name < known; name++) {
            flags[name] = several[name] ? (byte) 1 : 0;
        }
        out.bytes(flags, known);
    }

    public static NameFacts open(SnapshotReader in, Vocabulary names) throws IOException {
        NameFacts opened = new NameFacts(names);
        opened.sounds = in.intArray();
        opened.roots = in.intArray();
        opened.starts = in.intArray();
        byte[] flags = in.byteArray();
        opened.known = flags.length;
        opened.several = new boolean[opened.known];
        for (int name = 1; name < opened.known; name++) {
            opened.several[name] = flags[name] != 0;
            if (opened.roots[name] != name) {
                opened.groups.put(name, Nicknames.shipped().groups(names.word(name)));
            }
        }
        return opened;
    }
}
