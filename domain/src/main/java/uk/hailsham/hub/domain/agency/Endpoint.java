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

    /**
     * @param to the agency's mailbox
     * @param seal the agency's public key; null for a mailbox that gets mail as it is
     */
    record Email(String to, Seal seal) implements Endpoint {
        public Email(String to) {
            this(to, null);
        }
    }

    /**
     * What a mail is encrypted with, so that only the agency reads it.
     *
     * @param key the public key as text: a certificate (PEM) or an armoured OpenPGP key
     */
    record Seal(Kind kind, String key) {
        /** The two ways that mail programs know. */
        public enum Kind {
            /** S/MIME, RFC 8551. */
            SMIME,
            /** PGP/MIME, RFC 3156. */
            PGP
        }
    }

    /**
     * A page of the hub.
     *
     * @param to the mailbox that is told where the page is; nothing about a child goes there
     * @param code how whoever opens the page shows that it is the agency
     */
    record Link(String to, Code code) implements Endpoint {}

    /** The second way: who has only read the mail, or stolen it, does not have it. */
    sealed interface Code {
        /** @param to another mailbox than the link's, to which a code goes each time somebody asks for one */
        record ByMail(String to) implements Code {}

        /** @param secret name of the passphrase that was agreed by phone */
        record Agreed(String secret) implements Code {}
    }
}
