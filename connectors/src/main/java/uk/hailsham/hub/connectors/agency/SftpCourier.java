package uk.hailsham.hub.connectors.agency;

import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.common.SftpConstants;
import org.apache.sshd.sftp.common.SftpException;
import uk.hailsham.hub.connectors.sftp.RemoteFolder;
import uk.hailsham.hub.connectors.sftp.SftpRefused;
import uk.hailsham.hub.connectors.sftp.SftpSessions;
import uk.hailsham.hub.domain.agency.Agency;
import uk.hailsham.hub.domain.agency.Endpoint;
import uk.hailsham.hub.domain.referral.Courier;
import uk.hailsham.hub.domain.referral.NotCarried;
import uk.hailsham.hub.domain.referral.Payload;
import uk.hailsham.hub.domain.referral.Proof;
import uk.hailsham.hub.domain.referral.Rung;

/**
 * Puts a referral into the agency's folder: under a temporary name, then renamed, then its size seen on the server. Its
 * papers go first: an agency that takes the referral the moment it is there finds them. A recall takes away what nobody has
 * collected, then says so beside it; a correction is there before what it replaces goes.
 */
public final class SftpCourier implements Courier {
    private static final Pattern FILE_NAME =
            Pattern.compile("(rc-[0-9a-f-]{36}(-[sv][0-9]{1,3})?(-[0-9]{1,3})?\\.[a-z0-9]{1,5}(\\.recall)?"
                    + "|ba-[0-9a-f-]{36}(-manifest)?\\.[a-z0-9]{1,5})");

    private final SftpSessions sessions;
    private final Clock clock;

    public SftpCourier(SftpSessions sessions, Clock clock) {
        this.sessions = sessions;
        this.clock = clock;
    }

    @Override
    public String channel() {
        return "sftp";
    }

    @Override
    public Rung highestRung() {
        return Rung.TRANSPORT_PROVED;
    }

    @Override
    public Proof carry(Agency agency, Payload payload) throws NotCarried {
        requireNames(payload);
        Endpoint.Sftp endpoint = (Endpoint.Sftp) agency.endpoint();
        SftpUpload upload = new SftpUpload(endpoint.inFolder(), payload.fileName(), payload.body(), payload.again());
        try {
            return sessions.on(Logins.of(agency), (client, session) -> {
                Map<String, String> evidence = new TreeMap<>();
                if (recalls(payload)) {
                    takeAway(client, endpoint.inFolder(), payload, evidence);
                }
                for (Payload.Attachment paper : payload.attachments()) {
                    SftpUpload first =
                            new SftpUpload(endpoint.inFolder(), paper.fileName(), paper.body(), payload.again());
                    evidence.put("attachment " + first.finalPath(), String.valueOf(first.carry(client)));
                }
                evidence.put("path", upload.finalPath());
                evidence.put("size", String.valueOf(upload.carry(client)));
                evidence.put("host-key", session.hostKey());
                if (upload.isGone()) {
                    evidence.put("seen", "before it had its final name; under it nothing was there any more");
                }
                if (payload.amends() != null && !recalls(payload)) {
                    takeAway(client, endpoint.inFolder(), payload, evidence);
                }
                return new Proof(Rung.TRANSPORT_PROVED, clock.instant(), evidence);
            });
        } catch (Exception e) {
            throw notCarried(agency, endpoint, upload, e);
        }
    }

    private static boolean recalls(Payload payload) {
        return payload.amends() != null && payload.amends().amendment().recalls();
    }

    /** What still lies there; an agency that has collected a file has taken it away itself, or keeps it elsewhere. */
    private static void takeAway(SftpClient client, String folder, Payload payload, Map<String, String> evidence)
            throws IOException {
        for (String name : payload.amends().former()) {
            try {
                client.remove(folder + "/" + name);
                evidence.put("former " + name, "lay there uncollected, and is gone");
            } catch (SftpException e) {
                evidence.put(
                        "former " + name,
                        RemoteFolder.isMissing(e)
                                ? "was not there any more"
                                : "not removed: " + SftpConstants.getStatusName(e.getStatus()));
            }
        }
    }

    private static void requireNames(Payload payload) {
        Stream<String> former = payload.amends() == null ? Stream.empty() : payload.amends().former().stream();
        Stream<String> papers = payload.attachments().stream().map(Payload.Attachment::fileName);
        boolean named = Stream.of(Stream.of(payload.fileName()), papers, former)
                .flatMap(names -> names)
                .allMatch(name -> FILE_NAME.matcher(name).matches());
        if (!named) {
            throw new IllegalArgumentException(
                    "expected file names rc-<uuid>.<ending>, rc-<uuid>-<number>.<ending> or ba-<uuid>.<ending>");
        }
    }

    private static NotCarried notCarried(Agency agency, Endpoint.Sftp endpoint, SftpUpload upload, Exception e) {
        String where = agency.id() + " at " + endpoint.host() + ":" + endpoint.port() + ": ";
        if (e instanceof SftpRefused) {
            return new NotCarried(NotCarried.Kind.NEEDS_A_PERSON, where + e.getMessage(), e);
        }
        if (e instanceof SftpException answer && needsAPerson(answer.getStatus())) {
            return new NotCarried(
                    NotCarried.Kind.NEEDS_A_PERSON,
                    where + "expected a folder '" + endpoint.inFolder() + "' to write to, found "
                            + SftpConstants.getStatusName(answer.getStatus()) + ": ask the agency to set it up",
                    e);
        }
        NotCarried.Kind kind = upload.mayHaveArrived() ? NotCarried.Kind.UNKNOWN : NotCarried.Kind.LATER;
        return new NotCarried(kind, where + reason(e), e);
    }

    private static boolean needsAPerson(int status) {
        return status == SftpConstants.SSH_FX_NO_SUCH_FILE
                || status == SftpConstants.SSH_FX_NO_SUCH_PATH
                || status == SftpConstants.SSH_FX_PERMISSION_DENIED
                || status == SftpConstants.SSH_FX_WRITE_PROTECT;
    }

    private static String reason(Exception e) {
        if (e instanceof SftpException answer) {
            return "the server answered " + SftpConstants.getStatusName(answer.getStatus());
        }
        return e instanceof IOException || e instanceof TimeoutException
                ? String.valueOf(e.getMessage())
                : e.getClass().getSimpleName();
    }
}
