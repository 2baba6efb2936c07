package uk.hailsham.hub.connectors.sftp;

import java.time.Duration;

/**
 * How long the hub waits for an SFTP server.
 *
 * @param connect for the connection and the exchange of keys
 * @param login for the server's answer to the login
 * @param channel for the opening of the SFTP channel
 * @param whole for one delivery, one look or one piece of a file, everything included
 * @param session after which a kept session is made anew, and with it the server's key is seen again
 */
public record SftpTimeouts(Duration connect, Duration login, Duration channel, Duration whole, Duration session) {
    private static final Duration STEP = Duration.ofSeconds(10);
    private static final Duration SESSION = Duration.ofMinutes(10);
    public static final SftpTimeouts USUAL = within(Duration.ofSeconds(60));

    /** @param patience for the whole; a step gets no more */
    public static SftpTimeouts within(Duration patience) {
        Duration step = shorter(STEP, patience);
        return new SftpTimeouts(step, step, shorter(STEP.multipliedBy(2), patience), patience, SESSION);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
