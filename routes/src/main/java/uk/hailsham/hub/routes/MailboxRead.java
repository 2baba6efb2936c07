package uk.hailsham.hub.routes;

/** Whether this hub reads a mailbox; one that has none is not the worse for it. */
public record MailboxRead(boolean read) {}
