package uk.hailsham.hub.app.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import uk.hailsham.hub.connectors.store.Identity;
import uk.hailsham.hub.connectors.store.Links;
import uk.hailsham.hub.connectors.store.Records;
import uk.hailsham.hub.domain.access.Access;
import uk.hailsham.hub.domain.child.Name;

/** How right the hub's links are: the made-up town knows who is who. */
final class Truth {
    private final Set<String> pairs = new HashSet<>();

    private Truth() {}

    static Truth read(Path file) throws IOException {
        Truth truth = new Truth();
        List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        for (String line : lines.subList(1, lines.size())) {
            int right = line.lastIndexOf(',', line.lastIndexOf(',') - 1);
            String rightId = line.substring(right + 1, line.lastIndexOf(','));
            if (!rightId.isEmpty()) {
                truth.pairs.add(pair(line.substring(0, right), rightId));
            }
        }
        return truth;
    }

    private static String pair(String one, String other) {
        return one.compareTo(other) < 0 ? one + " = " + other : other + " = " + one;
    }

    Summary.LinkBooks judge(Records records, Links links) {
        Map<UUID, String> names = new HashMap<>();
        records.identities(Access.hub("demo"), identity -> names.put(identity.record(), name(identity)));
        List<Links.Pair> same = links.same();
        long right = same.stream()
                .filter(link -> pairs.contains(pair(names.get(link.left()), names.get(link.right()))))
                .count();
        Set<String> present = new HashSet<>(names.values());
        long findable = pairs.stream()
                .filter(pair -> List.of(pair.split(" = ")).stream().allMatch(present::contains))
                .count();
        var counts = links.counts();
        return new Summary.LinkBooks(
                counts.same(), counts.perhaps(), counts.none(), share(right, same.size()), share(right, findable));
    }

    private static Double share(long part, long whole) {
        return whole == 0 ? null : Math.round(10_000.0 * part / whole) / 10_000.0;
    }

    /** As the truth names it. */
    private static String name(Identity identity) {
        if (identity.number() != null) {
            return identity.number();
        }
        if (identity.upn() != null) {
            return identity.source() + ":" + identity.upn();
        }
        Name legal = identity.names().get(0);
        return identity.source() + ":"
                + (legal.family() + "|" + legal.given() + "|" + identity.dateOfBirth()).toUpperCase(Locale.ROOT);
    }
}
