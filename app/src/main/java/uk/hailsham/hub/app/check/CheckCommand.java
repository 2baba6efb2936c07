package uk.hailsham.hub.app.check;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import uk.hailsham.hub.app.ConfigOption;
import uk.hailsham.hub.app.Exit;
import uk.hailsham.hub.app.expiry.Radar;
import uk.hailsham.hub.config.ConfigFolder;
import uk.hailsham.hub.config.Configuration;
import uk.hailsham.hub.config.Kept;
import uk.hailsham.hub.config.Retention;
import uk.hailsham.hub.connectors.ground.Secrets;
import uk.hailsham.hub.domain.alert.Expiry;

/** Looks at the whole configuration and tells every fault at once. */
@Command(name = "check", description = "Checks the configuration: every fault with file, line and key.")
public final class CheckCommand implements Callable<Integer> {
    @Mixin
    private ConfigOption config;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "The data folder, for its secrets (default: ${DEFAULT-VALUE}).",
            defaultValue = "${sys:hub.home:-.}/data")
    private Path data;

    @Override
    public Integer call() throws Exception {
        ConfigFolder.Read read = config.look();
        read.faults().forEach(System.out::println);
        if (!read.faults().isEmpty()) {
            System.out.printf(
                    "faults in %s: %d%n", config.folder(), read.faults().size());
            return Exit.FAILED.code();
        }
        Configuration found = read.configuration();
        System.out.printf(
                "%s: %d schools, %d agencies, %d routing rules, %d code lists; no faults%n",
                found.hub().name(),
                found.schools().size(),
                found.agencies().size(),
                found.routing().size(),
                found.codes().byName().size());
        for (Retention.Rule rule : found.retention().rules()) {
            System.out.printf(
                    "keeps %s %s after %s, from %s: %s%n",
                    rule.what().word(), told(rule.keep()), rule.what().after(), rule.from(), rule.source());
        }
        for (Kept what : found.retention().without(LocalDate.now(found.hub().zone()))) {
            System.out.printf(
                    "no rule yet for how long %s is kept: %s (retention.yml)%n",
                    what.word(), what == Kept.RAW_BYTES ? "30 days after " + what.after() : "for ever");
        }
        new AgreementsText(found, LocalDate.now(found.hub().zone())).lines().forEach(System.out::println);
        MailKeysText keys = new MailKeysText(found, Instant.now());
        keys.lines().forEach(System.out::println);
        FhirKeysText servers = new FhirKeysText(found, secrets(), Instant.now());
        servers.lines().forEach(System.out::println);
        LocalDate today = LocalDate.now(found.hub().zone());
        new Radar(found, secrets(), Optional.empty())
                .all().stream()
                        .filter(expiry -> expiry.within(Expiry.AHEAD, today))
                        .forEach(expiry ->
                                System.out.println("ends within " + Expiry.AHEAD + " days: " + expiry.told()));
        found.untold()
                .forEach((agency, fields) -> System.out.printf(
                        "%s: its form has no place for %s, which it may see: it will not be told%n",
                        agency, String.join(", ", fields)));
        for (String name : notGiven(found)) {
            System.out.printf(
                    "secret not given yet: %s (HUB_SECRET_%s, or the file secrets/%s in the data folder)%n",
                    name, name.toUpperCase(java.util.Locale.ROOT).replace('-', '_'), name);
        }
        return (keys.usable() && servers.usable() ? Exit.DONE : Exit.FAILED).code();
    }

    private static String told(Period keep) {
        return keep.getYears() > 0
                ? keep.getYears() + " years"
                : keep.getMonths() > 0 ? keep.getMonths() + " months" : keep.getDays() + " days";
    }

    private Secrets secrets() {
        return Secrets.from(System::getenv, data.resolve("secrets"));
    }

    private TreeSet<String> notGiven(Configuration found) throws java.io.IOException {
        Secrets secrets = secrets();
        TreeSet<String> missing = new TreeSet<>();
        for (String name : found.secrets()) {
            if (secrets.find(name).isEmpty()) {
                missing.add(name);
            }
        }
        return missing;
    }
}
