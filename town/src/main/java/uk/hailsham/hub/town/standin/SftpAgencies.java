package uk.hailsham.hub.town.standin;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.time.Clock;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.apache.sshd.common.digest.BuiltinDigests;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.keyprovider.SimpleGeneratorHostKeyProvider;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One SFTP server for all made-up agencies that have one, and for schools whose drops are pulled: a user and a root folder
 * each, with {@code in} and {@code out}. What is on disk outlives the server. Each agency answers what it finds in its
 * in-folder; a school has nobody to answer.
 */
public final class SftpAgencies implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SftpAgencies.class);
    private static final int DESKS = 4;

    private final Path folder;
    private final SshServer server;
    private final KeyPair hubKey;
    private final VirtualFileSystemFactory roots = new VirtualFileSystemFactory();
    private final Set<String> users = new HashSet<>();
    private final Map<String, Clerk> clerks = new LinkedHashMap<>();
    private final Set<String> troubled = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService office = Executors.newScheduledThreadPool(DESKS, runnable -> {
        Thread thread = new Thread(runnable, "stand-in clerk");
        thread.setDaemon(true);
        return thread;
    });

    private SftpAgencies(Path folder, int port) throws IOException, GeneralSecurityException {
        this.folder = folder;
        Files.createDirectories(folder);
        this.hubKey = key(folder.resolve("hub-key"));
        this.server = SshServer.setUpDefaultServer();
        server.setHost("127.0.0.1");
        server.setPort(port);
        server.setKeyPairProvider(hostKeys());
        server.setPublickeyAuthenticator((user, key, session) -> users.contains(user) && ours(key));
        server.setSubsystemFactories(List.of(new SftpSubsystemFactory()));
        server.setFileSystemFactory(roots);
    }

    /**
     * @param agencies users of the server
     * @param port 0 for a free one
     * @param answerAfterMillis how long a clerk takes
     */
    public static SftpAgencies start(Path folder, List<String> agencies, int port, long answerAfterMillis)
            throws IOException, GeneralSecurityException {
        return start(folder, agencies, port, answerAfterMillis, null);
    }

    /** The same, with clerks who each keep a {@link Diary} by that clock. */
    public static SftpAgencies start(Path folder, List<String> agencies, Clock clock)
            throws IOException, GeneralSecurityException {
        return start(folder, agencies, 0, 0, clock);
    }

    private static SftpAgencies start(Path folder, List<String> agencies, int port, long answerAfterMillis, Clock clock)
            throws IOException, GeneralSecurityException {
        SftpAgencies standIn = new SftpAgencies(folder, port);
        for (String agency : agencies) {
            standIn.add(agency);
            standIn.clerks.put(
                    agency,
                    new Clerk(folder.resolve(agency), answerAfterMillis, clock == null ? null : new Diary(clock)));
        }
        standIn.server.start();
        standIn.clerks.forEach((agency, clerk) -> standIn.office.scheduleWithFixedDelay(
                () -> standIn.work(agency, clerk), 200, 200, TimeUnit.MILLISECONDS));
        return standIn;
    }

    /** Nobody's trouble is another's: a clerk who cannot work says so and looks again the next time. */
    private void work(String agency, Clerk clerk) {
        try {
            clerk.work();
            troubled.remove(agency);
        } catch (RuntimeException e) {
            if (troubled.add(agency)) {
                LOG.warn("stand-in {} could not answer and will look again: {}", agency, e.toString());
            }
        }
    }

    private void add(String user) throws IOException {
        users.add(user);
        Files.createDirectories(outFolder(user));
        roots.setUserHomeDir(user, folder.resolve(user));
    }

    /** Lets the hub pull from a school's out-folder. */
    public void addSchool(String school) throws IOException {
        add(school);
    }

    private boolean ours(PublicKey key) {
        return KeyUtils.compareKeys(key, hubKey.getPublic());
    }

    private KeyPairProvider hostKeys() {
        SimpleGeneratorHostKeyProvider keys = new SimpleGeneratorHostKeyProvider(folder.resolve("host-key"));
        keys.setAlgorithm("EC");
        keys.setKeySize(256);
        return keys;
    }

    /** The pair of which the private half lies in the file; made when it is not there. */
    private static KeyPair key(Path file) throws IOException, GeneralSecurityException {
        SimpleGeneratorHostKeyProvider keys = new SimpleGeneratorHostKeyProvider(file.resolveSibling("hub-key.pair"));
        keys.setAlgorithm("EC");
        keys.setKeySize(256);
        KeyPair pair = keys.loadKeys(null).iterator().next();
        try (OutputStream out = Files.newOutputStream(file)) {
            OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(pair, "stand-in", null, out);
        }
        return pair;
    }

    public int port() {
        return server.getPort();
    }

    SshServer server() {
        return server;
    }

    /** The fingerprint of the key it shows now, to be pinned, {@code SHA256:…}. */
    public String hostKey() throws IOException, GeneralSecurityException {
        KeyPair pair = server.getKeyPairProvider().loadKeys(null).iterator().next();
        return KeyUtils.getFingerPrint(BuiltinDigests.sha256, pair.getPublic());
    }

    /** The private key with which the hub signs in, as a file. */
    public Path hubKeyFile() {
        return folder.resolve("hub-key");
    }

    /** Where an agency finds what it is sent. */
    public Path inFolder(String agency) {
        return folder.resolve(agency).resolve("in");
    }

    /** Where a partner puts what the hub fetches. */
    public Path outFolder(String partner) {
        return folder.resolve(partner).resolve("out");
    }

    @Override
    public void close() throws IOException {
        office.shutdownNow();
        server.stop(true);
    }
}
