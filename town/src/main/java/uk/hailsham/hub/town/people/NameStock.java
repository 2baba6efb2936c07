package uk.hailsham.hub.town.people;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;

/** Names of one kind: common ones from a list, and a long tail put together from parts. */
final class NameStock {
    private final String[] names;
    private final Zipf zipf;

    private NameStock(String[] names, Zipf zipf) {
        this.names = names;
        this.zipf = zipf;
    }

    /** The commonest has about two in a hundred, the hundred commonest nearly half. */
    static NameStock forenames(List<String> common, List<List<String>> parts) {
        String[] names = all(common, parts);
        return new NameStock(names, new Zipf(names.length, 15, 1.3));
    }

    /** The commonest has somewhat more than one in a hundred, the hundred commonest a good quarter. */
    static NameStock surnames(List<String> common, List<List<String>> parts) {
        String[] names = all(common, parts);
        return new NameStock(names, new Zipf(names.length, 10, 1.1));
    }

    String any(SplittableRandom random) {
        return names[zipf.any(random)];
    }

    int size() {
        return names.length;
    }

    private static String[] all(List<String> common, List<List<String>> parts) {
        Set<String> names = new LinkedHashSet<>(common);
        int count = parts.stream().mapToInt(List::size).reduce(1, Math::multiplyExact);
        long step = step(count);
        for (int i = 0; i < count; i++) {
            names.add(composed(parts, (int) (i * step % count)));
        }
        return names.toArray(String[]::new);
    }

    /** Neighbours in rank have nothing in common: a step without a factor in common with the count goes through all. */
    private static long step(int count) {
        long step = Math.max(1, (long) (count * 0.618));
        while (gcd(step, count) != 1) {
            step++;
        }
        return step;
    }

    private static long gcd(long a, long b) {
        return b == 0 ? a : gcd(b, a % b);
    }

    private static String composed(List<List<String>> parts, int number) {
        StringBuilder name = new StringBuilder();
        int rest = number;
        for (List<String> column : parts) {
            String part = column.get(rest % column.size());
            rest /= column.size();
            join(name, part.equals("-") ? "" : part);
        }
        return name.toString();
    }

    /** Three times the same letter is nobody's spelling. */
    private static void join(StringBuilder name, String part) {
        int end = name.length();
        boolean thrice = end > 1
                && !part.isEmpty()
                && name.charAt(end - 1) == part.charAt(0)
                && Character.toLowerCase(name.charAt(end - 2)) == part.charAt(0);
        name.append(thrice ? part.substring(1) : part);
        if (end == 0 && !part.isEmpty()) {
            name.replace(0, 1, part.substring(0, 1).toUpperCase(Locale.ROOT));
        }
    }
}
