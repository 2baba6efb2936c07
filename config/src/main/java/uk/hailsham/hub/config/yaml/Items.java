package uk.hailsham.hub.config.yaml;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** The items of a list, each of them one value and there once; what is not is a fault at its own line, and left out. */
final class Items {
    private final List<ScalarNode> items = new ArrayList<>();
    private final Faulty faulty;

    /** Notes what is wrong with an item. */
    @FunctionalInterface
    interface Faulty {
        void note(int line, String message);
    }

    Items(List<Node> list, Faulty faulty) {
        this.faulty = faulty;
        Set<String> seen = new HashSet<>();
        for (Node item : list) {
            Optional<String> text = item instanceof ScalarNode scalar ? Block.text(scalar) : Optional.empty();
            if (text.isEmpty()) {
                note(item, "expected one value for each item, found none, a list or a block");
            } else if (!seen.add(text.get())) {
                note(item, "expected each item once, found '" + text.get() + "' again");
            } else {
                items.add((ScalarNode) item);
            }
        }
    }

    private void note(Node item, String message) {
        faulty.note(Block.line(item), message);
    }

    List<String> texts() {
        return items.stream().map(Items::text).toList();
    }

    private static String text(ScalarNode item) {
        return item.getValue().strip();
    }

    List<LocalDate> dates(String expected) {
        List<LocalDate> dates = new ArrayList<>();
        for (ScalarNode item : items) {
            try {
                dates.add(LocalDate.parse(text(item)));
            } catch (DateTimeException e) {
                note(item, "expected " + expected + ", found '" + item.getValue() + "'");
            }
        }
        return dates;
    }

    List<String> words(String expected, Collection<String> known) {
        List<String> words = new ArrayList<>();
        for (ScalarNode item : items) {
            String word = text(item);
            if (known.contains(word)) {
                words.add(word);
            } else {
                note(item, "expected " + expected + ", found '" + word + "'" + Spelling.meant(word, known));
            }
        }
        return words;
    }
}
