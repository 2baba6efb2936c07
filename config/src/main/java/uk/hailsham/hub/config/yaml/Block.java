package uk.hailsham.hub.config.yaml;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * A YAML mapping being read. Every getter notes a fault and gives a harmless value instead of throwing, so that one look
 * finds all faults; {@link #end} notes the keys nobody asked for.
 */
public final class Block {
    private final String file;
    private final String path;
    private final MappingNode node;
    private final List<Fault> faults;
    private final Map<String, Node> values = new LinkedHashMap<>();
    private final Map<String, Integer> lines = new LinkedHashMap<>();
    private final Set<String> asked = new LinkedHashSet<>();

    Block(String file, String path, MappingNode node, List<Fault> faults) {
        this.file = file;
        this.path = path;
        this.node = node;
        this.faults = faults;
        for (NodeTuple tuple : node.getValue()) {
            String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
            int line = line(tuple.getKeyNode());
            if (values.put(key, tuple.getValueNode()) != null) {
                fault(line, key, "expected this key once, found it again");
            }
            lines.put(key, line);
        }
    }

    static int line(Node node) {
        return node.getStartMark().getLine() + 1;
    }

    public int line() {
        return line(node);
    }

    private void fault(int line, String key, String message) {
        faults.add(new Fault(file, line, path + key, message));
    }

    /** Notes a fault of the value at this key, or of the block when it has none. */
    public void fault(String key, String message) {
        fault(lines.getOrDefault(key, line()), key, message);
    }

    public boolean has(String key) {
        return values.containsKey(key);
    }

    /** Notes each of these keys that is not there, or has nothing at it. */
    public void require(String... keys) {
        for (String key : keys) {
            asked.add(key);
            if (isEmpty(values.get(key))) {
                fault(key, "expected a value, found none");
            }
        }
    }

    private static boolean isEmpty(Node value) {
        return value == null
                || value instanceof ScalarNode scalar && text(scalar).isEmpty()
                || value instanceof SequenceNode sequence && sequence.getValue().isEmpty();
    }

    static Optional<String> text(ScalarNode scalar) {
        return Optional.of(scalar.getValue().strip()).filter(text -> !text.isEmpty() && !text.equals("null"));
    }

    /** The text at a key that must be there; empty text when it is not. */
    public String text(String key) {
        require(key);
        return optional(key).orElse("");
    }

    /** The text at a key, if it is there. */
    public Optional<String> optional(String key) {
        asked.add(key);
        Node value = values.get(key);
        if (value == null) {
            return Optional.empty();
        }
        if (value instanceof ScalarNode scalar) {
            return text(scalar);
        }
        fault(key, "expected one value, found a list or a block");
        return Optional.empty();
    }

    /** A value that a function can make of the text; the function throws IllegalArgumentException or a parse exception. */
    public <T> Optional<T> optional(String key, String expected, Function<String, T> parse) {
        return optional(key).flatMap(text -> {
            try {
                return Optional.of(parse.apply(text));
            } catch (IllegalArgumentException | java.time.DateTimeException e) {
                fault(key, "expected " + expected + ", found '" + text + "'");
                return Optional.empty();
            }
        });
    }

    public int number(String key, int from, int to, int otherwise) {
        return optional(key, "a whole number from " + from + " to " + to, text -> {
                    int number = Integer.parseInt(text);
                    if (number < from || number > to) {
                        throw new IllegalArgumentException();
                    }
                    return number;
                })
                .orElse(otherwise);
    }

    public double share(String key, double otherwise) {
        return optional(key, "a share from 0 to 1", text -> {
                    double share = Double.parseDouble(text);
                    if (!(share >= 0 && share <= 1)) {
                        throw new IllegalArgumentException();
                    }
                    return share;
                })
                .orElse(otherwise);
    }

    public boolean flag(String key) {
        return flag(key, false);
    }

    /** @param unsaid what it is when nothing is said */
    public boolean flag(String key, boolean unsaid) {
        return optional(key, "true or false", text -> {
                    if (!text.equals("true") && !text.equals("false")) {
                        throw new IllegalArgumentException();
                    }
                    return text.equals("true");
                })
                .orElse(unsaid);
    }

    /** One of an enum's words, written lower case with hyphens. */
    public <E extends Enum<E>> Optional<E> word(String key, Class<E> type) {
        return optional(
                key,
                "one of " + words(type),
                text -> Stream.of(type.getEnumConstants())
                        .filter(value -> word(value).equals(text))
                        .findFirst()
                        .orElseThrow(IllegalArgumentException::new));
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static <E extends Enum<E>> String words(Class<E> type) {
        return Stream.of(type.getEnumConstants()).map(Block::word).collect(Collectors.joining(", "));
    }

    /** A word that must be one of those known; an unknown one is a fault and is given all the same. */
    public String oneOf(String key, Set<String> known) {
        String text = text(key);
        if (!text.isEmpty() && !known.contains(text)) {
            fault(
                    key,
                    "expected one of " + String.join(", ", known) + ", found '" + text + "'"
                            + Spelling.meant(text, known));
        }
        return text;
    }

    /** A list of single values, each there once; what is not one is a fault and left out. */
    public List<String> texts(String key) {
        return items(key).texts();
    }

    /** A list of days; one that is none is a fault and left out. */
    public List<LocalDate> dates(String key, String expected) {
        return items(key).dates(expected);
    }

    /** One value, or a list of them, each there once; empty when there is none. */
    public List<String> oneOrMore(String key) {
        return values.get(key) instanceof SequenceNode
                ? texts(key)
                : optional(key).stream().toList();
    }

    /** A list of words that must be among those known; an unknown one is a fault and left out. */
    public List<String> words(String key, String expected, Collection<String> known) {
        return items(key).words(expected, known);
    }

    private Items items(String key) {
        asked.add(key);
        return new Items(list(key), (line, message) -> fault(line, key, message));
    }

    private List<Node> list(String key) {
        Node value = values.get(key);
        if (value instanceof SequenceNode sequence) {
            return sequence.getValue();
        }
        if (!isEmpty(value)) {
            fault(key, "expected a list, found something else");
        }
        return List.of();
    }

    public List<Block> blocks(String key) {
        asked.add(key);
        List<Block> blocks = new ArrayList<>();
        for (Node item : list(key)) {
            if (item instanceof MappingNode mapping) {
                blocks.add(new Block(file, path + key + "[" + blocks.size() + "].", mapping, faults));
            } else {
                fault(line(item), key, "expected a block of keys and values, found something else");
            }
        }
        return blocks;
    }

    public Optional<Block> block(String key) {
        asked.add(key);
        Node value = values.get(key);
        if (value instanceof MappingNode mapping) {
            return Optional.of(new Block(file, path + key + ".", mapping, faults));
        }
        if (!isEmpty(value)) {
            fault(key, "expected a block of keys and values, found something else");
        }
        return Optional.empty();
    }

    /** A block of plain texts, in order. */
    public Map<String, String> map(String key) {
        Map<String, String> map = new LinkedHashMap<>();
        block(key).ifPresent(block -> block.values.keySet().forEach(name -> map.put(name, block.text(name))));
        return map;
    }

    /** A block of texts or lists of texts, in order. */
    public Map<String, List<String>> lists(String key) {
        Map<String, List<String>> lists = new LinkedHashMap<>();
        block(key)
                .ifPresent(block -> block.values.keySet().forEach(name -> {
                    block.require(name);
                    lists.put(name, block.oneOrMore(name));
                }));
        return lists;
    }

    /** Notes every key that is not among those known, for a block whose keys are names of something else. */
    public void only(String expected, Collection<String> known) {
        for (String key : values.keySet()) {
            if (!known.contains(key)) {
                fault(key, "expected " + expected + ", found '" + key + "'" + Spelling.meant(key, known));
            }
        }
    }

    /** Notes every key that was not asked for. */
    public void end() {
        for (String key : values.keySet()) {
            if (!asked.contains(key)) {
                fault(
                        key,
                        "expected one of " + String.join(", ", asked) + ", found this unknown key"
                                + Spelling.meant(key, asked));
            }
        }
    }
}
