package uk.hailsham.hub.connectors.sftp;

import java.net.SocketAddress;
import java.security.PublicKey;
import org.apache.sshd.client.keyverifier.ServerKeyVerifier;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.AttributeRepository;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.digest.BuiltinDigests;

/** The one server key a partner's configuration allows. It travels with the connection, and remembers what was found. */
public final class HostKeyPin {
    private static final AttributeRepository.AttributeKey<HostKeyPin> KEY = new AttributeRepository.AttributeKey<>();

    private final SftpLogin login;
    private final String expected;
    private volatile String found;

    HostKeyPin(SftpLogin login) {
        this.login = login;
        this.expected = unpadded(login.hostKey());
    }

    AttributeRepository context() {
        return AttributeRepository.ofKeyValuePair(KEY, this);
    }

    /** Asked at every exchange of keys, also later ones in a session; no pin, no trust. */
    static ServerKeyVerifier verifier() {
        return new ServerKeyVerifier() {
            @Override
            public boolean verifyServerKey(ClientSession session, SocketAddress address, PublicKey key) {
                AttributeRepository context = session.getConnectionContext();
                HostKeyPin pin = context == null ? null : context.getAttribute(KEY);
                return pin != null && pin.holds(key);
            }
        };
    }

    private boolean holds(PublicKey key) {
        found = KeyUtils.getKeyType(key) + " " + fingerprint(key);
        return fingerprint(key).equals(expected);
    }

    /** True once a server has shown another key. */
    boolean broken() {
        return found != null && !found.endsWith(" " + expected);
    }

    String complaint() {
        return "expected the host key " + expected + ", found " + found
                + ": ask the " + login.owner()
                + " by phone whether it changed its key, and only then change hostKey in "
                + login.file();
    }

    /** Without the padding that some tools print. */
    static String unpadded(String fingerprint) {
        return fingerprint.endsWith("=") ? fingerprint.substring(0, fingerprint.length() - 1) : fingerprint;
    }

    public static String fingerprint(PublicKey key) {
        return KeyUtils.getFingerPrint(BuiltinDigests.sha256, key);
    }
}
