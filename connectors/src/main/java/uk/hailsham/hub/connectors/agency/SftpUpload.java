package uk.hailsham.hub.connectors.agency;

import java.io.IOException;
import java.util.OptionalLong;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClient.CloseableHandle;
import org.apache.sshd.sftp.client.SftpClient.OpenMode;
import org.apache.sshd.sftp.client.extensions.openssh.OpenSSHPosixRenameExtension;
import org.apache.sshd.sftp.common.SftpException;
import uk.hailsham.hub.connectors.sftp.RemoteFolder;

/** One file on its way into one folder; repeating it leaves one file. */
final class SftpUpload {
    /** Every server takes this much in one request (draft-ietf-secsh-filexfer-02, section 3). */
    private static final int CHUNK = 32 * 1024;

    private final String folder;
    private final String fileName;
    private final byte[] body;
    private final boolean again;
    private volatile boolean renameAsked;
    private boolean gone;

    /** @param again whether it may lie there already; of a first time nobody needs to ask */
    SftpUpload(String folder, String fileName, byte[] body, boolean again) {
        this.again = again;
        this.folder = folder;
        this.fileName = fileName;
        this.body = body;
    }

    String finalPath() {
        return folder + "/" + fileName;
    }

    private String partPath() {
        return folder + "/." + fileName + ".part";
    }

    /** True from the moment the final name was asked for. */
    boolean mayHaveArrived() {
        return renameAsked;
    }

    /** True when nothing was there any more when its final name was looked at: taken by the agency, one must hope. */
    boolean isGone() {
        return gone;
    }

    /** Returns the size seen on the server, before it had its final name where it is gone since. */
    long carry(SftpClient client) throws IOException {
        long wanted = body.length;
        OptionalLong there = again || !replaces(client) ? size(client, finalPath()) : OptionalLong.empty();
        if (there.isPresent() && there.getAsLong() == wanted) {
            return wanted;
        }
        write(client);
        requireSize(size(client, partPath()), wanted);
        renameAsked = true;
        rename(client, there.isPresent());
        requireSizeUnlessTaken(client, wanted);
        return wanted;
    }

    private void write(SftpClient client) throws IOException {
        try (CloseableHandle handle = client.open(partPath(), OpenMode.Write, OpenMode.Create, OpenMode.Truncate)) {
            for (int at = 0; at < body.length; at += CHUNK) {
                client.write(handle, at, body, at, Math.min(CHUNK, body.length - at));
            }
        }
    }

    /** The POSIX rename replaces in one step; without it a file of that name has to go first. */
    private void rename(SftpClient client, boolean replace) throws IOException {
        if (replaces(client)) {
            client.getExtension(OpenSSHPosixRenameExtension.class).posixRename(partPath(), finalPath());
            return;
        }
        if (replace) {
            client.remove(finalPath());
        }
        client.rename(partPath(), finalPath());
    }

    private static boolean replaces(SftpClient client) {
        OpenSSHPosixRenameExtension posix = client.getExtension(OpenSSHPosixRenameExtension.class);
        return posix != null && posix.isSupported();
    }

    /** Some agencies take a file the moment it has its name: it was whole before it got it. */
    private void requireSizeUnlessTaken(SftpClient client, long wanted) throws IOException {
        OptionalLong found = size(client, finalPath());
        gone = found.isEmpty();
        if (!gone) {
            requireSize(found, wanted);
        }
    }

    private static void requireSize(OptionalLong found, long wanted) throws IOException {
        if (found.isEmpty() || found.getAsLong() != wanted) {
            throw new IOException("expected " + wanted + " bytes on the server, found "
                    + (found.isEmpty() ? "no file" : found.getAsLong() + " bytes"));
        }
    }

    private static OptionalLong size(SftpClient client, String path) throws IOException {
        try {
            return OptionalLong.of(client.stat(path).getSize());
        } catch (SftpException e) {
            if (RemoteFolder.isMissing(e)) {
                return OptionalLong.empty();
            }
            throw e;
        }
    }
}
