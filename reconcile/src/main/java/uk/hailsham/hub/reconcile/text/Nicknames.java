package uk.hailsham.hub.reconcile.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Which given names are forms of one name; {@code nicknames.txt} beside this class is the list and states its licence. */
public final class Nicknames {
    private static final int[] NONE = {};
    private static final Nicknames SHIPPED = read();

    private final Map<String, Integer> numbers = new HashMap<>();
    private int[][] groups = {NONE};

    private Nicknames() {}

    public static Nicknames shipped() {
        return SHIPPED;
    }

    /** The numbers, from 1, of the groups in which this folded name stands; empty when it stands in none. */
    public int[] groups(String folded) {
        return groups(number(folded));
    }

    /** The number of this folded name, from 1; 0 when it stands in no group. */
    public int number(String folded) {
        return numbers.getOrDefault(folded, 0);
    }

    /** The groups of a name by its {@link #number}. */
    public int[] groups(int number) {
        return groups[number];
    }

    private static Nicknames read() {
        Nicknames read = new Nicknames();
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(Nicknames.class.getResourceAsStream("nicknames.txt"), StandardCharsets.UTF_8))) {
            int group = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.startsWith("#") && !line.isBlank()) {
                    read.add(++group, line.strip().split(" +"));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return read;
    }

    private void add(int group, String... names) {
        for (String name : names) {
            Integer number = numbers.putIfAbsent(name, groups.length);
            if (number == null) {
                groups = Arrays.copyOf(groups, groups.length + 1);
                groups[groups.length - 1] = new int[] {group};
            } else {
                groups[number] = joined(groups[number], group);
            }
        }
    }

    private static int[] joined(int[] some, int group) {
        if (some[some.length - 1] == group) {
            return some;
        }
        int[] joined = Arrays.copyOf(some, some.length + 1);
        joined[some.length] = group;
        return joined;
    }
}
