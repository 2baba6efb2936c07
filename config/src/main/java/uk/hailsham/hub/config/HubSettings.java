package uk.hailsham.hub.config;

import java.time.ZoneId;
import uk.hailsham.hub.config.yaml.Block;

/**
 * The partnership this hub serves, as {@code hub.yml} says.
 *
 * @param mail how the hub sends mail
 */
public record HubSettings(String name, String place, String county, ZoneId zone, Mail mail) {
    /**
     * @param user null when the server asks for no login
     * @param passwordSecret name of the secret; null without a user
     * @param replyTo null for {@code from}
     */
    public record Mail(
            String host, int port, String user, String passwordSecret, String from, String replyTo, String domain) {}

    static HubSettings read(Block file) {
        HubSettings settings = new HubSettings(
                file.text("name"),
                file.text("place"),
                file.text("county"),
                file.optional("zone", "a time zone such as Europe/London", ZoneId::of)
                        .orElse(ZoneId.of("Europe/London")),
                file.block("mail").map(HubSettings::mail).orElse(null));
        file.require("zone", "mail");
        file.end();
        return settings;
    }

    private static Mail mail(Block block) {
        Mail mail = new Mail(
                block.text("host"),
                block.number("port", 1, 65_535, 587),
                block.optional("user").orElse(null),
                Shape.SECRET.optional(block, "passwordSecret").orElse(null),
                Shape.MAILBOX.required(block, "from"),
                Shape.MAILBOX.optional(block, "replyTo").orElse(null),
                block.text("domain"));
        if (mail.user() != null) {
            block.require("passwordSecret");
        }
        block.end();
        return mail;
    }
}
