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

    private final Map<String, int[]> groups = new HashMap<>();

    private Nicknames() {}

    public static Nicknames shipped() {
        return SHIPPED;
    }

    /** The numbers, from 1, of the groups in which this folded name stands; empty when it stands in none. */
    public int[] groups(String folded) {
        return groups.getOrDefault(folded, NONE);
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
            groups.merge(name, new int[] {group}, Nicknames::joined);
        }
    }

    private static int[] joined(int[] a, int[] b) {
        if (a[a.length - 1] == b[0]) {
            return a;
        }
        int[] joined = Arrays.copyOf(a, a.length + 1);
        joined[a.length] = b[0];
        return joined;
    }
}
