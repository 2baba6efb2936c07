package uk.hailsham.hub.config;

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
    private static final String OFFERED = "a service that an agency in agencies.yml offers";

    private RoutingFile() {}

    /** @param needs null when the list could not be read; then needs are not checked */
    static List<RoutingRule> read(Block file, Set<String> services, CodeList needs) {
        file.require("rules");
        List<RoutingRule> rules = file.blocks("rules").stream()
                .map(row -> rule(row, services, needs))
                .toList();
        file.end();
        return rules;
    }

    private static RoutingRule rule(Block row, Set<String> services, CodeList needs) {
        AgeRange ages = AgeRange.read(row);
        row.require("services");
        RoutingRule rule = new RoutingRule(
                need(row, needs),
                ages.from(),
                ages.to(),
                urgencies(row),
                row.words("services", OFFERED, services),
                row.words("next", OFFERED, services));
        row.end();
        return rule;
    }

    private static String need(Block row, CodeList needs) {
        String need = row.text("need");
        boolean known = need.isEmpty()
                || need.equals(RoutingRule.SAFEGUARDING)
                || needs == null
                || needs.find(need).isPresent();
        if (!known) {
            row.fault("need", "expected a code of codes/need.csv or SAFEGUARDING, found '" + need + "'");
        }
        return need;
    }

    private static Set<Urgency> urgencies(Block row) {
        List<String> known = Stream.of(Urgency.values()).map(RoutingFile::word).toList();
        List<String> words = row.words("urgency", "one of " + String.join(", ", known), known);
        return Stream.of(Urgency.values())
                .filter(urgency -> words.contains(word(urgency)))
                .collect(Collectors.toSet());
    }

    private static String word(Urgency urgency) {
        return urgency.name().toLowerCase(Locale.ROOT);
    }
}
