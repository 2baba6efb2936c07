package uk.hailsham.hub.app.chaos;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import uk.hailsham.hub.connectors.store.OpenWork;

/** The hub, its database, its broker and its partners, each on its own, and what was laid down for the hub so far. */
final class Stage implements AutoCloseable {
    private static final int DISK_MEGABYTES = 768;

    private final Optional<Disk> disk;
    private final Sizes sizes;
    private final Papers papers;
    private final DatabaseServer database;
    private final BrokerServer broker;
    private final Partners partners;
    private final HubServer hub;
    private final HikariDataSource looks;
    private final OpenWork work;
    private int nights;
    private boolean closed;

    private Stage(
            Optional<Disk> disk,
            Sizes sizes,
            Papers papers,
            DatabaseServer database,
            BrokerServer broker,
            Partners partners,
            HubServer hub) {
        this.disk = disk;
        this.sizes = sizes;
        this.papers = papers;
        this.database = database;
        this.broker = broker;
        this.partners = partners;
        this.hub = hub;
        this.looks = database.looks();
        this.work = new OpenWork(looks);
    }

    /**
     * @param small whether all that the programs write goes to one small disk, where the machine allows it
     * @param patience of the hub with its partners' servers
     */
    static Stage set(Path folder, Path config, Sizes sizes, boolean small, Duration patience)
            throws IOException, GeneralSecurityException, InterruptedException {
        Path place = Files.createDirectories(folder.resolve("disk"));
        Optional<Disk> disk = small ? Disk.mount(place, DISK_MEGABYTES) : Optional.empty();
        DatabaseServer database = new DatabaseServer(place.resolve("postgresql"));
        BrokerServer broker = new BrokerServer(place.resolve("broker"), folder.resolve("broker.log"));
        Path data = place.resolve("data");
        Partners partners = Partners.start(folder, data);
        broker.start();
        database.start();
        Map<String, String> settings = new HashMap<>(partners.settings());
        settings.putAll(database.settings());
        settings.putAll(broker.settings());
        settings.put("HUB_PATIENCE", String.valueOf(patience.toMillis()));
        HubServer hub = new HubServer(folder, data, kept(config, folder.resolve("config")), settings);
        Papers papers = new Papers(Pupils.of(sizes.pupils(), folder.resolve("pupils")));
        Stage stage = new Stage(disk, sizes, papers, database, broker, partners, hub);
        Runtime.getRuntime().addShutdownHook(new Thread(stage::closeQuietly, "nothing is left running"));
        hub.start();
        broker.awaitUp();
        hub.awaitUp();
        return stage;
    }

    /** A hub that is started again reads what it read before, whatever is worked on meanwhile. */
    private static Path kept(Path config, Path copy) throws IOException {
        try (Stream<Path> walk = Files.walk(config)) {
            for (Path path : walk.toList()) {
                Files.copy(path, copy.resolve(config.relativize(path).toString()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        return copy;
    }

    boolean hasDisk() {
        return disk.isPresent();
    }

    Disk disk() {
        return disk.orElseThrow();
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
        return work;
    }

    int nights() {
        return nights;
    }

    /** Lays down a night's drop, feed and referrals, all at once. */
    void night() throws IOException {
        nights++;
        partners.drop(Partners.SCHOOL, "roll-" + nights + ".csv", papers.roll(nights));
        partners.drop(Partners.INDEX, "feed-" + nights + ".csv", papers.feed(sizes.entries(), nights));
        if (nights > 1) {
            partners.drop(
                    Partners.SCHOOL + "/referrals",
                    "ask-" + nights + ".csv",
                    papers.referrals(sizes.referrals(), nights));
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
        looks.close();
        database.close();
        if (disk.isPresent()) {
            disk.get().close();
        }
    }
}
