package uk.hailsham.hub.config;

import java.net.URI;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import uk.hailsham.hub.config.yaml.Block;
import uk.hailsham.hub.domain.alert.Expiry;
import uk.hailsham.hub.domain.alert.QuietHours;
import uk.hailsham.hub.domain.school.School;

/**
 * The partnership this hub serves, as {@code hub.yml} says.
 *
 * @param mail how the hub sends mail
 * @param index when the return goes to the Index
 * @param subscriptions when each school is told what has changed elsewhere
 * @param attachments what may go with a referral
 * @param coordinator who sees to a referral when nobody at the school does
 * @param alerts whom operators' alerts go to and when
 * @param renew what ends on a day that stands in no key: passwords, host keys
 * @param link where agencies open the pages they are sent links to; null when none is
 */
public record HubSettings(
        String name,
        String place,
        String county,
        ZoneId zone,
        Mail mail,
        Telling index,
        Telling subscriptions,
        AttachmentLimits attachments,
        Link link,
        Hl7Door hl7,
        Coordinator coordinator,
        Alerts alerts,
        List<Expiry> renew) {
    /**
     * @param owner the operator on duty, who sees to them; null when nobody is named, and then none is mailed
     * @param quiet when only what cannot wait is told
     * @param unreachableMinutes how long nothing gets through to an agency before it is told
     * @param unsealedMinutes how old an event of the audit may become without a seal
     * @param diskFreePercent how much of the data folder's disk must be free
     */
    public record Alerts(
            School.Contact owner, QuietHours quiet, int unreachableMinutes, int unsealedMinutes, int diskFreePercent) {
        static final int UNREACHABLE_MINUTES = 30;
        static final int UNSEALED_MINUTES = 10;
        static final int DISK_FREE_PERCENT = 10;

        static Alerts unsaid(ZoneId zone) {
            QuietHours never = new QuietHours(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT, zone);
            return new Alerts(null, never, UNREACHABLE_MINUTES, UNSEALED_MINUTES, DISK_FREE_PERCENT);
        }
    }

    /** The town's coordinator and who stands in: the last to whom a referral falls. */
    public record Coordinator(School.Contact coordinator, School.Contact deputy) {}

    /**
     * The door at which agencies' systems bring HL7 messages; null for a hub that has none.
     *
     * @param plain without TLS; only on this machine's own address
     * @param certificate name of the secret with the hub's certificates (PEM); null with {@code plain}
     * @param key name of that with their key (PEM); null with {@code plain}
     */
    public record Hl7Door(String address, int port, boolean plain, String certificate, String key) {}

    /**
     * @param base scheme and host of the pages, as agencies reach them
     * @param lasts how long a link opens its page
     * @param weeklyAt the time of Monday at which each agency gets the link to all that is open there
     * @param phone whom agencies ring, as mails and pages say; null when nobody is named
     */
    public record Link(URI base, Duration lasts, LocalTime weeklyAt, String phone) {
        /** @throws IllegalArgumentException when the address is none, or a link would travel in the clear */
        public static URI base(String text) {
            return LinkBlock.base(text);
        }
    }

    /**
     * @param most papers with one referral; 0 for none
     * @param largestKilobytes of one of them, in units of 1,024 bytes
     */
    public record AttachmentLimits(int most, int largestKilobytes) {
        private static final AttachmentLimits USUAL = new AttachmentLimits(5, 5_120);

        public int largestBytes() {
            return largestKilobytes * 1_024;
        }
    }

    /**
     * @param user null when the server asks for no login
     * @param passwordSecret name of the secret; null without a user
     * @param replyTo null for {@code from}
     * @param inbox the mailbox to which agencies answer; null for a hub that reads none
     * @param plainTo domains whose mailboxes may get a child's data without a key of their own, those below them included
     */
    public record Mail(
            String host,
            int port,
            String user,
            String passwordSecret,
            String from,
            String replyTo,
            String domain,
            Inbox inbox,
            List<String> plainTo) {}

    /**
     * A mailbox, read by IMAP over TLS.
     *
     * @param passwordSecret name of the secret
     * @param done folder into which a mail goes that has been taken
     */
    public record Inbox(String host, int port, String user, String passwordSecret, String done) {}

    /** @param agencies ids of those there are */
    static HubSettings read(Block file, Collection<String> agencies) {
        ZoneId zone = file.optional("zone", "a time zone such as Europe/London", ZoneId::of)
                .orElse(ZoneId.of("Europe/London"));
        HubSettings settings = new HubSettings(
                file.text("name"),
                file.text("place"),
                file.text("county"),
                zone,
                file.block("mail").map(HubSettings::mail).orElse(null),
                file.block("index")
                        .map(block -> Telling.read(block, zone, List.of()))
                        .orElse(null),
                file.block("subscriptions")
                        .map(block -> Telling.read(block, zone, agencies))
                        .orElse(null),
                file.block("attachments").map(HubSettings::attachments).orElse(AttachmentLimits.USUAL),
                file.block("link").map(LinkBlock::settings).orElse(null),
                file.block("hl7").map(Hl7Block::door).orElse(null),
                file.block("coordinator").map(HubSettings::coordinator).orElse(null),
                file.block("alerts").map(block -> AlertsBlock.read(block, zone)).orElse(Alerts.unsaid(zone)),
                file.blocks("renew").stream().map(AlertsBlock::expiry).toList());
        file.require("zone", "mail", "index", "subscriptions", "coordinator");
        file.end();
        return settings;
    }

    private static Coordinator coordinator(Block block) {
        block.require("deputy");
        School.Contact deputy = block.block("deputy").map(SchoolFile::contact).orElse(null);
        return new Coordinator(SchoolFile.contact(block), deputy);
    }

    private static AttachmentLimits attachments(Block block) {
        AttachmentLimits limits = new AttachmentLimits(
                block.number("most", 0, 20, AttachmentLimits.USUAL.most()),
                block.number("largestKilobytes", 1, 20_480, AttachmentLimits.USUAL.largestKilobytes()));
        block.end();
        return limits;
    }

    private static Inbox inbox(Block block) {
        Inbox inbox = new Inbox(
                block.text("host"),
                block.number("port", 1, 65_535, 993),
                block.text("user"),
                Shape.SECRET.required(block, "passwordSecret"),
                block.optional("done").orElse("Taken"));
        block.end();
        return inbox;
    }

    private static Mail mail(Block block) {
        Mail mail = new Mail(
                block.text("host"),
                block.number("port", 1, 65_535, 587),
                block.optional("user").orElse(null),
                Shape.SECRET.optional(block, "passwordSecret").orElse(null),
                Shape.MAILBOX.required(block, "from"),
                Shape.MAILBOX.optional(block, "replyTo").orElse(null),
                block.text("domain"),
                block.block("inbox").map(HubSettings::inbox).orElse(null),
                block.texts("plainTo"));
        if (mail.user() != null) {
            block.require("passwordSecret");
        }
        block.end();
        return mail;
    }
}
