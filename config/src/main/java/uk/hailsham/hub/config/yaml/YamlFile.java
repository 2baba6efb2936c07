package uk.hailsham.hub.config.yaml;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

/** One YAML file as a tree of blocks; only composed, never constructed: no tag makes an object. */
public final class YamlFile {
    private static final int MOST_CHARACTERS = 4 << 20;
    private static final int MOST_ALIASES = 20;

    private YamlFile() {}

    /** The file's top block; empty when it cannot be read, and then a fault says why. */
    public static Optional<Block> read(Path folder, String name, List<Fault> faults) {
        try {
            Node root = yaml().compose(new StringReader(Files.readString(folder.resolve(name))));
            if (root instanceof MappingNode mapping) {
                return Optional.of(new Block(name, "", mapping, faults));
            }
            faults.add(new Fault(name, 1, "", "expected keys and values, found something else"));
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine() + 1;
            faults.add(new Fault(name, line, "", "expected YAML, found: " + e.getProblem()));
        } catch (YAMLException e) {
            // Too deep, too many aliases, or a character that no text has: the library gives no line.
            faults.add(new Fault(name, 0, "", "expected YAML, found: " + firstLine(e)));
        } catch (IOException e) {
            faults.add(new Fault(name, 0, "", "expected a readable file in UTF-8, found none"));
        }
        return Optional.empty();
    }

    private static String firstLine(YAMLException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("nothing readable");
    }

    private static Yaml yaml() {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(true); // found and told by Block, with the line
        options.setCodePointLimit(MOST_CHARACTERS);
        options.setMaxAliasesForCollections(MOST_ALIASES);
        return new Yaml(new SafeConstructor(options));
    }
}
