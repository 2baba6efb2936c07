package uk.hailsham.hub.connectors.agency;

import jakarta.mail.Address;
import jakarta.mail.Header;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import jakarta.mail.internet.ParseException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import uk.hailsham.hub.connectors.agency.AnswerMail.Kind;
import uk.hailsham.hub.domain.identifier.Sha256;

/**
 * Reads a mail in one bounded step: of every part so many bytes, of parts within parts so many levels, and no header of it
 * is taken along.
 */
final class AnswerMailReading {
    private static final Pattern RECIPIENT = Pattern.compile(
            "rc-([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})", Pattern.CASE_INSENSITIVE);
    /** As the hub writes it into the Message-ID of what follows a referral. */
    private static final Pattern VERSION = Pattern.compile("rc-[0-9a-f-]{36}\\.v(\\d{1,4})@", Pattern.CASE_INSENSITIVE);

    private static final Pattern QUOTED = Pattern.compile(
            "(?m)^(>|On .{0,200} wrote:|-{2,} ?Original Message|From: |_{10,}|-- $)", Pattern.CASE_INSENSITIVE);
    private static final Pattern STATUS = Pattern.compile("[245]\\.\\d{1,3}\\.\\d{1,3}");
    private static final int LARGEST = 64 * 1024;
    private static final int LONGEST = 4_000;
    private static final int LONGEST_ID = 200;
    private static final int DEEPEST = 5;

    private final MimeMessage mail;

    private AnswerMailReading(MimeMessage mail) {
        this.mail = mail;
    }

    static AnswerMail read(MimeMessage mail) throws MessagingException, IOException {
        return new AnswerMailReading(mail).read();
    }

    private AnswerMail read() throws MessagingException, IOException {
        Optional<Part> report = part(mail, "message/delivery-status", 0);
        Optional<Part> opened = part(mail, "message/disposition-notification", 0);
        if (report.isPresent() || opened.isPresent()) {
            return report(report.orElseGet(opened::get), report.isPresent());
        }
        Kind kind = automatic() ? Kind.AUTOMATIC : Kind.WRITTEN;
        return new AnswerMail(id(), kind, recipient(), from(), null, kind == Kind.WRITTEN ? words() : "");
    }

    private AnswerMail report(Part part, boolean ofDelivery) throws MessagingException, IOException {
        String said = text(part);
        String field = ofDelivery ? "Action" : "Disposition";
        String word = field(said, field).toLowerCase(Locale.ROOT);
        Matcher status = STATUS.matcher(field(said, "Status"));
        String original = original();
        UUID about = Stream.of(original, said, addressed())
                .map(AnswerMailReading::recipient)
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(null);
        return new AnswerMail(
                id(),
                ofDelivery ? delivery(word) : shown(word),
                about,
                from(),
                status.find() ? status.group() : null,
                "",
                Stream.of(original, said)
                        .map(VERSION::matcher)
                        .filter(Matcher::find)
                        .map(found -> Integer.parseInt(found.group(1)))
                        .findFirst()
                        .orElse(1));
    }

    private static Kind delivery(String action) {
        return switch (action) {
            case "failed" -> Kind.BOUNCED;
            case "delivered", "relayed", "expanded" -> Kind.DELIVERED;
            default -> Kind.DELAYED;
        };
    }

    private static Kind shown(String disposition) {
        return disposition.endsWith("displayed") ? Kind.DISPLAYED : Kind.AUTOMATIC;
    }

    /** The last of its name: a report has a group of fields for the mail and one for each mailbox, and the hub writes to one. */
    private static String field(String text, String name) {
        Matcher matcher =
                Pattern.compile("(?im)^" + name + ":[ \\t]*([^\\r\\n]{0,200})").matcher(text);
        String found = "";
        while (matcher.find()) {
            found = matcher.group(1).strip();
        }
        return found;
    }

    /** What the returned mail says of itself; servers return the whole of it or its headers. */
    private String original() throws MessagingException, IOException {
        for (String type : List.of("text/rfc822-headers", "message/rfc822")) {
            Optional<Part> part = part(mail, type, 0);
            if (part.isPresent()) {
                InternetHeaders headers = new InternetHeaders(new ByteArrayInputStream(bytes(part.get())));
                return String.join(" ", values(headers.getHeader("Message-ID"))) + " "
                        + String.join(" ", values(headers.getHeader("Subject")));
            }
        }
        return "";
    }

    private static List<String> values(String[] values) {
        return values == null ? List.of() : Arrays.asList(values);
    }

    /** RFC 3834, and what programs did before it. */
    private boolean automatic() throws MessagingException {
        for (Header header : Collections.list(mail.getAllHeaders())) {
            String value = header.getValue().strip().toLowerCase(Locale.ROOT);
            boolean says =
                    switch (header.getName().toLowerCase(Locale.ROOT)) {
                        case "auto-submitted" -> !value.startsWith("no");
                        case "precedence" -> value.matches("auto_reply|bulk|junk|list");
                        case "x-autoreply", "x-autorespond", "x-auto-response-suppress" -> !value.equals("no");
                        case "return-path" -> value.equals("<>");
                        default -> false;
                    };
            if (says) {
                return true;
            }
        }
        return false;
    }

    private UUID recipient() throws MessagingException {
        String answers = String.join(" ", values(mail.getHeader("In-Reply-To"))) + " "
                + String.join(" ", values(mail.getHeader("References")));
        return Stream.of(addressed(), answers, String.valueOf(mail.getSubject()))
                .map(AnswerMailReading::recipient)
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(null);
    }

    private String addressed() throws MessagingException {
        return String.join(" ", values(mail.getHeader("Delivered-To"))) + " "
                + String.join(" ", values(mail.getHeader("To")));
    }

    private static Optional<UUID> recipient(String text) {
        Matcher matcher = RECIPIENT.matcher(text);
        return matcher.find() ? Optional.of(UUID.fromString(matcher.group(1))) : Optional.empty();
    }

    private String from() {
        try {
            Address[] from = mail.getFrom();
            return from != null && from.length > 0 && from[0] instanceof InternetAddress address
                    ? String.valueOf(address.getAddress()).toLowerCase(Locale.ROOT)
                    : null;
        } catch (MessagingException e) {
            return null;
        }
    }

    /** A mail without a name of its own gets one of its head, where two mails differ in when they came, and by which way. */
    private String id() throws MessagingException {
        String own = storable(Objects.requireNonNullElse(mail.getMessageID(), ""), LONGEST_ID);
        return own.isBlank() ? "unnamed-" + Sha256.hex(head().getBytes(StandardCharsets.UTF_8)) : own;
    }

    private String head() throws MessagingException {
        return String.join("\n", Collections.list(mail.getAllHeaderLines()));
    }

    private String words() throws MessagingException, IOException {
        Optional<Part> plain = part(mail, "text/plain", 0);
        String text = plain.isPresent() ? text(plain.get()) : "";
        Matcher quoted = QUOTED.matcher(text);
        return storable(quoted.find() ? text.substring(0, quoted.start()) : text, LONGEST);
    }

    /**
     * Without what no database holds, a NUL or the half of a character, which Java takes from a letter in UTF-32; and cut to
     * a length, though never within a character of two halves.
     */
    private static String storable(String text, int longest) {
        String plain = text.replaceAll("[\\p{Cntrl}\\p{Cs}&&[^\\n]]+", "").strip();
        if (plain.length() <= longest) {
            return plain;
        }
        return plain.substring(0, Character.isHighSurrogate(plain.charAt(longest - 1)) ? longest - 1 : longest);
    }

    private static Optional<Part> part(Part within, String type, int depth) throws MessagingException, IOException {
        if (within.isMimeType(type) && !Part.ATTACHMENT.equalsIgnoreCase(within.getDisposition())) {
            return Optional.of(within);
        }
        if (depth < DEEPEST && within.isMimeType("multipart/*") && within.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                Optional<Part> found = part(parts.getBodyPart(i), type, depth + 1);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private static String text(Part part) throws MessagingException, IOException {
        return new String(bytes(part), charset(part.getContentType()));
    }

    /** The one a part names; UTF-8 when it names none, or one that is not known here. */
    private static Charset charset(String contentType) {
        try {
            String named = new ContentType(contentType).getParameter("charset");
            return named == null ? StandardCharsets.UTF_8 : Charset.forName(MimeUtility.javaCharset(named));
        } catch (ParseException | IllegalArgumentException e) {
            return StandardCharsets.UTF_8;
        }
    }

    private static byte[] bytes(Part part) throws MessagingException, IOException {
        try (InputStream in = part.getInputStream()) {
            return in.readNBytes(LARGEST);
        } catch (RuntimeException e) {
            // The library's decoders do not bear every text, such as a line of uuencode beyond its length.
            throw new MessagingException("expected a part that can be decoded", e);
        }
    }

    /** Whether the mail is worth reading; a larger one is only told of. */
    static boolean bearable(Message mail) throws MessagingException {
        return mail.getSize() <= 20 * 1024 * 1024;
    }
}
