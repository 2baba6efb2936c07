package uk.hailsham.hub.config;

import java.util.Optional;
import java.util.regex.Pattern;
import uk.hailsham.hub.config.yaml.Block;

/** The shape of a single value, with the words a fault has for it. */
enum Shape {
    /** Becomes part of route ids, queue names and metric tags. */
    ID("an id of a-z, 0-9 and hyphens", "[a-z0-9][a-z0-9-]{1,60}"),
    /** Becomes a file name and, in upper case with underscores, an environment variable. */
    SECRET("a secret's name of a-z, 0-9 and hyphens (the secret itself never stands here)", "[a-z0-9][a-z0-9-]{0,63}"),
    LAESTAB("seven digits in quotes, local authority and establishment", "[0-9]{7}"),
    FINGERPRINT("a fingerprint SHA256:… of 43 characters", "SHA256:[A-Za-z0-9+/]{43}=?"),
    FORM("a template such as forms/spoa.docx or forms/spoa.pdf", "forms/[a-z0-9][a-z0-9-]{0,60}\\.(pdf|docx)"),
    MAILBOX("an e-mail address such as intake@agency.example", "[^@\\s<>,;\"]+@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+");

    private final String expected;
    private final Pattern pattern;

    Shape(String expected, String pattern) {
        this.expected = expected;
        this.pattern = Pattern.compile(pattern);
    }

    String expected() {
        return expected;
    }

    boolean fits(String text) {
        return pattern.matcher(text).matches();
    }

    /** The value at a key that must be there; empty text when it is not, or is of another shape. */
    String required(Block block, String key) {
        block.require(key);
        return optional(block, key).orElse("");
    }

    Optional<String> optional(Block block, String key) {
        return block.optional(key, expected, text -> {
            if (!fits(text)) {
                throw new IllegalArgumentException();
            }
            return text;
        });
    }
}
