package uk.hailsham.hub.connectors.agency;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.regex.Pattern;

/** A plain mailbox, {@code local@domain} in ASCII and nothing else: no display name, no list, no line ends to inject with. */
final class MailAddress {
    private static final Pattern PLAIN =
            Pattern.compile("[A-Za-z0-9._%+'-]{1,64}@[A-Za-z0-9-]{1,63}(\\.[A-Za-z0-9-]{1,63}){1,8}");

    private MailAddress() {}

    static boolean plain(String text) {
        return text != null && PLAIN.matcher(text).matches();
    }

    /** @throws AddressException whose message does not repeat the text */
    static InternetAddress of(String text) throws AddressException {
        if (!plain(text)) {
            throw new AddressException("expected a mailbox of the form name@domain");
        }
        return new InternetAddress(text, true);
    }
}
