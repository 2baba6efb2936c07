package uk.hailsham.hub.domain.combined;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import uk.hailsham.hub.domain.child.Child;
import uk.hailsham.hub.domain.child.Need;

/** Needs by type and area, each from the source with the latest evidence of it, ranked anew where several sources rank. */
final class Needs {
    private static final Comparator<Need> RANKED =
            Comparator.comparing(Need::rank, Comparator.nullsLast(Comparator.naturalOrder()));

    private final Sources sources;
    private final List<Statement> saying;

    Needs(Sources sources) {
        this.sources = sources;
        this.saying = sources.schools().stream()
                .filter(statement -> !statement.says().needs().isEmpty())
                .toList();
    }

    /** A need is one whatever words two schools have for its level. */
    private record Kind(String area, String senType) {
        /** Type decides the area, which not every source tells beside it. */
        static Kind of(Need need) {
            return new Kind(need.senType() == null ? need.area() : null, need.senType());
        }
    }

    /** In the order of the school of the main registration, needs that only others know after its own. */
    List<Field<List<Need>>> fields() {
        Map<Kind, Field<List<Need>>> fields = new LinkedHashMap<>();
        for (Statement statement : saying) {
            statement.says().needs().stream()
                    .sorted(RANKED)
                    .forEach(need -> fields.computeIfAbsent(Kind.of(need), this::latest));
        }
        return saying.size() < 2
                ? List.copyOf(fields.values())
                : rankedAnew(fields.values().stream().toList());
    }

    private Field<List<Need>> latest(Kind kind) {
        Function<Child, List<Need>> part = child -> child.needs().stream()
                .filter(need -> Kind.of(need).equals(kind))
                .toList();
        List<Statement> those = saying.stream()
                .filter(statement -> !part.apply(statement.says()).isEmpty())
                .toList();
        Statement latest = those.stream()
                .reduce((best, next) -> better(next, best, part) ? next : best)
                .orElseThrow();
        List<Need> value = part.apply(latest.says());
        return new Field<>(
                "needs." + Objects.requireNonNullElse(kind.senType(), kind.area()),
                value,
                latest.provenance(part),
                Precedence.LATEST_EVIDENCE,
                those.stream()
                        .filter(statement -> !part.apply(statement.says()).equals(value))
                        .map(statement ->
                                new Field.Otherwise<>(part.apply(statement.says()), statement.provenance(part)))
                        .toList());
    }

    private boolean better(Statement next, Statement best, Function<Child, List<Need>> part) {
        int later = evidence(next, part).compareTo(evidence(best, part));
        return later > 0 || later == 0 && levelled(next, part) && !levelled(best, part);
    }

    /** Somebody has looked into the need, and has not only ticked it. */
    private static boolean levelled(Statement statement, Function<Child, List<Need>> part) {
        return part.apply(statement.says()).stream().anyMatch(need -> need.level() != null);
    }

    /** The last day on which the need is known to have begun or ended, else the day from which the source says it. */
    private LocalDate evidence(Statement statement, Function<Child, List<Need>> part) {
        LocalDate said = LocalDate.ofInstant(statement.provenance(part).since(), ZoneOffset.UTC);
        return part.apply(statement.says()).stream()
                .flatMap(need -> Stream.of(need.from(), need.to()))
                .filter(day -> day != null && !day.isAfter(sources.today()))
                .max(Comparator.naturalOrder())
                .orElse(said);
    }

    /** What has ended has no rank any more. */
    private List<Field<List<Need>>> rankedAnew(List<Field<List<Need>>> fields) {
        List<Field<List<Need>>> ranked = new ArrayList<>();
        int[] rank = {0};
        for (Field<List<Need>> field : fields) {
            List<Need> value = field.value().stream()
                    .map(need -> need.ranked(over(need) ? null : ++rank[0]))
                    .toList();
            ranked.add(new Field<>(field.name(), value, field.from(), field.by(), field.otherwise()));
        }
        return ranked;
    }

    private boolean over(Need need) {
        return need.to() != null && need.to().isBefore(sources.today());
    }
}
