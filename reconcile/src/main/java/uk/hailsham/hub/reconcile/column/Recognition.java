package uk.hailsham.hub.reconcile.column;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Tells what a file's columns hold, from their headings first, and where these say nothing from values that leave no doubt. */
public final class Recognition {
    private static final int FEWEST_VALUES = 10;
    private static final double NO_DOUBT = 0.97;
    private static final double READABLE = 0.5;

    private final DateText dates = new DateText();
    private final List<String> headings;
    private final List<List<String>> columns;
    private final List<ColumnUse> used = new ArrayList<>();
    private final Map<String, String> unused = new LinkedHashMap<>();
    private final Map<Heading, String> taken = new HashMap<>();

    private Recognition(List<String> headings, List<List<String>> columns) {
        this.headings = headings;
        this.columns = columns;
    }

    /** @param columns some values of each column, blanks left out */
    public static Recognised of(List<String> headings, List<List<String>> columns, ColumnWishes wishes) {
        Recognition recognition = new Recognition(headings, columns);
        int id = wishes.id().map(headings::indexOf).orElse(0);
        for (int i = 0; i < headings.size(); i++) {
            String name = headings.get(i);
            if (i != id && wishes.ignored().contains(name)) {
                recognition.unused.put(name, "to be ignored");
            } else if (i != id) {
                recognition.look(i, Optional.ofNullable(wishes.told().get(name)));
            }
        }
        recognition.withoutRepeats();
        return new Recognised(id, List.copyOf(recognition.used), recognition.unused);
    }

    private void look(int index, Optional<Heading> told) {
        String name = headings.get(index);
        List<String> values = columns.get(index);
        Optional<Heading> heading = told.or(() -> Headings.read(name)).or(() -> byValues(values));
        if (heading.isEmpty()) {
            unused.put(name, "not recognised");
        } else if (told.isEmpty() && !fits(heading.get().kind(), values)) {
            unused.put(name, "its values are not of the kind that its heading says");
        } else {
            take(index, heading.get());
        }
    }

    /** A second column of one kind holds another value of the same fact, as a preferred name does; a third is too much. */
    private void take(int index, Heading heading) {
        String name = headings.get(index);
        Heading free = heading;
        if (taken.containsKey(free) && mayRepeat(free.kind())) {
            free = new Heading(heading.kind(), heading.subject(), true);
        }
        if (taken.containsKey(free)) {
            unused.put(name, "holds the same as " + taken.get(free));
            return;
        }
        taken.put(free, name);
        used.add(new ColumnUse(index, name, free, dayFirst(columns.get(index))));
    }

    private static boolean mayRepeat(Kind kind) {
        return Set.of(Kind.GIVEN_NAME, Kind.FAMILY_NAME, Kind.POSTCODE, Kind.IDENTIFIER, Kind.PHONE, Kind.EMAIL)
                .contains(kind);
    }

    /** A whole name beside its parts says nothing new, nor do a birth year, month and day beside the date. */
    private void withoutRepeats() {
        if (has(Kind.GIVEN_NAME) && has(Kind.FAMILY_NAME)) {
            drop(Set.of(Kind.WHOLE_NAME), "repeats the given and the family name");
        }
        if (used.stream().anyMatch(use -> use.heading().equals(new Heading(Kind.BIRTH_YEAR, "", false)))) {
            dropAge();
        }
        if (has(Kind.BIRTH_DATE)) {
            drop(Set.of(Kind.BIRTH_YEAR, Kind.BIRTH_MONTH, Kind.BIRTH_DAY), "repeats the date of birth");
        }
    }

    private boolean has(Kind kind) {
        return used.stream().anyMatch(use -> use.heading().kind() == kind);
    }

    private void dropAge() {
        used.removeIf(use -> {
            boolean age = use.heading().subject().equals(Headings.AGE);
            if (age) {
                unused.put(use.name(), "repeats the year of birth");
            }
            return age;
        });
    }

    private void drop(Set<Kind> kinds, String why) {
        used.removeIf(use -> {
            boolean drop = kinds.contains(use.heading().kind());
            if (drop) {
                unused.put(use.name(), why);
            }
            return drop;
        });
    }

    private boolean fits(Kind kind, List<String> values) {
        return switch (kind) {
            case BIRTH_DATE -> share(values, value -> date(value) != DateText.NONE) >= READABLE;
            case BIRTH_YEAR -> share(values, value -> value.matches("\\d{1,4}(\\.0)?")) >= READABLE;
            case BIRTH_MONTH, BIRTH_DAY -> share(values, value -> value.matches("\\d{1,2}(\\.0)?")) >= READABLE;
            case EMAIL -> share(values, value -> value.contains("@")) >= READABLE;
            case SEX -> values.stream().distinct().limit(40).count() < 40;
            default -> true;
        };
    }

    private int date(String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        return dates.read(bytes, 0, bytes.length, true);
    }

    private static double share(List<String> values, java.util.function.Predicate<String> test) {
        return values.isEmpty() ? 1 : (double) values.stream().filter(test).count() / values.size();
    }

    private Optional<Heading> byValues(List<String> values) {
        if (values.size() < FEWEST_VALUES) {
            return Optional.empty();
        }
        for (String subject : List.of("upn", "nhs", "uln")) {
            if (share(values, value -> isSound(subject, value)) >= NO_DOUBT) {
                return Optional.of(new Heading(Kind.IDENTIFIER, subject, false));
            }
        }
        if (share(values, value -> value.matches("[^@ ]+@[^@ ]+\\.[^@ ]+")) >= NO_DOUBT) {
            return Optional.of(new Heading(Kind.EMAIL, "", false));
        }
        if (share(values, value -> value.matches("(?i)[A-Z]{1,2}\\d[A-Z\\d]? ?\\d[A-Z]{2}")) >= NO_DOUBT) {
            return Optional.of(new Heading(Kind.POSTCODE, "", false));
        }
        if (share(values, value -> value.matches("(?i)m|f|male|female")) == 1
                && values.stream().distinct().count() > 1) {
            return Optional.of(new Heading(Kind.SEX, "", false));
        }
        return Optional.empty();
    }

    private static boolean isSound(String subject, String value) {
        byte[] bytes = value.getBytes(StandardCharsets.US_ASCII);
        return Numbers.isSound(subject, bytes, bytes.length);
    }

    /** False only when more values make sense with the month first. */
    private static boolean dayFirst(List<String> values) {
        int day = 0;
        int month = 0;
        for (String value : values) {
            String[] parts = value.split("[/.-]");
            if (parts.length >= 3 && parts[0].matches("\\d{1,2}") && parts[1].matches("\\d{1,2}")) {
                day += Integer.parseInt(parts[0]) > 12 ? 1 : 0;
                month += Integer.parseInt(parts[1]) > 12 ? 1 : 0;
            }
        }
        return day >= month;
    }
}
