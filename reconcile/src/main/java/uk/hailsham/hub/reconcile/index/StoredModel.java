package uk.hailsham.hub.reconcile.index;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import uk.hailsham.hub.reconcile.Decision;

/**
 * A model learned once, elsewhere, and from when on it decides. A town is too small to learn from, and what is learned
 * anew with every drop would decide otherwise about records that have not changed.
 *
 * @param lines as a model file has them
 * @param same the least probability of the decision same
 * @param perhaps the least probability of the decision perhaps
 */
public record StoredModel(List<String> lines, double same, double perhaps) {
    private static final String CHILDREN = "children.model";

    public StoredModel {
        lines = List.copyOf(lines);
        if (!(perhaps > 0 && perhaps <= same && same > 0.5 && same < 1)) {
            throw new IllegalArgumentException("expected 0 < perhaps <= same < 1 and same above a half, found perhaps "
                    + perhaps + " and same " + same);
        }
    }

    /** Learned from a made-up population of 100,000 children in the Index and 10,000 pupils, without their truth. */
    public static StoredModel children(double same, double perhaps) {
        try (InputStream in = StoredModel.class.getResourceAsStream(CHILDREN)) {
            return new StoredModel(
                    new String(in.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .toList(),
                    same,
                    perhaps);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Changes with every figure that may change a decision. */
    public String version() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
            return String.format(
                    Locale.ROOT,
                    "resident-1 model %s same %s perhaps %s",
                    HexFormat.of().formatHex(digest, 0, 6),
                    same,
                    perhaps);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    Decision decide(double probability) {
        return probability >= same ? Decision.SAME : probability >= perhaps ? Decision.PERHAPS : Decision.NONE;
    }
}
