package uk.hailsham.hub.town.people;

import java.text.Normalizer;
import java.util.SplittableRandom;

/** Slips of the pen: on the keyboard, by ear, and in numbers. */
final class Slips {
    private static final String[] ROWS = {"qwertyuiop", "asdfghjkl", "zxcvbnm"};
    private static final String[][] SOUNDS = {
        {"ph", "f"}, {"f", "ph"}, {"ck", "k"}, {"k", "ck"}, {"ie", "y"}, {"ey", "y"}, {"y", "ie"}, {"ee", "ea"},
        {"ea", "ee"}, {"th", "t"}, {"z", "s"}, {"s", "z"}, {"c", "k"}, {"w", "v"}, {"ei", "ie"}, {"ou", "u"},
        {"ll", "l"}, {"nn", "n"}, {"tt", "t"}, {"ss", "s"}, {"l", "ll"}, {"n", "nn"}, {"t", "tt"}, {"mm", "m"},
        {"rr", "r"}, {"sh", "sch"}, {"ah", "a"}, {"a", "ah"}, {"i", "y"}, {"x", "ks"}, {"j", "g"}, {"oo", "u"},
        {"u", "oo"}, {"e", "a"}, {"o", "oa"}, {"v", "w"}, {"qu", "kw"}, {"gh", "g"}, {"d", "dd"}, {"b", "bb"}
    };

    private Slips() {}

    /** A letter left out, doubled, swapped with the next, or its neighbour on the keyboard; never the first. */
    static String typed(String name, SplittableRandom random) {
        if (name.length() < 3) {
            return name;
        }
        int at = 1 + random.nextInt(name.length() - 2);
        StringBuilder text = new StringBuilder(name);
        char letter = name.charAt(at);
        char next = name.charAt(at + 1);
        switch (random.nextInt(4)) {
            case 0 -> text.deleteCharAt(at);
            case 1 -> text.insert(at, letter);
            case 2 -> {
                text.setCharAt(at, next);
                text.setCharAt(at + 1, letter);
            }
            default -> text.setCharAt(at, neighbour(letter, random));
        }
        return text.toString();
    }

    private static char neighbour(char letter, SplittableRandom random) {
        for (String row : ROWS) {
            int at = row.indexOf(letter);
            if (at >= 0) {
                int beside = at + (random.nextBoolean() ? 1 : -1);
                return row.charAt(beside < 0 ? 1 : beside == row.length() ? at - 1 : beside);
            }
        }
        return 'e';
    }

    /** Another spelling of the same sound, after the first letter. */
    static String heard(String name, SplittableRandom random) {
        int start = random.nextInt(SOUNDS.length);
        for (int i = 0; i < SOUNDS.length; i++) {
            String[] sound = SOUNDS[(start + i) % SOUNDS.length];
            int at = name.indexOf(sound[0], 1);
            if (at > 0) {
                return name.substring(0, at) + sound[1] + name.substring(at + sound[0].length());
            }
        }
        return name;
    }

    /** Another digit in the place of one of them, from a place on; the same when there is none. */
    static String digit(String text, int from, SplittableRandom random) {
        for (int tries = 0; tries < 40; tries++) {
            int at = from + random.nextInt(text.length() - from);
            char c = text.charAt(at);
            if (c >= '0' && c <= '9') {
                char other = (char) ('0' + (c - '0' + 1 + random.nextInt(9)) % 10);
                return text.substring(0, at) + other + text.substring(at + 1);
            }
        }
        return text;
    }

    /** Letters without their accents; what has no plain letter inside, such as Ł, too. */
    static String plain(String name) {
        if (name.chars().allMatch(c -> c < 128)) {
            return name;
        }
        StringBuilder plain = new StringBuilder(name.length());
        String apart = Normalizer.normalize(name, Normalizer.Form.NFD);
        for (int i = 0; i < apart.length(); i++) {
            char c = apart.charAt(i);
            if (Character.getType(c) != Character.NON_SPACING_MARK) {
                plain.append(c == 'ł' ? 'l' : c == 'Ł' ? 'L' : c == 'ı' ? 'i' : c);
            }
        }
        return plain.toString();
    }
}
