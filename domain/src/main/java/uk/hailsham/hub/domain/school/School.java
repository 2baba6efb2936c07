package uk.hailsham.hub.domain.school;

import java.net.URI;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import uk.hailsham.hub.domain.agreement.Agreement;

/**
 * A school as {@code config/schools/<id>.yml} describes it.
 *
 * @param laestabs dated, because a school changes its number when it converts
 * @param format the name of a {@code PupilFormat}
 * @param pupilKey by what a pupil of this school is known again, first hit first
 * @param columns the school's own headings by the hub's field name, where a format lets the school choose
 * @param codes the school's own codes: list name to (their code to ours), asked before the code list itself
 * @param agreement what of its pupils the hub may keep, and until when
 * @param deputies who sees to referrals when the referrer does not, in this order: SENCO, deputy head …
 * @param events how the school tells of single pupils, in {@code events/} of its inbox; null: not at all
 */
public record School(
        String id,
        String name,
        List<String> aliases,
        List<Laestab> laestabs,
        Inbox inbox,
        String format,
        Layout layout,
        List<PupilKey.Kind> pupilKey,
        Contract contract,
        Map<String, List<String>> columns,
        Map<String, Map<String, String>> codes,
        Contact contact,
        Terms terms,
        Safeguarding safeguarding,
        Events events,
        Agreement agreement,
        Receipts receipts,
        List<Contact> deputies) {
    /** Of a school that tells of its whole roll only, and has agreed on everything. */
    public School(
            String id,
            String name,
            List<String> aliases,
            List<Laestab> laestabs,
            Inbox inbox,
            String format,
            Layout layout,
            List<PupilKey.Kind> pupilKey,
            Contract contract,
            Map<String, List<String>> columns,
            Map<String, Map<String, String>> codes,
            Contact contact,
            Terms terms,
            Safeguarding safeguarding) {
        this(
                id,
                name,
                aliases,
                laestabs,
                inbox,
                format,
                layout,
                pupilKey,
                contract,
                columns,
                codes,
                contact,
                terms,
                safeguarding,
                null,
                null,
                Receipts.USUAL,
                List.of());
    }

    /**
     * How the school hears what became of its drops.
     *
     * @param file in its out-folder
     * @param mail a mailbox, which gets counts and row numbers; null for none
     */
    public record Receipts(boolean file, String mail) {
        public static final Receipts USUAL = new Receipts(true, null);
    }

    public School {
        aliases = List.copyOf(aliases);
        laestabs = List.copyOf(laestabs);
        pupilKey = List.copyOf(pupilKey);
        columns = Map.copyOf(columns);
        codes = Map.copyOf(codes);
        deputies = List.copyOf(deputies);
    }

    /** The same school, its drops pulled from another server. */
    public School from(Server server) {
        Inbox other = new Inbox(inbox.folder(), inbox.doneFile(), inbox.settleSeconds(), server);
        return with(other, format, layout, contract);
    }

    /**
     * The same school as its events are read and judged.
     *
     * @throws IllegalStateException when it tells of none
     */
    public School ofEvents() {
        if (events == null) {
            throw new IllegalStateException(id + " has no events");
        }
        return with(inbox, events.format(), events.layout(), events.contract());
    }

    private School with(Inbox otherInbox, String otherFormat, Layout otherLayout, Contract otherContract) {
        return new School(
                id,
                name,
                aliases,
                laestabs,
                otherInbox,
                otherFormat,
                otherLayout,
                pupilKey,
                otherContract,
                columns,
                codes,
                contact,
                terms,
                safeguarding,
                events,
                agreement,
                receipts,
                deputies);
    }

    /** The number on that day; null when none is known. */
    public String laestabOn(LocalDate day) {
        return laestabs.stream()
                .filter(each -> each.from() == null || !each.from().isAfter(day))
                .filter(each -> each.to() == null || !each.to().isBefore(day))
                .map(Laestab::number)
                .findFirst()
                .orElse(null);
    }

    /** @param number seven digits, local authority then establishment */
    public record Laestab(String number, LocalDate from, LocalDate to) {}

    /**
     * @param folder relative to the data folder, or absolute
     * @param doneFile suffix of a done-file that says a drop is complete; null: complete when size and time have settled
     * @param settleSeconds how long size and time must stand still without a done-file
     * @param server where drops are pulled from besides; null: nowhere
     */
    public record Inbox(String folder, String doneFile, int settleSeconds, Server server) {
        /** A folder alone. */
        public Inbox(String folder, String doneFile, int settleSeconds) {
            this(folder, doneFile, settleSeconds, null);
        }
    }

    /** From where a school's drops are pulled; the secrets themselves are named here and kept elsewhere. */
    public sealed interface Server {
        /** Names of the secrets that are needed there. */
        Stream<String> secrets();
    }

    /**
     * Wonde, which offers a school's students over HTTPS, page by page.
     *
     * @param base of the service, without {@code /v1.0}
     * @param school what Wonde calls the school
     * @param tokenSecret name of the secret that holds the token
     * @param everyMinutes how often it is asked whether anything has changed
     * @param wholeAt when everything is fetched each day, changed or not
     * @param counted whether the roll must be as long as Wonde's own count of it
     */
    public record Wonde(
            URI base, String school, String tokenSecret, int everyMinutes, LocalTime wholeAt, boolean counted)
            implements Server {
        @Override
        public Stream<String> secrets() {
            return Stream.of(tokenSecret);
        }
    }

    /**
     * An SFTP server.
     *
     * @param hostKey the pinned fingerprint, {@code SHA256:…}; a server that shows another is not spoken to
     * @param keySecret name of the secret that holds the private key (PEM); null where a password is used
     * @param passwordSecret name of the secret that holds the password; null where a key is used
     * @param folder in which drops lie
     * @param doneFile as of {@link Inbox}
     * @param settleSeconds as of {@link Inbox}
     */
    public record Sftp(
            String host,
            int port,
            String user,
            String hostKey,
            String keySecret,
            String passwordSecret,
            String folder,
            After after,
            String doneFile,
            int settleSeconds)
            implements Server {
        @Override
        public Stream<String> secrets() {
            return Stream.of(keySecret, passwordSecret).filter(Objects::nonNull);
        }

        /** What becomes of a drop on the server once it is safely here. */
        public enum After {
            /** It is moved to {@code .taken/<drop id>}. */
            MOVE,
            DELETE,
            /** It stays; the hub remembers that it has it. */
            KEEP
        }
    }

    /**
     * @param charset of text formats, read strictly
     * @param separator between the cells of a line
     * @param datePatterns of text formats, as in {@link WrittenDates}; at least one
     * @param nativeId what the sender's system calls this school, where its files hold several; null: all are taken
     */
    public record Layout(String charset, char separator, List<String> datePatterns, String nativeId) {
        public static final Layout USUAL = new Layout("UTF-8", ',', List.of("yyyy-MM-dd"));

        public Layout {
            datePatterns = List.copyOf(datePatterns);
        }

        /** Of files that hold one school. */
        public Layout(String charset, char separator, List<String> datePatterns) {
            this(charset, separator, datePatterns, null);
        }
    }

    /**
     * Drops that speak of single pupils when something happens, such as a transfer file for a leaver. They never make
     * anybody else gone.
     *
     * @param contract covers some pupils, promises nothing
     */
    public record Events(String format, Layout layout, Contract contract) {}

    /**
     * Who is told when a safeguarding referral meets silence (Keeping children safe in education, part two).
     *
     * @param lead the designated safeguarding lead
     * @param deputy who is told when that changes nothing
     */
    public record Safeguarding(Contact lead, Contact deputy) {}

    /** @param email where receipts go */
    public record Contact(String name, String email, String phone) {}
}
