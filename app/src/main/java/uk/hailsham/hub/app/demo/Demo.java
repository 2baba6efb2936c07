package uk.hailsham.hub.app.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.springframework.security.crypto.password.PasswordEncoder;
import uk.hailsham.hub.app.ConfigOption;
import uk.hailsham.hub.app.Exit;
import uk.hailsham.hub.app.Refusal;
import uk.hailsham.hub.app.user.Passwords;
import uk.hailsham.hub.app.wiring.RunFile;
import uk.hailsham.hub.app.wiring.RunningHub;
import uk.hailsham.hub.app.wiring.Settings;
import uk.hailsham.hub.config.Configuration;
import uk.hailsham.hub.config.Endpoints;
import uk.hailsham.hub.connectors.ground.DataFolder;
import uk.hailsham.hub.connectors.store.Accounts;
import uk.hailsham.hub.connectors.store.Drop;
import uk.hailsham.hub.connectors.store.Drops;
import uk.hailsham.hub.connectors.store.Ledger;
import uk.hailsham.hub.connectors.store.Links;
import uk.hailsham.hub.connectors.store.Records;
import uk.hailsham.hub.connectors.store.Referrals;
import uk.hailsham.hub.domain.access.Access.Role;
import uk.hailsham.hub.domain.agency.Agency;
import uk.hailsham.hub.domain.school.School;
import uk.hailsham.hub.town.Town;
import uk.hailsham.hub.town.TownPlan;

/** The hub, a made-up town around it, and what happens between them. */
final class Demo implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final long LOOK_MILLIS = 250;
    private static final int ALL = 10_000;
    private static final int FIRST_REFERRALS = 12;

    private final Path data;
    private final Configuration configuration;
    private final StandIns standIns;
    private final RunningHub hub;
    private final Told told;
    private final Instant began;
    private final TownClock clock;
    private final SchoolDaysPlan days;
    private final Map<String, String> passwords = new LinkedHashMap<>();
    private Settling settling;
    private double seconds;
    private double night;

    private Demo(
            Path data,
            Configuration configuration,
            StandIns standIns,
            RunningHub hub,
            Instant began,
            TownClock clock,
            SchoolDaysPlan days) {
        this.data = data;
        this.configuration = configuration;
        this.standIns = standIns;
        this.hub = hub;
        this.told = new Told(hub, configuration);
        this.began = began;
        this.clock = clock;
        this.days = days;
    }

    /** Empties the demo's own folder, and no other. */
    static Demo start(ConfigOption config, Path data, int port) throws IOException, GeneralSecurityException {
        return start(config, data, port, 0);
    }

    /** @param days how many of the town's are to be played after the first; 0 for none, by the real time */
    static Demo start(ConfigOption config, Path data, int port, int days) throws IOException, GeneralSecurityException {
        Instant began = Instant.now();
        if (RunFile.read(data).isPresent()) {
            throw new Refusal(Exit.FAILED, "a demo runs already; stop it first");
        }
        empty(data);
        Configuration shipped = config.read();
        SchoolDaysPlan plan = days == 0 ? null : SchoolDaysPlan.of(days, shipped);
        TownClock clock = plan == null
                ? null
                : TownClock.at(
                        data.resolve("clock"), plan.begin(), shipped.hub().zone());
        StandIns standIns = StandIns.start(
                shipped, Files.createDirectories(data.resolve("town")), clock == null ? null : clock.shown());
        Path endpoints = standIns.endpoints(shipped, data.resolve("secrets"));
        Configuration configuration = Endpoints.replace(shipped, endpoints);
        UnaryOperator<String> surroundings = Settings.fromSurroundings();
        Map<String, String> own = new ConcurrentHashMap<>(standIns.settings());
        if (clock != null) {
            own.putAll(Map.of("hub.clock", clock.file().toString(), "hub.poll", "200", "hub.settle", "200"));
        }
        Settings settings = new Settings(
                config.folder(),
                data,
                data.resolve("demo-only.key"),
                port,
                name -> own.containsKey(name) ? own.get(name) : surroundings.apply(name));
        say("Starting the hub: database, broker, routes");
        RunningHub hub = RunningHub.start(settings, configuration, DataFolder.Mark.DEMO);
        own.put("hub.link.base", "http://127.0.0.1:" + hub.port());
        Demo demo = new Demo(data, configuration, standIns, hub, began, clock, plan);
        demo.addAccounts();
        return demo;
    }

    private static void empty(Path data) throws IOException {
        if (Files.exists(data)) {
            try (Stream<Path> walk = Files.walk(data)) {
                for (Path path : walk.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
        Files.createDirectories(data);
    }

    private static void say(String text) {
        System.err.println(text);
    }

    private void addAccounts() {
        add("operator", Role.OPERATOR, null);
        add("index-team", Role.INDEX_TEAM, null);
        configuration.schools().forEach(school -> add(school.id(), Role.SCHOOL, school.id()));
    }

    private void add(String name, Role role, String school) {
        String password = Passwords.random();
        hub.part(Accounts.class)
                .add(name, role, school, hub.part(PasswordEncoder.class).encode(password));
        passwords.put(name, password);
    }

    /** @return whether all settled in time and balanced */
    boolean play() throws IOException, GeneralSecurityException, InterruptedException {
        if (days == null) {
            return play(TownPlan.DEMO);
        }
        TownPlan usual = TownPlan.DEMO;
        TownPlan plan = new TownPlan(usual.pupils(), usual.index(), FIRST_REFERRALS, usual.seed(), days.first());
        boolean first = play(plan);
        say("Playing the days");
        boolean season = new Season(days, plan, clock, hub, standIns, data, configuration).play();
        seconds = Duration.between(began, Instant.now()).toMillis() / 1000.0;
        writeSummary();
        return first && season && settling.unbalanced().isEmpty();
    }

    /** The same with another town of the same schools. */
    boolean play(TownPlan plan) throws IOException, GeneralSecurityException, InterruptedException {
        say("Laying out the town");
        Path town = data.resolve("town");
        Town.generate(plan, town);
        Instant arrival = Instant.now();
        int files = drop(town.resolve("index"), data.resolve("inbox/index"));
        for (School school : configuration.schools()) {
            files += drop(town.resolve("schools").resolve(school.id()), standIns.outbox(school, data));
        }
        settling = new Settling(hub, told.partners(), files);
        boolean first = settled();
        for (School school : configuration.schools()) {
            files += drop(
                    town.resolve("referrals").resolve(school.id()),
                    data.resolve(school.inbox().folder()).resolve("referrals"));
        }
        settling = new Settling(hub, told.partners(), files);
        boolean second = first && settled();
        told.now();
        settling = new Settling(hub, told.partners(), files + told.partners().size());
        boolean settled = second && settled();
        seconds = Duration.between(began, Instant.now()).toMillis() / 1000.0;
        night = Duration.between(arrival, Instant.now()).toMillis() / 1000.0;
        settling.open().forEach(what -> say("not settled: " + what));
        settling.unbalanced().forEach(drop -> say("books do not balance: dr-" + drop.id()));
        writeSummary();
        return settled && settling.unbalanced().isEmpty();
    }

    private static int drop(Path from, Path to) throws IOException {
        return Inboxes.drop(from, to).size();
    }

    private boolean settled() throws InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        CountDownLatch never = new CountDownLatch(1);
        String before = "";
        while (!settling.open().isEmpty()) {
            String now = String.join(", ", settling.open());
            if (!now.equals(before)) {
                say("  " + now);
                before = now;
            }
            if (Instant.now().isAfter(end)) {
                return false;
            }
            never.await(LOOK_MILLIS, TimeUnit.MILLISECONDS);
        }
        return true;
    }

    /** From the first file's arrival until all had settled. */
    double night() {
        return night;
    }

    Summary summary() throws IOException {
        Referrals referrals = hub.part(Referrals.class);
        Map<String, Integer> channels = new TreeMap<>();
        referrals
                .recipientsBy(Referrals.Column.AGENCY)
                .forEach((agency, count) -> channels.merge(
                        configuration.agency(agency).map(Agency::channel).orElse("unknown"), count, Integer::sum));
        return new Summary(
                days != null || settling.open().isEmpty(),
                settling.unbalanced().isEmpty(),
                seconds,
                configuration.schools().stream().map(this::books).toList(),
                new Summary.IndexBooks(hub.part(Records.class).count("index")),
                Truth.read(data.resolve("town/truth.csv")).judge(hub.part(Records.class), hub.part(Links.class)),
                referrals.count(),
                referrals.recipientsBy(Referrals.Column.STATE),
                referrals.recipientsBy(Referrals.Column.RUNG),
                channels,
                told.books(),
                days == null ? null : SeasonBooks.of(hub, configuration, days.first()));
    }

    private Summary.SchoolBooks books(School school) {
        int[] sums = new int[6];
        for (Drop drop : hub.part(Drops.class).list(school.id(), ALL)) {
            Ledger books = drop.ledger();
            sums[0] += books.rowsIn();
            sums[1] += books.accepted();
            sums[2] += books.unchanged();
            sums[3] += books.superseded();
            sums[4] += books.held();
            sums[5] += books.rejected();
        }
        return new Summary.SchoolBooks(school.id(), sums[0], sums[1], sums[2], sums[3], sums[4], sums[5]);
    }

    private void writeSummary() throws IOException, GeneralSecurityException {
        Path file = data.resolve("summary.json");
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("url", hub.url());
        content.put("accounts", passwords);
        content.put(
                "sftp",
                Map.of(
                        "port",
                        standIns.sftp().port(),
                        "hostKey",
                        standIns.sftp().hostKey()));
        content.put(
                "mail",
                Map.of(
                        "smtp",
                        standIns.mail().smtpPort(),
                        "imap",
                        standIns.mail().imapPort(),
                        "password",
                        standIns.mail().password()));
        content.put("summary", summary());
        new ObjectMapper().writerWithDefaultPrettyPrinter().writeValue(file.toFile(), content);
    }

    String text() throws IOException {
        return SummaryText.of(summary(), hub.url(), passwords);
    }

    /** Until Ctrl-C. */
    void awaitEnd() throws InterruptedException {
        hub.awaitEnd();
    }

    @Override
    public void close() throws IOException {
        hub.close();
        standIns.close();
    }
}
