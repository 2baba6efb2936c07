package uk.hailsham.hub.connectors.sftp;

import java.io.IOException;

/** Trying again will not help: the message says what was expected, what was found and what to do. */
public final class SftpRefused extends IOException {
    SftpRefused(String message, Throwable cause) {
        super(message, cause);
    }
}
