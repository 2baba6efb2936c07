package uk.hailsham.hub.domain.agency;

import java.net.URI;

/** Where an agency is reached; the secrets themselves are named here and kept elsewhere. */
public sealed interface Endpoint {
    /**
     * @param hostKey the pinned fingerprint, {@code SHA256:…}; a server that shows another is not spoken to
     * @param keySecret name of the secret that holds the private key (PEM)
     * @param inFolder where the hub puts referrals
     * @param outFolder where the agency puts its answers
     * @param batch when it takes what has gathered for it, in one file; null when each referral comes as it is made
     */
    record Sftp(
            String host,
            int port,
            String user,
            String hostKey,
            String keySecret,
            String inFolder,
            String outFolder,
            SendWindow batch)
            implements Endpoint {
        public Sftp(
                String host,
                int port,
                String user,
                String hostKey,
                String keySecret,
                String inFolder,
                String outFolder) {
            this(host, port, user, hostKey, keySecret, inFolder, outFolder, null);
        }
    }

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

    /**
     * A FHIR R4 server that takes referrals as the NHS Booking and Referral Standard has them.
     *
     * @param base the server's address, beneath which {@code $process-message} and {@code Task} are
     * @param service which of its services is meant, as a system and a value: {@code
     *     https://fhir.nhs.uk/Id/dos-service-id|1}; null for a server with one service
     * @param token how the hub gets leave; null for a server that asks for none
     * @param certificate how the hub shows who it is; null for a server that does not ask
     * @param trusted certificates (PEM) of which one must vouch for the server; null for those this machine trusts
     * @param answers name of the secret with which the server signs in when it sends answers; null when it sends none and
     *     is only asked
     */
    record Fhir(URI base, String service, Token token, ClientCertificate certificate, String trusted, String answers)
            implements Endpoint {}

    /**
     * A server that takes HL7 v2 by MLLP.
     *
     * @param plain without TLS; only for a server on this machine
     * @param enhanced it says first that it has a message and then what its application makes of it; else one answer is all
     * @param certificate how the hub shows who it is; null for a server that does not ask
     * @param trusted certificates (PEM) of which one must vouch for the server; null for those this machine trusts
     * @param caller the certificate (PEM) that the agency shows when it brings messages itself; null when it brings none
     */
    record Hl7(
            String host,
            int port,
            boolean plain,
            boolean enhanced,
            Hl7Names names,
            ClientCertificate certificate,
            String trusted,
            String caller)
            implements Endpoint {}

    /** As whom the two sides speak, MSH-3 to MSH-6: applications, and the facilities they stand in. */
    record Hl7Names(String application, String facility, String hubApplication, String hubFacility) {
        /** Of the agency's side, in one word. */
        public String speaker() {
            return application + "/" + facility;
        }
    }

    /**
     * OAuth 2 client credentials, RFC 6749, section 4.4.
     *
     * @param secret name of the client's secret
     */
    record Token(URI url, String clientId, String secret) {}

    /** Mutual TLS. @param chain name of the secret with the certificates (PEM) @param key name of that with the key (PEM) */
    record ClientCertificate(String chain, String key) {}
}
