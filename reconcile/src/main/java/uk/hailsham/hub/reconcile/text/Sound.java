package uk.hailsham.hub.reconcile.text;

/**
 * How a word sounds, roughly, to an English ear: consonants only, like ones written alike, at most five. Words that sound
 * alike share the number; 0 stands for no sound at all.
 */
public final class Sound {
    private static final int LONGEST = 5;

    private Sound() {}

    public static int of(byte[] word, int from, int length) {
        int code = 0;
        int sounds = 0;
        byte before = 0;
        for (int i = 0; i < length && sounds < LONGEST; i++) {
            byte sound = sound(word, from, length, i);
            if (sound != 0 && sound != before) {
                code = code * 31 + sound;
                sounds++;
            }
            before = sound != 0 || isVowel(at(word, from, length, i)) ? sound : before;
        }
        return code;
    }

    private static byte at(byte[] word, int from, int length, int i) {
        return i >= 0 && i < length ? word[from + i] : 0;
    }

    private static boolean isVowel(byte c) {
        return c == 'A' || c == 'E' || c == 'I' || c == 'O' || c == 'U' || c == 'Y';
    }

    /** The sound of the letter at i, 0 when it is mute or a vowel; a vowel at the beginning counts as A. */
    private static byte sound(byte[] word, int from, int length, int i) {
        byte c = word[from + i];
        byte next = at(word, from, length, i + 1);
        byte last = at(word, from, length, i - 1);
        if (i == 0) {
            if (isVowel(c) && c != 'Y') {
                return 'A';
            }
            boolean muteFirst = (c == 'K' || c == 'G' || c == 'P') && next == 'N' || c == 'W' && next == 'R';
            if (muteFirst) {
                return 0;
            }
            if (c == 'W' || c == 'H' || c == 'Y') {
                return c;
            }
        }
        return switch (c) {
            case 'A', 'E', 'I', 'O', 'U', 'Y', 'W', 'H', ' ' -> 0;
            case 'B', 'V' -> c == 'B' && last == 'M' && i == length - 1 ? 0 : c;
            case 'P' -> next == 'H' ? (byte) 'F' : c;
            case 'C' -> next == 'H' ? (byte) 'J' : next == 'E' || next == 'I' || next == 'Y' ? (byte) 'S' : (byte) 'K';
            case 'Q', 'X' -> 'K';
            case 'Z' -> 'S';
            case 'S' -> next == 'H' ? (byte) 'J' : c;
            case 'D' -> next == 'G' || next == 'J' ? 0 : (byte) 'T';
            case 'T' -> next == 'C' && at(word, from, length, i + 2) == 'H' ? 0 : (byte) 'T';
            case 'G' -> soundOfG(next, i);
            default -> c;
        };
    }

    private static byte soundOfG(byte next, int i) {
        if (next == 'H' && i > 0) {
            return 0;
        }
        return next == 'E' || next == 'I' || next == 'Y' ? (byte) 'J' : (byte) 'K';
    }
}
