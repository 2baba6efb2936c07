package uk.hailsham.hub.connectors.school;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeoutException;
import org.apache.sshd.common.SshException;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClient.CloseableHandle;
import org.apache.sshd.sftp.client.SftpClient.OpenMode;
import org.apache.sshd.sftp.common.SftpConstants;
import org.apache.sshd.sftp.common.SftpException;
import uk.hailsham.hub.connectors.sftp.RemoteFolder;
import uk.hailsham.hub.connectors.sftp.SftpLogin;
import uk.hailsham.hub.connectors.sftp.SftpRefused;
import uk.hailsham.hub.connectors.sftp.SftpSessions;
import uk.hailsham.hub.domain.identifier.Shown;
import uk.hailsham.hub.domain.school.School;

/** One school's folder on an SFTP server. Each step is bounded in time; none ends with half its effect unseen. */
final class SchoolServer {
    private static final int CHUNK = 32 * 1024;

    /** One step's share of a file, so that a stalled server is noticed, and a large file has all the time it needs. */
    private static final long PIECE = 1L << 20;

    private static final String TAKEN = ".taken";

    private final String school;
    private final School.Sftp where;
    private final SftpLogin login;
    private final SftpSessions sessions;
    private final FetchBounds bounds;

    SchoolServer(String school, School.Sftp where, SftpSessions sessions, FetchBounds bounds) {
        this.school = school;
        this.where = where;
        this.login = new SftpLogin(
                where.host(),
                where.port(),
                where.user(),
                where.hostKey(),
                where.keySecret(),
                where.passwordSecret(),
                "school",
                "schools/" + school + ".yml");
        this.sessions = sessions;
        this.bounds = bounds;
    }

    private interface Step<T> {
        T with(SftpClient client) throws IOException;
    }

    private <T> T ask(Step<T> step) throws NotFetched {
        try {
            return sessions.on(login, (client, session) -> step.with(client));
        } catch (SftpException e) {
            throw new NotFetched(told("the server answered " + SftpConstants.getStatusName(e.getStatus())), e);
        } catch (Exception e) {
            throw new NotFetched(told(reason(e)), e);
        }
    }

    /** The words of a failure on this side might name a file. */
    private static String reason(Exception e) {
        boolean ofTheServer = e instanceof SftpRefused
                || e instanceof SshException
                || e instanceof TimeoutException
                || e instanceof SocketException;
        return ofTheServer ? e.getMessage() : e.getClass().getSimpleName();
    }

    private String told(String reason) {
        return school + " at " + where.host() + ":" + where.port() + ": " + reason;
    }

    RemoteLook.Seen look() throws NotFetched {
        return ask(client -> RemoteLook.at(client, where.folder(), where.doneFile(), bounds));
    }

    /**
     * Brings a drop's files below a local folder.
     *
     * @return false when the drop is not what it was: what lies in the folder is then worth nothing
     */
    boolean fetch(RemoteDrop drop, Path into) throws IOException {
        if (!stands(drop)) {
            return false;
        }
        for (RemoteDrop.Part part : drop.files()) {
            Path file = Path.of(drop.path(into.toString(), part));
            Files.createDirectories(file.getParent());
            if (!fetch(drop.path(where.folder(), part), part.size(), file)) {
                return false;
            }
        }
        return stands(drop);
    }

    private boolean stands(RemoteDrop drop) throws NotFetched {
        return ask(client -> RemoteLook.again(client, where.folder(), drop.name(), drop, bounds)
                .equals(Optional.of(drop)));
    }

    private boolean fetch(String path, long size, Path file) throws IOException {
        long at = 0;
        while (at < size) {
            long from = at;
            long read = ask(client -> piece(client, path, from, Math.min(size, from + PIECE), file));
            if (read == 0) {
                return false;
            }
            at += read;
        }
        return size > 0 || Files.exists(Files.createFile(file));
    }

    /** May be done twice: it writes the same bytes to the same place. */
    private static long piece(SftpClient client, String path, long from, long to, Path file) throws IOException {
        byte[] chunk = new byte[CHUNK];
        long at = from;
        try (CloseableHandle handle = client.open(path, OpenMode.Read);
                RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw")) {
            out.seek(from);
            while (at < to) {
                int count = client.read(handle, at, chunk, 0, (int) Math.min(CHUNK, to - at));
                if (count <= 0) {
                    return 0;
                }
                out.write(chunk, 0, count);
                at += count;
            }
        }
        return at - from;
    }

    /**
     * Takes a drop off the folder as agreed, once it is safely here; without effect on one that is not what it was.
     *
     * @return true when the server does not list it any more, false when it is to be remembered
     */
    boolean putAway(UUID id, RemoteDrop drop) throws NotFetched {
        if (where.after() == School.Sftp.After.KEEP) {
            return false;
        }
        return ask(client -> {
            if (RemoteLook.again(client, where.folder(), drop.name(), drop, bounds)
                    .equals(Optional.of(drop))) {
                forgetDoneFile(client, drop);
                moveAway(client, Shown.DROP.of(id), drop);
            }
            return true;
        });
    }

    /** First, or it would stand beside the next drop of that name before that is whole. */
    private void forgetDoneFile(SftpClient client, RemoteDrop drop) throws IOException {
        String done = where.folder() + "/" + drop.name() + where.doneFile();
        if (where.doneFile() != null && RemoteFolder.exists(client, done)) {
            client.remove(done);
        }
    }

    /** A drop that was replaced in the meantime goes back to its place: it was not taken. */
    private void moveAway(SftpClient client, String id, RemoteDrop drop) throws IOException {
        String taken = where.folder() + "/" + TAKEN;
        if (!RemoteFolder.exists(client, taken)) {
            client.mkdir(taken);
        }
        String from = where.folder() + "/" + drop.name();
        client.rename(from, taken + "/" + id);
        if (!RemoteLook.again(client, taken, id, drop, bounds).equals(Optional.of(drop))) {
            client.rename(taken + "/" + id, from);
        } else if (where.after() == School.Sftp.After.DELETE) {
            delete(client, taken + "/" + id, drop);
        }
    }

    private static void delete(SftpClient client, String path, RemoteDrop drop) throws IOException {
        if (!drop.folder()) {
            client.remove(path);
            return;
        }
        for (RemoteDrop.Part part : drop.files()) {
            client.remove(path + "/" + part.name());
        }
        client.rmdir(path);
    }
}
