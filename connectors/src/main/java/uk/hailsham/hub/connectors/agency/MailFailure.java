package uk.hailsham.hub.connectors.agency;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import java.security.cert.CertificateException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import uk.hailsham.hub.domain.referral.NotCarried;

/** What a failed mail means for what to do next. */
final class MailFailure {
    private MailFailure() {}

    /** @param ended the whole mail had been handed over */
    static NotCarried told(String where, Exception e, boolean ended) {
        List<Throwable> chain = chain(e);
        OptionalInt code = chain.stream()
                .mapToInt(MailFailure::replyCode)
                .filter(number -> number >= 400)
                .findFirst();
        if (code.isPresent()) {
            return answered(where, code.getAsInt());
        }
        if (ended) {
            return new NotCarried(NotCarried.Kind.UNKNOWN, where + "no answer after the whole mail was handed over", e);
        }
        return needsAPerson(chain)
                ? new NotCarried(NotCarried.Kind.NEEDS_A_PERSON, where + advice(chain), e)
                : new NotCarried(NotCarried.Kind.LATER, where + "no end: " + kind(chain), e);
    }

    /** The reply's text stays out, also as a cause: servers like to repeat what they were told. */
    private static NotCarried answered(String where, int code) {
        return code >= 500
                ? new NotCarried(
                        NotCarried.Kind.NEEDS_A_PERSON,
                        where + "the mail server refused for good with " + code
                                + ": check the agency's mailbox and the hub's sender",
                        null)
                : new NotCarried(NotCarried.Kind.LATER, where + "the mail server refused for now with " + code, null);
    }

    private static int replyCode(Throwable e) {
        if (e instanceof SMTPAddressFailedException failed) {
            return failed.getReturnCode();
        }
        if (e instanceof SMTPSenderFailedException failed) {
            return failed.getReturnCode();
        }
        return e instanceof SMTPSendFailedException failed ? failed.getReturnCode() : 0;
    }

    private static boolean needsAPerson(List<Throwable> chain) {
        return chain.stream()
                .anyMatch(e -> e instanceof AuthenticationFailedException
                        || e instanceof AddressException
                        || e instanceof CertificateException
                        || withoutTls(e));
    }

    private static String advice(List<Throwable> chain) {
        if (chain.stream().anyMatch(AuthenticationFailedException.class::isInstance)) {
            return "expected the mail server to take the hub's login, found it refused: give the password again";
        }
        if (chain.stream().anyMatch(AddressException.class::isInstance)) {
            return "expected a mailbox of the form name@domain in agencies.yml, found something else: mend it";
        }
        return chain.stream().anyMatch(MailFailure::withoutTls)
                ? "expected a mail server with STARTTLS, found one without: nothing was sent"
                : "expected a mail server with a trusted certificate of its own name, found another: nothing was sent";
    }

    /** The library has no type for it. */
    private static boolean withoutTls(Throwable e) {
        return e instanceof MessagingException && String.valueOf(e.getMessage()).startsWith("STARTTLS is required");
    }

    private static String kind(List<Throwable> chain) {
        return chain.get(chain.size() - 1).getClass().getSimpleName();
    }

    private static List<Throwable> chain(Throwable e) {
        List<Throwable> chain = new ArrayList<>();
        for (Throwable next = e; next != null && !chain.contains(next); next = next.getCause()) {
            chain.add(next);
        }
        return chain;
    }
}
