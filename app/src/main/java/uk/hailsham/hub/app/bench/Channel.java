package uk.hailsham.hub.app.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import uk.hailsham.hub.app.ConfigOption;

/** A way to reach agencies, as it is measured: their server, to which a hub delivers and its protocol's client alone. */
interface Channel extends AutoCloseable {
    /** A hub that knows no agencies but these. */
    BenchHub hub(Path folder, ConfigOption config) throws IOException, GeneralSecurityException;

    /** How many of the hub's messages the agencies have. */
    int arrived() throws IOException;

    /** What the protocol's client alone can do with messages like those the hub has delivered. */
    List<Floor> floors(BenchHub hub) throws IOException;

    @Override
    void close() throws IOException;

    /** @param name as it stands in a table's heading */
    record Floor(String name, Alone alone) {}

    /** A protocol's client alone. */
    @FunctionalInterface
    interface Alone {
        /** @return seconds that so many messages take */
        double seconds(int count) throws IOException, InterruptedException;
    }

    /** Starts the agencies' server. */
    @FunctionalInterface
    interface Opening {
        /** @param folder which is the server's own */
        Channel open(Path folder, ConfigOption config, List<String> agencies)
                throws IOException, GeneralSecurityException;
    }
}
