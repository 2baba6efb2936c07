package uk.hailsham.hub.config;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import uk.hailsham.hub.config.yaml.Block;
import uk.hailsham.hub.domain.agreement.Agreement;
import uk.hailsham.hub.domain.agreement.Group;
import uk.hailsham.hub.domain.referral.LawfulBasis;

/** {@code agreement} of a school's file or of an agency's block. */
final class AgreementBlock {
    private static final String DAY = "a date such as 2026-09-01";
    private static final Set<String> GROUPS = Arrays.stream(Group.values())
            .map(Group::word)
            .collect(Collectors.toCollection(java.util.LinkedHashSet::new));

    private AgreementBlock() {}

    static Agreement ofSchool(Block block) {
        block.require("fields");
        return read(block, block.words("fields", "one of " + String.join(", ", GROUPS), GROUPS));
    }

    /** @param seen the agency's allow-list, which is what it agreed on unless the agreement says less */
    static Agreement ofAgency(Block block, List<String> seen) {
        if (!block.has("fields")) {
            return read(block, seen);
        }
        List<String> agreed = block.texts("fields");
        List<String> beyond =
                seen.stream().filter(field -> !agreed.contains(field)).toList();
        if (!beyond.isEmpty()) {
            block.fault(
                    "fields",
                    "expected every field that the agency may see, found none of: " + String.join(", ", beyond));
        }
        return read(block, agreed);
    }

    private static Agreement read(Block block, List<String> fields) {
        block.require("reference", "parties", "purpose", "lawfulBasis", "from", "to", "review");
        LocalDate from = day(block, "from", LocalDate.MIN);
        LocalDate to = day(block, "to", LocalDate.MAX);
        if (to.isBefore(from)) {
            block.fault("to", "expected a date not before from (" + from + "), found '" + to + "'");
        }
        Agreement agreement = new Agreement(
                block.optional("reference").orElse(""),
                block.texts("parties"),
                block.optional("purpose").orElse(""),
                basis(block),
                fields,
                from,
                to,
                day(block, "review", LocalDate.MAX));
        block.end();
        return agreement;
    }

    private static String basis(Block block) {
        return block.optional(
                        "lawfulBasis",
                        "one of " + LawfulBasis.words(),
                        text -> LawfulBasis.of(text).map(known -> text).orElseThrow(IllegalArgumentException::new))
                .orElse("");
    }

    private static LocalDate day(Block block, String key, LocalDate unsaid) {
        return block.optional(key, DAY, LocalDate::parse).orElse(unsaid);
    }
}
