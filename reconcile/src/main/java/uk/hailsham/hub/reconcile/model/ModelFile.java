package uk.hailsham.hub.reconcile.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import uk.hailsham.hub.reconcile.comparison.Comparison;

/** A trained model as a text file: what was learned, line by line, with the version of the engine that learned it. */
public final class ModelFile {
    /** Changes when the same figures would mean something else. */
    public static final String VERSION = "hub-link-model 2";

    private ModelFile() {}

    public static void write(Model model, Path file) throws IOException {
        Files.writeString(file, text(model));
    }

    static String text(Model model) {
        List<String> lines = new ArrayList<>();
        lines.add(VERSION);
        lines.add("match\t" + model.match);
        lines.add("family\t" + model.family);
        lines.add("twin\t" + model.twin);
        lines.add("partnered\t" + model.partnered);
        lines.add("stay\t" + model.stay);
        lines.add("comparison\tlevel\tone person\tany two\tusual share");
        for (Model.Spread spread : model.spreads) {
            for (int grade = 1; grade < spread.m.length; grade++) {
                lines.add(String.format(
                        Locale.ROOT,
                        "%s\t%s\t%s\t%s\t%s",
                        spread.name,
                        spread.grades.get(grade).word(),
                        spread.m[grade],
                        spread.u[grade],
                        spread.usualShare[grade]));
            }
        }
        return String.join("\n", lines) + "\n";
    }

    /** @throws IllegalArgumentException saying the line, when the file is none or was trained for other columns */
    public static Model read(Path file, List<Comparison> comparisons) throws IOException {
        return read(file.getFileName().toString(), Files.readAllLines(file), comparisons);
    }

    /** @param file how the lines are called in a fault */
    public static Model read(String file, List<String> lines, List<Comparison> comparisons) {
        if (lines.isEmpty() || !lines.get(0).equals(VERSION)) {
            throw fault(file, 1, "expected '" + VERSION + "'");
        }
        Map<String, Integer> numbers = new HashMap<>();
        for (int line = 1; line < lines.size(); line++) {
            String[] cells = lines.get(line).split("\t");
            numbers.put(cells.length == 2 ? cells[0] : cells[0] + "\t" + (cells.length > 1 ? cells[1] : ""), line);
        }
        Model model = new Model(comparisons);
        model.match = number(file, lines, numbers, "match", 1);
        model.family = number(file, lines, numbers, "family", 1);
        model.twin = number(file, lines, numbers, "twin", 1);
        model.partnered = number(file, lines, numbers, "partnered", 1);
        model.stay = number(file, lines, numbers, "stay", 1);
        for (Model.Spread spread : model.spreads) {
            for (int grade = 1; grade < spread.m.length; grade++) {
                String key = spread.name + "\t" + spread.grades.get(grade).word();
                spread.m[grade] = number(file, lines, numbers, key, 2);
                spread.u[grade] = number(file, lines, numbers, key, 3);
                spread.usualShare[grade] = number(file, lines, numbers, key, 4);
            }
        }
        return model;
    }

    private static double number(String file, List<String> lines, Map<String, Integer> numbers, String key, int cell) {
        Integer line = numbers.get(key);
        if (line == null) {
            throw fault(
                    file,
                    lines.size(),
                    "expected a line for '" + key.replace("\t", ": ")
                            + "', found none; it was trained for other columns");
        }
        String[] cells = lines.get(line).split("\t");
        try {
            return Double.parseDouble(cells[cell]);
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
            throw fault(file, line + 1, "expected a number in cell " + (cell + 1));
        }
    }

    private static IllegalArgumentException fault(String file, int line, String reason) {
        return new IllegalArgumentException(file + " line " + line + ": " + reason);
    }
}
