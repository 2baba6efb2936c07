package uk.hailsham.hub.connectors.school;

import java.util.List;
import org.apache.sshd.sftp.client.SftpClient.Attributes;

/**
 * A drop as a server lists it; equal to itself in a later look only if nothing about it has changed.
 *
 * @param name one path segment that fits {@link RemoteNames}
 * @param folder whether it is a folder with files, or a file
 * @param files by name; of a file that is a drop, itself
 */
record RemoteDrop(String name, boolean folder, List<Part> files) {
    RemoteDrop {
        files = List.copyOf(files);
    }

    /** @param modified in seconds, as the protocol's version 3 tells it */
    record Part(String name, long size, long modified) {
        static Part of(String name, Attributes attributes) {
            return new Part(
                    name,
                    attributes.getSize(),
                    attributes.getModifyTime() == null
                            ? 0
                            : attributes.getModifyTime().toMillis() / 1_000);
        }
    }

    long size() {
        return files.stream().mapToLong(Part::size).sum();
    }

    /** When its youngest file was changed, in seconds. */
    long modified() {
        return files.stream().mapToLong(Part::modified).max().orElse(0);
    }

    /** Below a folder, or below the data folder: the same segments here and there. */
    String path(String below, Part part) {
        return below + "/" + (folder ? name + "/" + part.name() : name);
    }
}
