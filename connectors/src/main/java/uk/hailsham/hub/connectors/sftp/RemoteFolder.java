package uk.hailsham.hub.connectors.sftp;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClient.CloseableHandle;
import org.apache.sshd.sftp.client.SftpClient.DirEntry;
import org.apache.sshd.sftp.common.SftpConstants;
import org.apache.sshd.sftp.common.SftpException;

/** A folder on somebody else's server. The names it lists are whatever the server says: callers judge them. */
public final class RemoteFolder {
    private static final Set<String> ITSELF = Set.of(".", "..");

    private RemoteFolder() {}

    /** Everything but the folder itself and its parent, up to a page beyond the most. */
    public static List<DirEntry> list(SftpClient client, String folder, int most) throws IOException {
        List<DirEntry> entries = new ArrayList<>();
        try (CloseableHandle handle = client.openDir(folder)) {
            List<DirEntry> page = client.readDir(handle);
            while (page != null && entries.size() < most) {
                page.stream()
                        .filter(entry -> !ITSELF.contains(entry.getFilename()))
                        .forEach(entries::add);
                page = client.readDir(handle);
            }
        }
        return entries;
    }

    public static boolean exists(SftpClient client, String path) throws IOException {
        try {
            client.lstat(path);
            return true;
        } catch (SftpException e) {
            if (isMissing(e)) {
                return false;
            }
            throw e;
        }
    }

    /** True when the server says that there is nothing of that name. */
    public static boolean isMissing(SftpException e) {
        return e.getStatus() == SftpConstants.SSH_FX_NO_SUCH_FILE || e.getStatus() == SftpConstants.SSH_FX_NO_SUCH_PATH;
    }
}
