package uk.hailsham.hub.connectors.agency;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import uk.hailsham.hub.domain.agency.Agency;
import uk.hailsham.hub.domain.agency.Endpoint;

/**
 * The words of mails that hold a link or a code. Nothing of a child stands in them, and they name neither a sensitive agency
 * nor a school: whoever opens the post learns that something waits, and no more.
 *
 * @param hub the partnership, as agencies know it, and whom they ring
 * @param zone in which times are told
 */
public record LinkText(String hub, ZoneId zone) {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEEE d MMMM", Locale.UK);

    private static final String FRAME = """
            %s

            %s

            The link opens the page until %s. %s
            This mail was written by a machine and holds nothing about a child; please answer on the page, and write
            nothing about a child by mail. If it was not meant for you, please delete it.

            %s
            """;

    /** @param shown the recipient's id, as it is shown */
    public String waiting(Agency agency, String shown, URI link, Instant until) {
        return frame(
                agency, "A referral waits for you, number " + shown + ". Please read and answer it here:", link, until);
    }

    /** A recall; it has no link, for its page is closed. */
    public String recalled(String shown, boolean mistake) {
        return """
                The referral %s is taken back, and its page is closed. %s
                This mail was written by a machine and holds nothing about a child; please write nothing about a child by
                mail. If it was not meant for you, please delete it.
                %s
                """.formatted(
                        shown,
                        mistake
                                ? "It should not have been sent: please do nothing on it, and destroy what you have noted."
                                : "Please stop what you do on it, and tell whoever refers what you have done.",
                        hub);
    }

    public String corrected(Agency agency, String shown, URI link, Instant until) {
        return frame(
                agency,
                "A fact in the referral " + shown + " was wrong. The page has it right; please read it again:",
                link,
                until);
    }

    public String weekly(Agency agency, URI link, Instant until) {
        return frame(
                agency,
                "Here is everything that is open at your agency, on one page that takes many answers at once:",
                link,
                until);
    }

    public String renewed(Agency agency, URI link, Instant until) {
        return frame(
                agency, "Somebody asked for a new link, because the one you had is over. Here it is:", link, until);
    }

    /** @param code as it is typed in */
    public String code(String code, Duration lasts) {
        return """
                The code for the page of referrals is

                    %s

                It opens the page once, within %d minutes of when it was asked for. Nobody will ever ring or write to ask
                you for it. If nobody in your office has asked for it, please ring the hub's team: somebody may have
                opened a mail that was meant for you.

                %s
                """.formatted(code, lasts.toMinutes(), hub);
    }

    private String frame(Agency agency, String why, URI link, Instant until) {
        return FRAME.formatted(
                why, link, DAY.format(until.atZone(zone)), secondWay((Endpoint.Link) agency.endpoint()), hub);
    }

    private static String secondWay(Endpoint.Link endpoint) {
        return endpoint.code() instanceof Endpoint.Code.Agreed
                ? "It asks for the passphrase that was agreed with you by phone."
                : "It asks for a code, which goes to another mailbox of yours.";
    }
}
