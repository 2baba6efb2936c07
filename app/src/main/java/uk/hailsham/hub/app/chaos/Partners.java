package uk.hailsham.hub.app.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import uk.hailsham.hub.town.standin.LyingMail;
import uk.hailsham.hub.town.standin.LyingSftp;
import uk.hailsham.hub.town.standin.MailAgencies;
import uk.hailsham.hub.town.standin.MailLie;
import uk.hailsham.hub.town.standin.SftpAgencies;
import uk.hailsham.hub.town.standin.SftpLie;

/** A school, the Index and two agencies, one reached over SFTP and one by mail; all outlive the hub. */
final class Partners implements AutoCloseable {
    static final String SCHOOL = "white-house";
    static final String INDEX = "index";
    static final String BY_FILE = "educational-psychology";
    static final String BY_MAIL = "class-learning-autism";
    private static final String MAILBOX = "referrals@class-learning-autism.example";
    private static final String HUBS_MAILBOX = "referrals@hailsham-hub.example";
    private static final String HUBS_LOGIN = "referrals";
    private static final String KEY = "educational-psychology-key";
    private static final long CLERK_TAKES_MILLIS = 500;

    private final Path folder;
    private final Path inboxes;
    private final SftpAgencies sftp;
    private final LyingSftp sftpDoor;
    private final MailAgencies mail;
    private final LyingMail mailDoor;
    private String pinned;

    private Partners(Path folder, Path inboxes, SftpAgencies sftp, MailAgencies mail)
            throws IOException, GeneralSecurityException {
        this.folder = folder;
        this.inboxes = inboxes;
        this.sftp = sftp;
        this.sftpDoor = LyingSftp.before(sftp);
        this.mail = mail;
        this.mailDoor = LyingMail.before(mail);
        mail.add(HUBS_MAILBOX, HUBS_LOGIN);
    }

    /** @param data the hub's, whose inboxes are written to */
    static Partners start(Path folder, Path data) throws IOException, GeneralSecurityException {
        return new Partners(
                folder,
                data.resolve("inbox"),
                SftpAgencies.start(folder.resolve("agencies"), List.of(BY_FILE), 0, CLERK_TAKES_MILLIS),
                MailAgencies.start(List.of(MAILBOX)));
    }

    /** What the hub must be told to reach them. */
    Map<String, String> settings() throws IOException, GeneralSecurityException {
        Path secrets = Files.createDirectories(folder.resolve("secrets"));
        Files.copy(sftp.hubKeyFile(), secrets.resolve(KEY), StandardCopyOption.REPLACE_EXISTING);
        Files.writeString(secrets.resolve("mail-inbox"), mail.password());
        pin();
        return Map.of(
                "HUB_POLL", "300",
                "HUB_SETTLE", "300",
                "HUB_ENDPOINTS", endpoints().toString(),
                "HUB_SECRETS", secrets.toString(),
                "HUB_MAIL_HOST", "127.0.0.1",
                "HUB_MAIL_PORT", String.valueOf(mailDoor.port()),
                "HUB_MAILBOX_HOST", "127.0.0.1",
                "HUB_MAILBOX_PORT", String.valueOf(mail.imapPort()),
                "HUB_MAIL_PLAIN", "true");
    }

    private Path endpoints() {
        return folder.resolve("endpoints.yml");
    }

    /** From its next start on the hub expects the key that the agency's server shows now. */
    void pin() throws IOException {
        pinned = shown();
        Files.writeString(
                endpoints(),
                "%s: {host: 127.0.0.1, port: %d, user: %s, hostKey: '%s', keySecret: %s, inFolder: in, outFolder: out}%n"
                        .formatted(BY_FILE, sftpDoor.port(), BY_FILE, pinned, KEY));
    }

    /** The fingerprint that the hub expects of the agency's server. */
    String pinned() {
        return pinned;
    }

    /** The fingerprint that it shows. */
    String shown() throws IOException {
        try {
            return sftp.hostKey();
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    void tell(SftpLie lie) throws IOException {
        sftpDoor.tell(lie);
    }

    void tell(MailLie lie) {
        mailDoor.tell(MAILBOX, lie);
    }

    /** Puts a file into an inbox as a careful sender does. */
    void drop(String inbox, String name, byte[] bytes) throws IOException {
        Path to = Files.createDirectories(inboxes.resolve(inbox));
        Path making = to.resolve(name + ".part");
        Files.write(making, bytes);
        Files.move(making, to.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Everything that lies in the agency's in-folder, unfinished uploads included, with its size. */
    Map<String, Long> files() throws IOException {
        try (Stream<Path> list = Files.list(sftp.inFolder(BY_FILE))) {
            return list.collect(Collectors.toMap(
                    file -> file.getFileName().toString(), file -> file.toFile().length(), Long::sum, TreeMap::new));
        }
    }

    /** Answers that the hub has not put away. */
    List<String> answersWaiting() throws IOException {
        try (Stream<Path> list = Files.list(sftp.outFolder(BY_FILE))) {
            return list.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .toList();
        }
    }

    /** Message-IDs of all that has come to the agency by mail, one for each arrival. */
    List<String> messageIds() {
        return mail.since(MAILBOX, 0).stream().map(MailAgencies.Arrived::id).toList();
    }

    /** What lies in inboxes, in whatever state: not yet claimed, claimed, being written. */
    List<String> inInboxes() throws IOException {
        if (!Files.exists(inboxes)) {
            return List.of();
        }
        try (Stream<Path> walk = Files.walk(inboxes)) {
            return walk.filter(path ->
                            Files.isRegularFile(path) || path.getParent().endsWith(".claimed"))
                    .map(path -> inboxes.relativize(path).toString())
                    .toList();
        }
    }

    @Override
    public void close() throws IOException {
        sftpDoor.close();
        mailDoor.close();
        sftp.close();
        mail.close();
    }
}
