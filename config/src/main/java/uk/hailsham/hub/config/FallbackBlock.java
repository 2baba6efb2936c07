package uk.hailsham.hub.config;

import java.util.Set;
import java.util.TreeSet;
import uk.hailsham.hub.config.yaml.Block;
import uk.hailsham.hub.domain.agency.Agency;

/** {@code fallback:} of an agency: where a child in danger goes when the agency's own channel does not carry. */
final class FallbackBlock {
    /** What needs nobody to open a page, and nobody's server to be spoken to first. */
    private static final Set<String> CHANNELS = new TreeSet<>(Set.of("email", "sftp"));

    private FallbackBlock() {}

    /** Null where the channel has a fault: what its endpoint should hold is not known. */
    static Agency.Fallback read(Block block, Known known) {
        String channel = block.oneOf("channel", CHANNELS);
        String rendering = block.oneOf("rendering", known.renderings());
        block.require("endpoint");
        if (FormFiles.RENDERING.equals(rendering) || FhirBlock.WORD.equals(rendering)) {
            block.fault(
                    "rendering",
                    "expected one that needs neither template nor server, such as pdf, found '" + rendering + "'");
        }
        Agency.Fallback fallback = block.block("endpoint")
                .map(endpoint -> AgencyBlock.endpoint(endpoint, channel))
                .map(endpoint -> new Agency.Fallback(channel, rendering, endpoint))
                .orElse(null);
        block.end();
        return fallback;
    }
}
