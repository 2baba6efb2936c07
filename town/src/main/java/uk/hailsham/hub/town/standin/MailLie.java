package uk.hailsham.hub.town.standin;

/** What a lying mail server does with a mailbox's mail. */
public enum MailLie {
    /** The truth. */
    NONE,
    /** Takes the mail, does not deliver it, and says so afterwards by a mail of its own. */
    BOUNCES,
    /** Refuses the first try with 450, as if it did not know the sender yet, and takes the second. */
    GREYLISTS,
    /** Takes the whole mail and hangs up without a word. */
    DROPS_AFTER_DATA,
    /** Takes the whole mail and says nothing. */
    HANGS
}
