package uk.hailsham.hub.connectors.agency;

import java.nio.file.Path;
import java.time.Duration;

/**
 * The mailbox to which agencies' mails come, read by IMAP over TLS.
 *
 * @param passwordSecret name of the secret with the user's password
 * @param done folder into which a mail goes that has been taken; made when it is missing
 * @param trusted PEM file of certificates to trust instead of the JDK's own; null for those
 * @param plainAllowed lets the hub read without TLS, from a server on this machine only: for the demo
 * @param step for the connection and for each answer of the server
 */
public record MailboxSettings(
        String host,
        int port,
        String user,
        String passwordSecret,
        String done,
        Path trusted,
        boolean plainAllowed,
        Duration step) {}
