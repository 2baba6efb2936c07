package uk.hailsham.hub.connectors.school;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClient.DirEntry;
import uk.hailsham.hub.connectors.sftp.RemoteFolder;

/** One look at a school's folder on a server: which drops lie there, and what is left alone. */
final class RemoteLook {
    private final SftpClient client;
    private final String folder;
    private final FetchBounds bounds;
    private final Map<String, Long> doneFiles = new HashMap<>();
    private final List<RemoteDrop> drops = new ArrayList<>();
    private int left;

    private RemoteLook(SftpClient client, String folder, FetchBounds bounds) {
        this.client = client;
        this.folder = folder;
        this.bounds = bounds;
    }

    /**
     * @param drops oldest first
     * @param doneFiles when each was written, by the name of the drop it speaks of
     * @param left entries left alone: unfit names, links, folders in folders, what is too large
     */
    record Seen(List<RemoteDrop> drops, Map<String, Long> doneFiles, int left) {}

    /** @param doneSuffix null when the sender writes no done-files */
    static Seen at(SftpClient client, String folder, String doneSuffix, FetchBounds bounds) throws IOException {
        RemoteLook look = new RemoteLook(client, folder, bounds);
        for (DirEntry entry : RemoteFolder.list(client, folder, bounds.listed())) {
            look.judge(entry, doneSuffix);
        }
        look.drops.sort(Comparator.comparing(RemoteDrop::modified).thenComparing(RemoteDrop::name));
        return new Seen(List.copyOf(look.drops), Map.copyOf(look.doneFiles), look.left);
    }

    private void judge(DirEntry entry, String doneSuffix) throws IOException {
        String name = entry.getFilename();
        if (RemoteNames.hidden(name) || RemoteNames.accepted(name) && RemoteNames.inProgress(name)) {
            return;
        }
        if (!RemoteNames.accepted(name)) {
            left++;
        } else if (doneSuffix != null && name.endsWith(doneSuffix)) {
            doneFiles.put(
                    name.substring(0, name.length() - doneSuffix.length()),
                    RemoteDrop.Part.of(name, entry.getAttributes()).modified());
        } else if (entry.getAttributes().isRegularFile()) {
            addUnlessTooLarge(new RemoteDrop(name, false, List.of(RemoteDrop.Part.of(name, entry.getAttributes()))));
        } else if (entry.getAttributes().isDirectory()) {
            folder(client, folder, name, bounds).ifPresentOrElse(this::addUnlessTooLarge, () -> left++);
        } else {
            left++;
        }
    }

    private void addUnlessTooLarge(RemoteDrop drop) {
        if (drop.size() > bounds.drop()) {
            left++;
        } else if (!drop.files().isEmpty()) {
            drops.add(drop);
        }
    }

    /** Empty when it holds something that cannot be taken: a drop with a part missing would be another drop. */
    private static Optional<RemoteDrop> folder(SftpClient client, String above, String name, FetchBounds bounds)
            throws IOException {
        List<RemoteDrop.Part> parts = new ArrayList<>();
        for (DirEntry entry : RemoteFolder.list(client, above + "/" + name, bounds.files() + 1)) {
            String part = entry.getFilename();
            if (RemoteNames.hidden(part)) {
                continue;
            }
            if (!RemoteNames.accepted(part) || !entry.getAttributes().isRegularFile()) {
                return Optional.empty();
            }
            if (RemoteNames.inProgress(part)) {
                return Optional.of(new RemoteDrop(name, true, List.of()));
            }
            parts.add(RemoteDrop.Part.of(part, entry.getAttributes()));
        }
        parts.sort(Comparator.comparing(RemoteDrop.Part::name));
        return parts.size() > bounds.files() ? Optional.empty() : Optional.of(new RemoteDrop(name, true, parts));
    }

    /** The same drop as it is now, wherever it lies; empty when it is gone or has become something else. */
    static Optional<RemoteDrop> again(SftpClient client, String above, String name, RemoteDrop drop, FetchBounds bounds)
            throws IOException {
        String path = above + "/" + name;
        if (!RemoteFolder.exists(client, path)) {
            return Optional.empty();
        }
        SftpClient.Attributes now = client.lstat(path);
        if (drop.folder()) {
            return now.isDirectory()
                    ? folder(client, above, name, bounds).map(found -> new RemoteDrop(drop.name(), true, found.files()))
                    : Optional.empty();
        }
        return now.isRegularFile()
                ? Optional.of(new RemoteDrop(drop.name(), false, List.of(RemoteDrop.Part.of(drop.name(), now))))
                : Optional.empty();
    }
}
