package uk.hailsham.hub.config;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import uk.hailsham.hub.config.yaml.Block;
import uk.hailsham.hub.domain.agency.Agency;
import uk.hailsham.hub.domain.agency.Endpoint;
import uk.hailsham.hub.domain.clock.Limit;
import uk.hailsham.hub.domain.referral.DisclosableField;

/** One block of {@code config/agencies.yml}. */
final class AgencyBlock {
    private static final Set<String> FIELDS = Arrays.stream(DisclosableField.values())
            .map(DisclosableField::key)
            .collect(Collectors.toCollection(TreeSet::new));
    private static final int OLDEST = 25;

    private AgencyBlock() {}

    static Agency read(Block block, Known known) {
        String channel = block.oneOf("channel", known.channels());
        Agency agency = new Agency(
                block.optional("id", "a-z, 0-9 and hyphens", AgencyBlock::id).orElse(""),
                block.text("name"),
                block.number("number", 1, 999, 0),
                block.blocks("services").stream().map(AgencyBlock::service).toList(),
                channel,
                block.optional("intended").orElse(null),
                block.oneOf("rendering", known.renderings()),
                fields(block, "fields"),
                block.block("gateway")
                        .map(AgencyBlock::gateway)
                        .orElse(new Agency.Gateway(null, null, List.of(), false, List.of())),
                block.optional("via").orElse(null),
                block.block("acknowledge").map(AgencyBlock::limit).orElse(null),
                block.block("firstContact").map(AgencyBlock::limit).orElse(null),
                block.flag("sensitive"),
                block.optional("unnamedLabel").orElse(null),
                block.block("endpoint")
                        .map(endpoint -> endpoint(endpoint, channel))
                        .orElse(null),
                block.block("contact").map(AgencyBlock::contact).orElse(null));
        required(block);
        block.end();
        return agency;
    }

    private static void required(Block block) {
        for (String key : List.of("id", "services", "fields", "acknowledge", "endpoint", "contact")) {
            if (!block.has(key)) {
                block.fault(key, "expected a value, found none");
            }
        }
        if (block.flag("sensitive") && !block.has("unnamedLabel")) {
            block.fault("unnamedLabel", "expected the words under which a sensitive service is shown, found none");
        }
    }

    private static String id(String text) {
        if (!text.matches("[a-z0-9][a-z0-9-]{1,60}")) {
            throw new IllegalArgumentException();
        }
        return text;
    }

    private static Agency.Service service(Block block) {
        Agency.Service service = new Agency.Service(block.text("id"), block.text("name"));
        block.end();
        return service;
    }

    private static List<String> fields(Block block, String key) {
        List<String> fields = block.texts(key);
        fields.stream()
                .filter(field -> !FIELDS.contains(field))
                .forEach(field -> block.fault(key, "expected fields of " + FIELDS + ", found '" + field + "'"));
        return fields;
    }

    private static Agency.Gateway gateway(Block block) {
        Agency.Gateway gateway = new Agency.Gateway(
                age(block, "ageFrom"),
                age(block, "ageTo"),
                block.texts("postcodes"),
                block.flag("triedFirst"),
                fields(block, "mandatory"));
        block.end();
        return gateway;
    }

    private static Integer age(Block block, String key) {
        return block.has(key) ? block.number(key, 0, OLDEST, 0) : optionalAge(block, key);
    }

    private static Integer optionalAge(Block block, String key) {
        block.optional(key);
        return null;
    }

    static Limit limit(Block block) {
        Limit limit = new Limit(
                block.number("amount", 1, 1_000, 1),
                block.word("unit", Limit.Unit.class).orElse(Limit.Unit.CALENDAR_DAYS));
        block.end();
        return limit;
    }

    static Endpoint endpoint(Block block, String channel) {
        Endpoint endpoint = channel.equals("sftp") ? sftp(block) : new Endpoint.Email(block.text("to"));
        block.end();
        return endpoint;
    }

    private static Endpoint.Sftp sftp(Block block) {
        return new Endpoint.Sftp(
                block.text("host"),
                block.number("port", 1, 65_535, 22),
                block.text("user"),
                block.optional("hostKey", "a fingerprint SHA256:… of 43 characters", AgencyBlock::fingerprint)
                        .orElse(""),
                block.text("keySecret"),
                block.text("inFolder"),
                block.text("outFolder"));
    }

    private static String fingerprint(String text) {
        if (!text.matches("SHA256:[A-Za-z0-9+/]{43}=?")) {
            throw new IllegalArgumentException();
        }
        return text;
    }

    private static Agency.Contact contact(Block block) {
        Agency.Contact contact = new Agency.Contact(
                block.text("name"), block.text("email"), block.optional("phone").orElse(null));
        block.end();
        return contact;
    }
}
