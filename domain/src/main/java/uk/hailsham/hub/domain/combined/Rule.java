package uk.hailsham.hub.domain.combined;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import uk.hailsham.hub.domain.child.Child;

/**
 * Chooses one field: the first source, in order, that may decide and says something.
 *
 * @param mayDecide of a source by its standing
 * @param sound values to be chosen before others
 */
record Rule<T>(
        String field, Precedence by, Predicate<Standing> mayDecide, Predicate<T> sound, Function<Child, T> part) {

    static <T> Rule<T> main(String field, Function<Child, T> part) {
        return new Rule<>(field, Precedence.MAIN_REGISTRATION, standing -> standing != Standing.LEFT, any(), part);
    }

    static <T> Rule<T> best(String field, Function<Child, T> part) {
        return new Rule<>(field, Precedence.BEST_PLACED, standing -> true, any(), part);
    }

    static <T> Rule<T> schools(String field, Function<Child, T> part) {
        return new Rule<>(field, Precedence.SCHOOLS_ONLY, standing -> standing != Standing.INDEX, any(), part);
    }

    static <T> Rule<T> sound(String field, Predicate<T> sound, Function<Child, T> part) {
        return new Rule<>(field, Precedence.SOUND_FIRST, standing -> true, sound, part);
    }

    private static <T> Predicate<T> any() {
        return value -> true;
    }

    /** Null when no source says anything of it. */
    Field<T> among(Sources sources) {
        List<Statement> saying =
                sources.inOrder().stream().filter(statement -> says(statement)).toList();
        List<Statement> deciding = saying.stream()
                .filter(statement -> mayDecide.test(sources.standing(statement)))
                .toList();
        Optional<Statement> chosen = deciding.stream()
                .filter(statement -> sound.test(part.apply(statement.says())))
                .findFirst()
                .or(() -> deciding.stream().findFirst());
        if (saying.isEmpty()) {
            return null;
        }
        T value = chosen.map(statement -> part.apply(statement.says())).orElse(null);
        return new Field<>(
                field,
                value,
                chosen.map(statement -> statement.provenance(part)).orElse(null),
                by,
                otherwise(saying, value));
    }

    private List<Field.Otherwise<T>> otherwise(List<Statement> saying, T value) {
        List<Field.Otherwise<T>> others = new ArrayList<>();
        for (Statement statement : saying) {
            T other = part.apply(statement.says());
            if (!Objects.equals(other, value)) {
                others.add(new Field.Otherwise<>(other, statement.provenance(part)));
            }
        }
        return others;
    }

    private boolean says(Statement statement) {
        T value = part.apply(statement.says());
        return value != null && !(value instanceof Collection<?> many && many.isEmpty());
    }
}
