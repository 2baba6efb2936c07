package uk.hailsham.hub.town;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;

/** An XML file of the town, an element a line. */
final class Xml implements AutoCloseable {
    private final Text out;
    private final Deque<String> open = new ArrayDeque<>();

    Xml(Path file) throws IOException {
        out = new Text(file, StandardCharsets.UTF_8);
        out.line("<?xml version=\"1.0\" encoding=\"UTF-8\"?>", "\n");
    }

    Xml open(String... names) {
        for (String name : names) {
            out.line("  ".repeat(open.size()) + "<" + name + ">", "\n");
            open.push(name);
        }
        return this;
    }

    /** An element without content is left out. */
    Xml leaf(String name, Object value) {
        if (value != null) {
            out.line("  ".repeat(open.size()) + "<" + name + ">" + escaped(value.toString()) + "</" + name + ">", "\n");
        }
        return this;
    }

    Xml shut() {
        return shut(1);
    }

    Xml shut(int count) {
        for (int i = 0; i < count; i++) {
            String name = open.pop();
            out.line("  ".repeat(open.size()) + "</" + name + ">", "\n");
        }
        return this;
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** Ends what is open. */
    @Override
    public void close() {
        shut(open.size());
        out.close();
    }
}
