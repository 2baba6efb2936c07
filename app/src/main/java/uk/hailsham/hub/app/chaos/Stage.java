package uk.hailsham.hub.app.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.Map;
import uk.hailsham.hub.connectors.store.OpenWork;

/** The hub, its database, its broker and its partners, each on its own, and what was laid down for the hub so far. */
final class Stage implements AutoCloseable {
    private final Path folder;
    private final Sizes sizes;
    private final DatabaseServer database;
    private final BrokerServer broker;
    private final Partners partners;
    private final HubServer hub;
    private int nights;
    private boolean closed;

    private Stage(
            Path folder, Sizes sizes, DatabaseServer database, BrokerServer broker, Partners partners, HubServer hub) {
        this.folder = folder;
        this.sizes = sizes;
        this.database = database;
        this.broker = broker;
        this.partners = partners;
        this.hub = hub;
    }

    static Stage set(Path folder, Path config, Sizes sizes)
            throws IOException, GeneralSecurityException, InterruptedException {
        DatabaseServer database = new DatabaseServer(folder.resolve("postgresql"));
        BrokerServer broker = new BrokerServer(folder.resolve("broker"));
        broker.start();
        database.start();
        Path place = Files.createDirectories(folder.resolve("hub"));
        Partners partners = Partners.start(folder, place.resolve("data"));
        Map<String, String> settings = new HashMap<>(partners.settings());
        settings.putAll(database.settings());
        settings.putAll(broker.settings());
        HubServer hub = new HubServer(place, config, settings);
        Stage stage = new Stage(folder, sizes, database, broker, partners, hub);
        Runtime.getRuntime().addShutdownHook(new Thread(stage::closeQuietly, "nothing is left running"));
        hub.start();
        broker.awaitUp();
        hub.awaitUp();
        return stage;
    }

    Path folder() {
        return folder;
    }

    Sizes sizes() {
        return sizes;
    }

    DatabaseServer database() {
        return database;
    }

    BrokerServer broker() {
        return broker;
    }

    Partners partners() {
        return partners;
    }

    HubServer hub() {
        return hub;
    }

    OpenWork openWork() {
        return OpenWork.in(database.access());
    }

    int nights() {
        return nights;
    }

    /** Lays down a night's drop, feed and referrals, all at once. */
    void night() throws IOException {
        nights++;
        partners.drop(Partners.SCHOOL, "roll-" + nights + ".csv", Papers.roll(sizes.pupils(), nights));
        partners.drop(Partners.INDEX, "feed-" + nights + ".csv", Papers.feed(sizes.entries(), nights));
        if (nights > 1) {
            partners.drop(
                    Partners.SCHOOL + "/referrals",
                    "ask-" + nights + ".csv",
                    Papers.referrals(sizes.referrals(), sizes.pupils(), nights));
        }
    }

    /** How many referrals were laid down; none in the first night, in which the school is not known yet. */
    int referrals() {
        return Math.max(0, nights - 1) * sizes.referrals();
    }

    private void closeQuietly() {
        try {
            close();
        } catch (IOException | RuntimeException e) {
            System.err.println("not everything could be stopped: " + e.getMessage());
        }
    }

    /** Twice is harmless. */
    @Override
    public synchronized void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        hub.close();
        partners.close();
        broker.close();
        database.close();
    }
}
