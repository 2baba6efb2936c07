package uk.hailsham.hub.reconcile.pack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
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
    private int[] letters = {};
    private final Map<Integer, List<Part>> parts = new HashMap<>();
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
            letters = Arrays.copyOf(letters, room);
        }
        for (int name = Math.max(known, 1); name < size; name++) {
            int from = names.from(name);
            int length = names.length(name);
            sounds[name] = Sound.of(names.pool(), from, length);
            int[] own = length > 1 && length < 16 ? Nicknames.shipped().groups(names.word(name)) : NONE;
            if (own.length > 0) {
                groups.put(name, own);
            }
            starts[name] = start(from, length);
            letters[name] = letters(from, length);
            roots[name] = own.length == 1 ? GROUPS + own[0] : own.length == 0 ? name : MANY;
            several[name] = space(names.pool(), from, from + length) < from + length;
            if (several[name]) {
                parts.put(name, split(name));
            }
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

    private int start(int from, int length) {
        int start = 1;
        for (int i = from; i < from + Math.min(3, length); i++) {
            start = start << 8 | names.pool()[i] & 0xff;
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

    /** A number that names of the same letters share, words of longer names too. */
    public int letters(int name) {
        return letters[name];
    }

    /** The words of which a name of several consists, particles left out. */
    public List<Part> parts(int name) {
        return parts.getOrDefault(name, List.of());
    }

    /**
     * One word of a name.
     *
     * @param groups numbers, from 1, of the names that it is a form of
     */
    public record Part(int letters, int sound, int start, int[] groups) {}

    private List<Part> split(int name) {
        int from = names.from(name);
        int end = from + names.length(name);
        List<Part> split = new ArrayList<>();
        while (from < end) {
            int to = space(names.pool(), from, end);
            if (to - from > 2) {
                String word = new String(names.pool(), from, to - from, StandardCharsets.ISO_8859_1);
                split.add(new Part(
                        letters(from, to - from),
                        Sound.of(names.pool(), from, to - from),
                        start(from, to - from),
                        Nicknames.shipped().groups(word)));
            }
            from = to + 1;
        }
        return split;
    }

    private int letters(int from, int length) {
        int letters = length;
        for (int i = from; i < from + length; i++) {
            letters = (letters ^ names.pool()[i]) * 0x01000193;
        }
        return letters | 1;
    }

    public void save(SnapshotWriter out) throws IOException {
        out.ints(sounds, known);
        out.ints(roots, known);
        out.ints(starts, known);
        out.ints(letters, known);
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
        opened.letters = in.intArray();
        byte[] flags = in.byteArray();
        opened.known = flags.length;
        opened.several = new boolean[opened.known];
        for (int name = 1; name < opened.known; name++) {
            opened.several[name] = flags[name] != 0;
            if (opened.several[name]) {
                opened.parts.put(name, opened.split(name));
            }
            if (opened.roots[name] != name) {
                opened.groups.put(name, Nicknames.shipped().groups(names.word(name)));
            }
        }
        return opened;
    }
}
