package uk.hailsham.hub.connectors.agency;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClient.Attributes;
import org.apache.sshd.sftp.client.SftpClient.CloseableHandle;
import org.apache.sshd.sftp.client.SftpClient.DirEntry;
import org.apache.sshd.sftp.client.SftpClient.OpenMode;
import org.apache.sshd.sftp.common.SftpConstants;
import org.apache.sshd.sftp.common.SftpException;
import uk.hailsham.hub.connectors.sftp.RemoteFolder;
import uk.hailsham.hub.connectors.sftp.SftpSessions;
import uk.hailsham.hub.domain.agency.Agency;
import uk.hailsham.hub.domain.agency.Endpoint;

/**
 * Fetches the answers an agency puts into its out-folder. A file is handed over once two looks have found it unchanged,
 * because it may still be being written; it stays on the server until the hub has recorded it and puts it away.
 */
public final class SftpReplies {
    /** One segment that cannot leave its folder, whatever a server lists (CVE-2026-79983). */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}\\.csv");

    /** Where the hub puts files away. */
    private static final String DONE = "done";

    private static final int MOST_LISTED = 10_000;
    private static final int CHUNK = 32 * 1024;

    private final SftpSessions sessions;
    private final int largest;
    private final int most;
    private final Map<String, Map<String, Attributes>> seen = new ConcurrentHashMap<>();

    /**
     * @param largest bytes of one file
     * @param most files of one look
     */
    public SftpReplies(SftpSessions sessions, int largest, int most) {
        this.sessions = sessions;
        this.largest = largest;
        this.most = most;
    }

    /** A file of answers, with a name that is one path segment. */
    public record ReplyFile(String name, byte[] bytes) {}

    /**
     * @param left how many entries were left alone: other names, folders, files that are too large
     * @param waiting how many were new or still changing
     */
    public record Look(List<ReplyFile> files, int left, int waiting) {
        public Look {
            files = List.copyOf(files);
        }
    }

    /** @throws IOException when the agency's server could not be asked; the message names no file */
    public Look look(Agency agency) throws IOException {
        String folder = folder(agency);
        return ask(agency, client -> look(client, agency, folder));
    }

    /**
     * Moves a recorded file to {@code done/}, or removes it where the agency does not let the hub make that folder. Without
     * effect when the file is gone; a failure is harmless, for the file is then handed over again.
     */
    public void putAway(Agency agency, ReplyFile file) throws IOException {
        String folder = folder(agency);
        ask(agency, client -> {
            putAway(client, folder, file.name());
            return null;
        });
    }

    private interface Question<T> {
        T to(SftpClient client) throws IOException;
    }

    private <T> T ask(Agency agency, Question<T> question) throws IOException {
        try {
            return sessions.on(Logins.of(agency), (client, session) -> question.to(client));
        } catch (SftpException e) {
            throw new IOException(
                    agency.id() + ": replies: the server answered " + SftpConstants.getStatusName(e.getStatus()), e);
        } catch (Exception e) {
            throw new IOException(agency.id() + ": replies: " + e.getMessage(), e);
        }
    }

    private static String folder(Agency agency) {
        return ((Endpoint.Sftp) agency.endpoint()).outFolder();
    }

    private Look look(SftpClient client, Agency agency, String folder) throws IOException {
        List<DirEntry> entries = RemoteFolder.list(client, folder, MOST_LISTED).stream()
                .filter(entry -> !entry.getFilename().equals(DONE))
                .toList();
        List<DirEntry> fetchable = entries.stream().filter(this::fetchable).toList();
        List<DirEntry> settled = fetchable.stream()
                .filter(entry -> unchanged(seenBefore(agency).get(entry.getFilename()), entry.getAttributes()))
                .limit(most)
                .toList();
        seen.put(agency.id(), byName(fetchable));
        List<ReplyFile> files = new ArrayList<>();
        for (DirEntry entry : settled) {
            read(client, folder + "/" + entry.getFilename())
                    .ifPresent(bytes -> files.add(new ReplyFile(entry.getFilename(), bytes)));
        }
        int lied = settled.size() - files.size();
        return new Look(files, entries.size() - fetchable.size() + lied, fetchable.size() - settled.size());
    }

    private Map<String, Attributes> seenBefore(Agency agency) {
        return seen.getOrDefault(agency.id(), Map.of());
    }

    private static Map<String, Attributes> byName(List<DirEntry> entries) {
        return entries.stream()
                .collect(Collectors.toMap(DirEntry::getFilename, DirEntry::getAttributes, (one, other) -> other));
    }

    private boolean fetchable(DirEntry entry) {
        return NAME.matcher(entry.getFilename()).matches()
                && entry.getAttributes().isRegularFile()
                && entry.getAttributes().getSize() <= largest;
    }

    private static boolean unchanged(Attributes before, Attributes now) {
        return before != null
                && before.getSize() == now.getSize()
                && Objects.equals(before.getModifyTime(), now.getModifyTime());
    }

    /** Bounded by what is read, for a server may say one size and send another; empty when it is too much. */
    private Optional<byte[]> read(SftpClient client, String path) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] chunk = new byte[CHUNK];
        try (CloseableHandle handle = client.open(path, OpenMode.Read)) {
            int count = client.read(handle, 0, chunk);
            while (count > 0) {
                bytes.write(chunk, 0, count);
                if (bytes.size() > largest) {
                    return Optional.empty();
                }
                count = client.read(handle, bytes.size(), chunk);
            }
        }
        return Optional.of(bytes.toByteArray());
    }

    private static void putAway(SftpClient client, String folder, String name) throws IOException {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("expected a name that is one path segment");
        }
        String from = folder + "/" + name;
        String done = folder + "/" + DONE;
        if (!RemoteFolder.exists(client, from)) {
            return;
        }
        try {
            if (!RemoteFolder.exists(client, done)) {
                client.mkdir(done);
            }
            if (RemoteFolder.exists(client, done + "/" + name)) {
                client.remove(done + "/" + name);
            }
            client.rename(from, done + "/" + name);
        } catch (SftpException e) {
            client.remove(from);
        }
    }
}
