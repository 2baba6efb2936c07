package uk.hailsham.hub.connectors.agency;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.time.Clock;
import java.util.List;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.auth.pubkey.UserAuthPublicKeyFactory;
import org.apache.sshd.client.config.hosts.HostConfigEntryResolver;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.NamedResource;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.SshException;
import org.apache.sshd.common.config.keys.FilePasswordProvider;
import org.apache.sshd.common.keyprovider.KeyIdentityProvider;
import org.apache.sshd.common.util.security.SecurityUtils;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.sftp.SftpModuleProperties;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClientFactory;
import uk.hailsham.hub.domain.agency.Endpoint;

/** Connects, sees the pinned host key, signs in with the agency's key; nothing of the machine's own SSH set-up is used. */
final class SftpSignIn implements AutoCloseable {
    private final Secrets secrets;
    private final SftpTimeouts timeouts;
    private final Clock clock;
    private final SshClient ssh;

    SftpSignIn(Secrets secrets, SftpTimeouts timeouts, Clock clock) {
        this.secrets = secrets;
        this.timeouts = timeouts;
        this.clock = clock;
        this.ssh = SshClient.setUpDefaultClient();
        ssh.setHostConfigEntryResolver(HostConfigEntryResolver.EMPTY);
        ssh.setKeyIdentityProvider(KeyIdentityProvider.EMPTY_KEYS_PROVIDER);
        ssh.setUserAuthFactories(List.of(UserAuthPublicKeyFactory.INSTANCE));
        ssh.setServerKeyVerifier(HostKeyPin.verifier());
        CoreModuleProperties.IO_CONNECT_TIMEOUT.set(ssh, timeouts.connect());
        CoreModuleProperties.AUTH_TIMEOUT.set(ssh, timeouts.connect().plus(timeouts.login()));
        CoreModuleProperties.CHANNEL_OPEN_TIMEOUT.set(ssh, timeouts.channel());
        SftpModuleProperties.SFTP_CHANNEL_OPEN_TIMEOUT.set(ssh, timeouts.channel());
        ssh.start();
    }

    /**
     * @throws SftpRefused for another host key, a refused login, or a login key that is missing or unreadable
     * @throws IOException when the server cannot be reached
     */
    SftpSession to(Endpoint.Sftp endpoint) throws IOException {
        KeyPair key = loginKey(endpoint.keySecret());
        HostKeyPin pin = new HostKeyPin(endpoint.hostKey());
        ClientSession session = ssh.connect(endpoint.user(), endpoint.host(), endpoint.port(), pin.context())
                .verify(timeouts.connect())
                .getSession();
        try {
            session.addPublicKeyIdentity(key);
            session.auth().verify(timeouts.login());
            SftpClient client = SftpClientFactory.instance().createSftpClient(session);
            return new SftpSession(endpoint, session, client, clock.instant());
        } catch (IOException e) {
            session.close(true);
            throw told(endpoint, pin, e);
        }
    }

    private static IOException told(Endpoint.Sftp endpoint, HostKeyPin pin, IOException e) {
        if (pin.broken()) {
            return new SftpRefused(endpoint.host() + ": " + pin.complaint(), e);
        }
        boolean refused = e instanceof SshException ssh
                && ssh.getDisconnectCode() == SshConstants.SSH2_DISCONNECT_NO_MORE_AUTH_METHODS_AVAILABLE;
        return refused
                ? new SftpRefused(
                        endpoint.host() + ": expected the login of user " + endpoint.user() + " with the key '"
                                + endpoint.keySecret() + "' to be taken, found it refused: give the agency the public "
                                + "key that belongs to it",
                        e)
                : e;
    }

    private KeyPair loginKey(String name) throws IOException {
        String pem = secrets.find(name)
                .orElseThrow(() -> new SftpRefused(
                        "expected a private key (PEM) in the secret '" + name + "', found none: give it", null));
        try {
            byte[] bytes = pem.getBytes(StandardCharsets.UTF_8);
            return SecurityUtils.loadKeyPairIdentities(
                            null,
                            NamedResource.ofName(name),
                            new ByteArrayInputStream(bytes),
                            FilePasswordProvider.EMPTY)
                    .iterator()
                    .next();
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            throw new SftpRefused(
                    "expected a private key (PEM, without a passphrase) in the secret '" + name
                            + "', found something else: give it again",
                    null);
        }
    }

    @Override
    public void close() {
        ssh.stop();
    }
}
