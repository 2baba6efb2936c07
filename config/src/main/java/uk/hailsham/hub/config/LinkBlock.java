package uk.hailsham.hub.config;

import java.net.URI;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Set;
import uk.hailsham.hub.config.yaml.Block;
import uk.hailsham.hub.domain.agency.Endpoint;

/** The blocks that say how agencies are reached by a link to a page of the hub. */
final class LinkBlock {
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

    private LinkBlock() {}

    /** {@code link:} of {@code hub.yml}. */
    static HubSettings.Link settings(Block block) {
        block.require("base");
        HubSettings.Link link = new HubSettings.Link(
                block.optional(
                                "base",
                                "an address such as https://hub.example, without a path and https unless it is"
                                        + " this machine",
                                LinkBlock::base)
                        .orElse(null),
                Duration.ofDays(block.number("days", 1, 90, 14)),
                block.optional("weeklyAt", "a time such as \"07:30\"", LocalTime::parse)
                        .orElse(LocalTime.of(7, 30)),
                block.optional("phone").orElse(null));
        block.end();
        return link;
    }

    /** @throws IllegalArgumentException when a token would travel in the clear, or the address is none */
    static URI base(String text) {
        URI base = URI.create(text);
        boolean safe = "https".equals(base.getScheme())
                || "http".equals(base.getScheme()) && LOOPBACK.contains(String.valueOf(base.getHost()));
        boolean bare = base.getRawQuery() == null && base.getRawFragment() == null && base.getUserInfo() == null;
        if (!safe
                || !bare
                || base.getHost() == null
                || !String.valueOf(base.getRawPath()).isEmpty()) {
            throw new IllegalArgumentException("expected https://host, or http on this machine, and no path");
        }
        return base;
    }

    /** {@code endpoint:} of an agency on channel secure-link. */
    static Endpoint.Link endpoint(Block block) {
        String to = Shape.MAILBOX.required(block, "to");
        block.require("code");
        return new Endpoint.Link(
                to, block.block("code").map(code -> code(code, to)).orElse(null));
    }

    private static Endpoint.Code code(Block block, String to) {
        boolean mail = block.has("mail");
        if (mail == block.has("secret")) {
            block.fault(
                    "", "expected either mail: another mailbox, or secret: the name of a passphrase agreed by phone");
        }
        Endpoint.Code code = mail
                ? new Endpoint.Code.ByMail(Shape.MAILBOX.required(block, "mail"))
                : new Endpoint.Code.Agreed(
                        Shape.SECRET.optional(block, "secret").orElse(""));
        if (code instanceof Endpoint.Code.ByMail byMail && byMail.to().equalsIgnoreCase(to) && !to.isEmpty()) {
            block.fault(
                    "mail", "expected another mailbox than the link's, which would be no second way, found the same");
        }
        Shape.SECRET.optional(block, "secret");
        block.end();
        return code;
    }
}
