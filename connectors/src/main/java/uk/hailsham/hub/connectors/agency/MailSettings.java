package uk.hailsham.hub.connectors.agency;

import java.nio.file.Path;
import java.time.Duration;

/**
 * The mail server the hub hands its mail to.
 *
 * @param user null when the server asks for no login
 * @param passwordSecret name of the secret with the user's password; null without a user
 * @param from the hub's own mailbox; bounces come here
 * @param replyTo where an agency's answer goes; null for {@code from}
 * @param domain right-hand side of Message-IDs, one for all time
 * @param trusted PEM file of certificates to trust instead of the JDK's own; null for those
 * @param plainAllowed lets mail go without TLS, to a server on this machine only: for the demo
 * @param step for the connection and for each answer of the server
 * @param whole for one mail, everything included
 */
public record MailSettings(
        String host,
        int port,
        String user,
        String passwordSecret,
        String from,
        String replyTo,
        String domain,
        Path trusted,
        boolean plainAllowed,
        Duration step,
        Duration whole) {}
