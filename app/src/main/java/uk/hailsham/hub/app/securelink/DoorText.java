package uk.hailsham.hub.app.securelink;

import static uk.hailsham.hub.app.securelink.LinkFrame.text;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import uk.hailsham.hub.domain.agency.Endpoint;
import uk.hailsham.hub.routes.securelink.Door;
import uk.hailsham.hub.routes.securelink.Entering;

/** What stands on the page before the code is shown: nothing of a child, and nothing that a look at it would change. */
final class DoorText {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.UK);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEEE d MMMM", Locale.UK);

    private final ZoneId zone;

    DoorText(ZoneId zone) {
        this.zone = zone;
    }

    /**
     * @param action the page's own path
     * @param in this browser has shown the code already
     * @param lockedUntil null when a code is taken
     */
    String closed(Door door, String action, String csrf, boolean in, Instant lockedUntil, String note) {
        String what = door.everything()
                ? "<p>This page lists the referrals that are open at your agency, and takes your answers.</p>"
                : "<p>A referral waits for your agency. On this page you read it and answer.</p>";
        String until = "<p class=\"hint\">The link opens the page until %s.</p>"
                .formatted(DAY.format(door.link().expiresAt().atZone(zone)));
        if (lockedUntil != null) {
            return note
                    + "<p role=\"alert\">Too many codes were wrong. For your safety nobody gets in by this link before %s. If that was not you, please ring the hub's team.</p>"
                            .formatted(TIME.format(lockedUntil.atZone(zone)));
        }
        return note + what + (in ? open(action, csrf) : code(door, action, csrf)) + until;
    }

    private static String open(String action, String csrf) {
        return form(action + "/open", csrf, "<button type=\"submit\">Open the page</button>");
    }

    private static String code(Door door, String action, String csrf) {
        if (door.code() instanceof Endpoint.Code.Agreed) {
            return form(action + "/open", csrf, """
                    <label for="code">Passphrase that was agreed by phone</label>
                    <input id="code" name="code" type="password" autocomplete="off" required maxlength="200">
                    <button type="submit">Open the page</button>""");
        }
        return form(action + "/code", csrf, """
                <h2>1. Get a code</h2>
                <p>It goes to your agency's other mailbox and opens the page once, within 15 minutes.</p>
                <button type="submit" class="quiet">Send a code</button>""") + form(action + "/open", csrf, """
                <h2>2. Open the page</h2>
                <label for="code">Code</label>
                <input id="code" name="code" inputmode="numeric" autocomplete="one-time-code" required maxlength="20">
                <button type="submit">Open the page</button>""");
    }

    static String form(String action, String csrf, String inner) {
        return "<form method=\"post\" action=\"%s\">%s%s</form>".formatted(text(action), csrf, inner);
    }

    static String sent(Entering.Sent sent) {
        return switch (sent) {
            case SENT ->
                "<p role=\"status\">A code is on its way to your agency's other mailbox. Type it in below.</p>";
            case NOT_NOW ->
                "<p role=\"alert\">Enough codes were sent for now. Use the newest one, or ask again in a quarter of an hour.</p>";
            case MAIL_AWAY ->
                "<p role=\"alert\">The code could not be mailed just now. Please try again in a few minutes.</p>";
        };
    }

    /** The same whether there ever was such a link or not. */
    static String over(String action, String csrf) {
        return """
                <p>Links open their page for some days only. If this one was sent to your agency, a new one can be mailed to the
                mailbox the old one went to.</p>""" + form(action + "/renew", csrf, """
                <button type="submit">Send a new link</button>""");
    }

    static String renewed() {
        return """
                <p role="status">If this link was sent to your agency, a new one is on its way to the same mailbox. If it has not
                come in a quarter of an hour, please ring the hub's team.</p>""";
    }
}
