package uk.hailsham.hub.config;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import uk.hailsham.hub.config.yaml.Block;
import uk.hailsham.hub.domain.code.CodeList;
import uk.hailsham.hub.domain.referral.RoutingRule;
import uk.hailsham.hub.domain.referral.Urgency;

/** {@code config/routing.yml}: rows of need, age, urgency and services. */
final class RoutingFile {
    private static final int OLDEST = 25;

    private RoutingFile() {}

    /** @param needs null when the list could not be read; then needs are not checked */
    static List<RoutingRule> read(Block file, Set<String> services, CodeList needs) {
        List<RoutingRule> rules = file.blocks("rules").stream()
                .map(row -> rule(row, services, needs))
                .toList();
        file.end();
        return rules;
    }

    private static RoutingRule rule(Block row, Set<String> services, CodeList needs) {
        RoutingRule rule = new RoutingRule(
                row.text("need"),
                row.optional("ageFrom", "completed years", Integer::valueOf).orElse(null),
                row.optional("ageTo", "completed years", Integer::valueOf).orElse(null),
                urgencies(row),
                row.texts("services"));
        rule.services().stream()
                .filter(service -> !services.contains(service))
                .forEach(service -> row.fault(
                        "services",
                        "expected a service that an agency in agencies.yml offers, found '" + service + "'"));
        if (needs != null
                && !rule.need().equals(RoutingRule.SAFEGUARDING)
                && needs.find(rule.need()).isEmpty()) {
            row.fault("need", "expected a code of codes/need.csv or SAFEGUARDING, found '" + rule.need() + "'");
        }
        if (rule.ageTo() != null && rule.ageTo() > OLDEST) {
            row.fault("ageTo", "expected at most " + OLDEST + ", found '" + rule.ageTo() + "'");
        }
        row.end();
        return rule;
    }

    private static Set<Urgency> urgencies(Block row) {
        Set<Urgency> urgencies = new HashSet<>();
        for (String word : row.texts("urgency")) {
            Stream.of(Urgency.values())
                    .filter(urgency -> urgency.name().toLowerCase(Locale.ROOT).equals(word))
                    .findFirst()
                    .ifPresentOrElse(
                            urgencies::add,
                            () -> row.fault("urgency", "expected " + words() + ", found '" + word + "'"));
        }
        return urgencies;
    }

    private static String words() {
        return Stream.of(Urgency.values())
                .map(urgency -> urgency.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }
}
