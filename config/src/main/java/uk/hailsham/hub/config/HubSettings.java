package uk.hailsham.hub.config;

import java.time.ZoneId;
import uk.hailsham.hub.config.yaml.Block;

/**
 * The partnership this hub serves, as {@code hub.yml} says.
 *
 * @param mail how the hub sends mail
 * @param keep for how long what is kept
 */
public record HubSettings(String name, String place, String county, ZoneId zone, Mail mail, Keep keep) {
    /**
     * @param user null when the server asks for no login
     * @param passwordSecret name of the secret; null without a user
     * @param replyTo null for {@code from}
     */
    public record Mail(
            String host, int port, String user, String passwordSecret, String from, String replyTo, String domain) {}

    /** @param rawDays days after its arrival at which the raw bytes of a finished drop are deleted */
    public record Keep(int rawDays) {
        private static final int USUAL = 30;
    }

    static HubSettings read(Block file) {
        HubSettings settings = new HubSettings(
                file.text("name"),
                file.text("place"),
                file.text("county"),
                file.optional("zone", "a time zone such as Europe/London", ZoneId::of)
                        .orElse(ZoneId.of("Europe/London")),
                file.block("mail").map(HubSettings::mail).orElse(null),
                file.block("keep").map(HubSettings::keep).orElse(new Keep(Keep.USUAL)));
        file.require("zone", "mail");
        file.end();
        return settings;
    }

    private static Keep keep(Block block) {
        Keep keep = new Keep(block.number("rawDays", 1, 366, Keep.USUAL));
        block.end();
        return keep;
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
