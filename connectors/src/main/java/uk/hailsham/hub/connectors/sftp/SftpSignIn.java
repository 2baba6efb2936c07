package uk.hailsham.hub.connectors.sftp;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.auth.password.PasswordIdentityProvider;
import org.apache.sshd.client.auth.password.UserAuthPasswordFactory;
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
import uk.hailsham.hub.connectors.ground.Secrets;

/** Connects, sees the pinned host key, signs in with the partner's key or password; nothing of the machine's own SSH set-up is used. */
final class SftpSignIn implements AutoCloseable {
    private static final String NTRU_PRIME = "sntrup761";

    private final Secrets secrets;
    private final SftpTimeouts timeouts;
    private final Clock clock;
    private final CompletableFuture<SshClient> ssh;

    SftpSignIn(Secrets secrets, SftpTimeouts timeouts, Clock clock) {
        this.secrets = secrets;
        this.timeouts = timeouts;
        this.clock = clock;
        // It loads a thousand classes of signed jars, while who starts the hub has other things to do.
        this.ssh = CompletableFuture.supplyAsync(() -> client(timeouts), task -> new Thread(task, "ssh").start());
    }

    private static SshClient client(SftpTimeouts timeouts) {
        SshClient ssh = SshClient.setUpDefaultClient();
        // NTRU Prime in Java takes a processor's tenth of a second for each sign-in; ML-KEM, which withstands as much,
        // does not.
        ssh.setKeyExchangeFactories(ssh.getKeyExchangeFactories().stream()
                .filter(exchange -> !exchange.getName().startsWith(NTRU_PRIME))
                .toList());
        ssh.setHostConfigEntryResolver(HostConfigEntryResolver.EMPTY);
        ssh.setKeyIdentityProvider(KeyIdentityProvider.EMPTY_KEYS_PROVIDER);
        ssh.setUserAuthFactories(List.of(UserAuthPublicKeyFactory.INSTANCE, UserAuthPasswordFactory.INSTANCE));
        ssh.setPasswordIdentityProvider(PasswordIdentityProvider.EMPTY_PASSWORDS_PROVIDER);
        ssh.setServerKeyVerifier(HostKeyPin.verifier());
        CoreModuleProperties.IO_CONNECT_TIMEOUT.set(ssh, timeouts.connect());
        CoreModuleProperties.AUTH_TIMEOUT.set(ssh, timeouts.connect().plus(timeouts.login()));
        CoreModuleProperties.CHANNEL_OPEN_TIMEOUT.set(ssh, timeouts.channel());
        SftpModuleProperties.SFTP_CHANNEL_OPEN_TIMEOUT.set(ssh, timeouts.channel());
        ssh.start();
        return ssh;
    }

    /**
     * @throws SftpRefused for another host key, a refused login, or a secret that is missing or unreadable
     * @throws IOException when the server cannot be reached
     */
    SftpSession to(SftpLogin login) throws IOException {
        Identity identity = identity(login);
        HostKeyPin pin = new HostKeyPin(login);
        ClientSession session = ssh.join()
                .connect(login.user(), login.host(), login.port(), pin.context())
                .verify(timeouts.connect())
                .getSession();
        try {
            identity.addTo(session);
            session.auth().verify(timeouts.login());
            SftpClient client = SftpClientFactory.instance().createSftpClient(session);
            return new SftpSession(login, session, client, clock.instant());
        } catch (IOException e) {
            session.close(true);
            throw told(login, pin, e);
        }
    }

    private static IOException told(SftpLogin login, HostKeyPin pin, IOException e) {
        if (pin.broken()) {
            return new SftpRefused(login.host() + ": " + pin.complaint(), e);
        }
        boolean refused = e instanceof SshException ssh
                && ssh.getDisconnectCode() == SshConstants.SSH2_DISCONNECT_NO_MORE_AUTH_METHODS_AVAILABLE;
        return refused
                ? new SftpRefused(
                        login.host() + ": expected the login of user " + login.user() + " with " + with(login)
                                + " to be taken, found it refused: " + advice(login),
                        e)
                : e;
    }

    private static String with(SftpLogin login) {
        return login.keySecret() == null
                ? "the password '" + login.passwordSecret() + "'"
                : "the key '" + login.keySecret() + "'";
    }

    private static String advice(SftpLogin login) {
        return login.keySecret() == null
                ? "ask the " + login.owner() + " for the password that holds now"
                : "give the " + login.owner() + " the public key that belongs to it";
    }

    /** What is offered at the login; nothing else is. */
    private interface Identity {
        void addTo(ClientSession session);
    }

    private Identity identity(SftpLogin login) throws IOException {
        if (login.keySecret() == null) {
            String password = secret(login.passwordSecret(), "a password").strip();
            return session -> session.addPasswordIdentity(password);
        }
        KeyPair key = loginKey(login.keySecret());
        return session -> session.addPublicKeyIdentity(key);
    }

    private String secret(String name, String what) throws IOException {
        return secrets.find(name)
                .orElseThrow(() -> new SftpRefused(
                        "expected " + what + " in the secret '" + name + "', found none: give it", null));
    }

    private KeyPair loginKey(String name) throws IOException {
        String pem = secret(name, "a private key (PEM)");
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
        ssh.join().stop();
    }
}
