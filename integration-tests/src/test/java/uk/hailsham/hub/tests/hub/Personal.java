package uk.hailsham.hub.tests.hub;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Everything that would give a child of the made-up town away. */
public final class Personal {
    private static final Pattern WORD = Pattern.compile("\\p{L}[\\p{L}'’-]*");
    /** Runs in which identifiers, dates and postcodes are looked for; longer than any of them, shorter than a text. */
    private static final Pattern RUN = Pattern.compile("[\\p{L}0-9/-]+(?: [0-9][A-Z]{2}\\b)?");

    private static final Pattern IDENTIFIER = Pattern.compile("\\b(?:[A-Z][0-9]{11}[0-9A-Z]|[0-9]{10})\\b");
    /** How Java shows an object without words of its own; in one run of a hundred such a number is a birthday. */
    private static final Pattern OBJECT = Pattern.compile("\\b(\\p{Lu}[\\p{L}0-9$]*)@[0-9a-f]{1,10}\\b");

    private static final int SHORTEST_NAME = 3;

    private final Set<String> names = new HashSet<>();
    private final Set<String> values = new HashSet<>();

    private Personal() {}

    /**
     * @param town as it was laid out
     * @param config words that stand here are the hub's own, also when a child is called so
     */
    public static Personal of(Path town, Path config) throws IOException {
        Personal personal = new Personal();
        personal.takeIndex(town.resolve("index/index-000001.csv"));
        try (Stream<Path> files = Files.walk(town.resolve("schools")).filter(Files::isRegularFile)) {
            for (Path file : files.toList()) {
                IDENTIFIER.matcher(text(file)).results().forEach(found -> personal.values.add(found.group()));
            }
        }
        try (Stream<Path> files = Files.walk(config).filter(Files::isRegularFile)) {
            for (Path file : files.toList()) {
                personal.names.removeAll(words(text(file)));
            }
        }
        return personal;
    }

    private static String text(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.ISO_8859_1);
    }

    private void takeIndex(Path feed) throws IOException {
        String records = Files.readAllLines(feed).stream()
                .filter(line -> line.startsWith("C,") || line.startsWith("R,"))
                .collect(Collectors.joining("\n"));
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(records)) {
            for (NamedCsvRecord entry : reader) {
                takeNames(entry.getField("family"));
                takeNames(entry.getField("given"));
                Stream.of("indexNumber", "upn", "nhsNumber", "postcode", "dateOfBirth")
                        .map(entry::getField)
                        .filter(value -> !value.isBlank())
                        .flatMap(Personal::spellings)
                        .forEach(values::add);
            }
        }
    }

    private void takeNames(String text) {
        WORD.matcher(text)
                .results()
                .map(found -> found.group())
                .filter(name -> name.length() >= SHORTEST_NAME)
                .forEach(names::add);
    }

    private static Stream<String> spellings(String value) {
        if (value.matches("\\d{4}-\\d{2}-\\d{2}")) {
            String[] parts = value.split("-");
            return Stream.of(value, parts[2] + "/" + parts[1] + "/" + parts[0], parts[0] + parts[1] + parts[2]);
        }
        return Stream.of(value, value.replace(" ", ""));
    }

    private static Set<String> words(String text) {
        return WORD.matcher(text).results().map(found -> found.group()).collect(Collectors.toSet());
    }

    /** How many things are looked for. */
    public int size() {
        return names.size() + values.size();
    }

    /** @return a child's, as ISO 8601 has it */
    public String anyBirthday() {
        return values.stream()
                .filter(value -> value.matches("\\d{4}-\\d{2}-\\d{2}"))
                .findFirst()
                .orElseThrow();
    }

    /** @return what of the town's children stands in it */
    public Set<String> in(String seen) {
        String text = OBJECT.matcher(seen).replaceAll("$1");
        Set<String> found = new TreeSet<>();
        words(text).stream().filter(names::contains).forEach(found::add);
        RUN.matcher(text).results().map(run -> run.group()).forEach(run -> {
            if (values.contains(run) || values.contains(run.toUpperCase(Locale.ROOT))) {
                found.add(run);
            }
        });
        IDENTIFIER
                .matcher(text)
                .results()
                .map(id -> id.group())
                .filter(values::contains)
                .forEach(found::add);
        return found;
    }
}
