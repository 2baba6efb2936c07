package uk.hailsham.hub.domain.agency;

/** Where an agency is reached; the secrets themselves are named here and kept elsewhere. */
public sealed interface Endpoint {
    /**
     * @param hostKey the pinned fingerprint, {@code SHA256:…}; a server that shows another is not spoken to
     * @param keySecret name of the secret that holds the private key (PEM)
     * @param inFolder where the hub puts referrals
     * @param outFolder where the agency puts its answers
     */
    record Sftp(String host, int port, String user, String hostKey, String keySecret, String inFolder, String outFolder)
            implements Endpoint {}

    /** @param to the agency's secure mailbox */
    record Email(String to) implements Endpoint {}
}
