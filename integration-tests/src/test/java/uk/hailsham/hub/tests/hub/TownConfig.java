package uk.hailsham.hub.tests.hub;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/** The shipped configuration with more agencies, all of which help with one need. */
public final class TownConfig {
    private static final Path SHIPPED = Path.of("..", "config");
    private static final List<String> PARTS = List.of(
            "hub.yml",
            "agencies.yml",
            "routing.yml",
            "retention.yml",
            "sen-framework.yml",
            "codes",
            "forms",
            "schools");
    private static final String RULE =
            "  - {need: SLD, ageFrom: 5, ageTo: 25, urgency: [routine, urgent, emergency], services: [%s-advice]}%n";
    private static final String AGENCY = """

              - id: %1$s
                name: %1$s
                number: %2$d
                services:
                  - {id: %1$s-advice, name: Advice}
                channel: %3$s
                intended: %3$s
                rendering: %5$s
                fields: [referred_on, need, child_given, referrer_name, referrer_phone]
                gateway: {ageFrom: 0, ageTo: 25, postcodes: [], triedFirst: false, mandatory: [referrer_name]}
                acknowledge: {amount: 10, unit: working-days}
                firstContact: {amount: 20, unit: working-days}
                sensitive: false
                endpoint: %4$s
                agreement: {reference: ISA-%2$d, parties: [the schools, the agency], lawfulBasis: public-task,
                            purpose: advice, from: 2026-09-01, to: 2029-08-31, review: 2027-09-30}
                contact: {name: Desk, email: desk@%1$s.example, phone: 01632 960137}
            """;

    private static int number = 36;

    private TownConfig() {}

    public static void copy(Path to) throws IOException {
        for (String part : PARTS) {
            try (Stream<Path> walk = Files.walk(SHIPPED.resolve(part))) {
                walk.forEach(path ->
                        copyOne(path, to.resolve(SHIPPED.relativize(path).toString())));
            }
        }
    }

    /** Lets a child's data go to mailboxes of a domain without a key of their own. */
    public static void mailMayGoTo(Path config, String domain) throws IOException {
        Path hub = config.resolve("hub.yml");
        Files.writeString(hub, Files.readString(hub).replace("plainTo: [", "plainTo: [" + domain + ", "));
    }

    private static void copyOne(Path from, Path to) {
        try {
            if (Files.isDirectory(from)) {
                Files.createDirectories(to);
            } else {
                Files.createDirectories(to.getParent());
                Files.copy(from, to);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param endpoint as a block in one line */
    public static void add(Path config, String agency, String channel, String rendering, String endpoint)
            throws IOException {
        number++;
        Files.writeString(
                config.resolve("agencies.yml"),
                AGENCY.formatted(agency, number, channel, endpoint, rendering),
                StandardOpenOption.APPEND);
        Files.writeString(config.resolve("routing.yml"), RULE.formatted(agency), StandardOpenOption.APPEND);
    }

    /** Two referrals for the need with which the added agencies help. */
    public static void refer(Outside outside) throws IOException {
        outside.drop("white-house", "nightly.csv", Sent.report(5, 5));
        Sent.soon().until(() -> outside.ask("SELECT count(*) FROM hub.drops WHERE state = 'applied'") == 1);
        outside.drop(
                "white-house/referrals",
                "ask.csv",
                new String(Sent.referrals(2), StandardCharsets.UTF_8)
                        .replace(",MLD,", ",SLD,")
                        .getBytes(StandardCharsets.UTF_8));
    }
}
