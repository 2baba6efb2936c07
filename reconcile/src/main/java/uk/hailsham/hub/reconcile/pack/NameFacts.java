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

    /** All of a name lies side by side, for names are asked about in no order and memory answers by the line. */
    private static final int SHIFT = 3;

    private static final int SOUND = 0;
    private static final int ROOT = 1;
    private static final int START = 2;
    private static final int LETTERS = 3;
    private static final int NICKNAME = 4;
    /** The first letter in the lowest byte, the length, 64 at most, in the next, and the mark of several words. */
    private static final int SHAPE = 5;

    private static final int SEVERAL = 1 << 16;

    private final Vocabulary names;
    private int[] facts = {};
    private NameParts parts = new NameParts();
    private int known;

    public NameFacts(Vocabulary names) {
        this.names = names;
    }

    /** Takes in the names added since; not while somebody looks. */
    public void extend() {
        int size = names.size();
        if (size << SHIFT > facts.length) {
            int room = Math.max(size, known == 0 ? size : size + size / 2);
            facts = Arrays.copyOf(facts, room << SHIFT);
        }
        for (int name = Math.max(known, 1); name < size; name++) {
            learn(name, names.from(name), names.length(name));
        }
        known = size;
    }

    private void learn(int name, int from, int length) {
        int at = name << SHIFT;
        int nickname = length > 1 && length < 16 ? Nicknames.shipped().number(names.word(name)) : 0;
        int[] own = Nicknames.shipped().groups(nickname);
        boolean several = space(names.pool(), from, from + length) < from + length;
        facts[at + SOUND] = Sound.of(names.pool(), from, length);
        facts[at + ROOT] = own.length == 1 ? GROUPS + own[0] : own.length == 0 ? name : MANY;
        facts[at + START] = start(names.pool(), from, length);
        facts[at + LETTERS] = letters(names.pool(), from, length);
        facts[at + NICKNAME] = nickname;
        facts[at + SHAPE] = names.first(name) & 0xff | length << Byte.SIZE | (several ? SEVERAL : 0);
        if (several) {
            parts.split(names.pool(), from, length);
        }
        parts.endName();
    }

    static int space(byte[] pool, int from, int to) {
        int i = from;
        while (i < to && pool[i] != ' ') {
            i++;
        }
        return i;
    }

    public int sound(int name) {
        return facts[(name << SHIFT) + SOUND];
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
        return facts[(name << SHIFT) + START];
    }

    /** What all forms of one name have in common: the number of their group, the name itself, or {@link #MANY}. */
    public int root(int name) {
        return facts[(name << SHIFT) + ROOT];
    }

    /** Numbers, from 1, of the names that this is a form of. */
    public int[] groups(int name) {
        return Nicknames.shipped().groups(facts[(name << SHIFT) + NICKNAME]);
    }

    public boolean areForms(int a, int b) {
        int one = root(a);
        int other = root(b);
        if (one == a || other == b) {
            return false;
        }
        return one != MANY && other != MANY ? one == other : share(groups(a), groups(b));
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
        return (facts[(name << SHIFT) + SHAPE] & SEVERAL) != 0;
    }

    /** A number that names of the same letters share, words of longer names too. */
    public int letters(int name) {
        return facts[(name << SHIFT) + LETTERS];
    }

    public byte first(int name) {
        return (byte) facts[(name << SHIFT) + SHAPE];
    }

    public int length(int name) {
        return facts[(name << SHIFT) + SHAPE] >>> Byte.SIZE & 0xff;
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
        out.ints(facts, known << SHIFT);
        parts.save(out);
    }

    public static NameFacts open(SnapshotReader in, Vocabulary names) throws IOException {
        NameFacts opened = new NameFacts(names);
        opened.facts = in.intArray();
        opened.known = opened.facts.length >> SHIFT;
        opened.parts = NameParts.open(in);
        return opened;
    }
}
