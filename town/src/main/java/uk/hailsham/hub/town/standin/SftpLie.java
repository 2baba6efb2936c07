package uk.hailsham.hub.town.standin;

/** What a lying SFTP server does. */
public enum SftpLie {
    /** The truth. */
    NONE,
    /** Takes the connection and says nothing, on open connections too. */
    SILENT,
    /** Stops answering in the middle of a file, with the first bytes written. */
    HANGS,
    /** Says that it will say no more, in the middle of a file, and goes on listening. */
    HALF_CLOSES,
    /** Writes half of what it says it has written. */
    TRUNCATES,
    /** Says yes to everything that is written, and stores nothing. */
    STORES_NOTHING,
    /** Stores the file, says yes to its final name, and has nothing under it: as an agency that took it at once. */
    LOSES,
    /** Shows another host key than before. */
    OTHER_KEY,
    /** Has no room left for what is written. */
    DISK_FULL,
    /** Stops answering when a file is read. */
    HANGS_ON_READ,
    /** Gives a file its new name and says nothing. */
    HANGS_ON_RENAME,
    /** Lets nobody give a file another name. */
    REFUSES_RENAME,
    /** Lets nobody write. */
    READ_ONLY
}
