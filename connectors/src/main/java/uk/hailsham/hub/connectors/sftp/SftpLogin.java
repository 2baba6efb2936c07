package uk.hailsham.hub.connectors.sftp;

/**
 * A server and how the hub signs in to it, with a key or with a password.
 *
 * @param hostKey the pinned fingerprint, {@code SHA256:…}; a server that shows another is not spoken to
 * @param keySecret name of the secret that holds the private key (PEM); null for a password
 * @param passwordSecret name of the secret that holds the password; null for a key
 * @param owner whose server it is, for advice: {@code agency} or {@code school}
 * @param file where the pin stands, for advice
 */
public record SftpLogin(
        String host,
        int port,
        String user,
        String hostKey,
        String keySecret,
        String passwordSecret,
        String owner,
        String file) {}
