package uk.hailsham.hub.town.standin;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * The offices of made-up agencies that get referrals by mail, and answer by mail: most accept or decline in a word, some
 * write a letter, some are out of the office and never answer, and one mail in sixteen comes back. Which one follows from
 * the referral's number.
 */
public final class MailOffices implements AutoCloseable {
    private final MailAgencies mail;
    private final Set<String> offices;
    private final String hub;
    private int read;
    private final ScheduledExecutorService day = Executors.newSingleThreadScheduledExecutor(runnable -> {
        Thread thread = new Thread(runnable, "stand-in mail offices");
        thread.setDaemon(true);
        return thread;
    });

    private MailOffices(MailAgencies mail, Collection<String> offices, String hub) {
        this.mail = mail;
        this.offices = Set.copyOf(offices);
        this.hub = hub;
    }

    /**
     * @param offices mailboxes
     * @param hub the mailbox to which they answer; it is made, with the password of all others
     */
    public static MailOffices start(MailAgencies mail, Collection<String> offices, String hub, String login) {
        mail.add(hub, login);
        MailOffices all = new MailOffices(mail, offices, hub);
        all.day.scheduleWithFixedDelay(all::work, 400, 400, TimeUnit.MILLISECONDS);
        return all;
    }

    private void work() {
        List<MailAgencies.Arrived> arrived = mail.since(read);
        read += arrived.size();
        arrived.stream()
                .filter(each -> offices.contains(each.to()) && each.subject().startsWith("Referral rc-"))
                .forEach(this::answer);
    }

    private void answer(MailAgencies.Arrived referral) {
        switch (Math.floorMod(referral.subject().hashCode(), 16)) {
            case 0 -> mail.deliver(hub, bounce(referral));
            case 1, 2 ->
                mail.deliver(hub, letter(referral, "Auto-Submitted: auto-replied", "We are out of the office."));
            case 3, 4 -> {
                // never answers
            }
            case 5 ->
                mail.deliver(hub, letter(referral, "X-Mailer: post", "Is this child known to you by another name?"));
            case 6, 7 -> mail.deliver(hub, letter(referral, "X-Mailer: post", "Declined capacity"));
            default -> mail.deliver(hub, letter(referral, "X-Mailer: post", "Accepted"));
        }
    }

    private String letter(MailAgencies.Arrived referral, String header, String words) {
        return String.join(
                "\r\n",
                "Message-ID: <answer-" + referral.id().substring(1),
                "From: Duty desk <" + referral.to() + ">",
                "To: " + hub,
                "Subject: Re: " + referral.subject(),
                "In-Reply-To: " + referral.id(),
                header,
                "Content-Type: text/plain; charset=utf-8",
                "",
                words,
                "",
                "> A referral is attached.",
                "");
    }

    private String bounce(MailAgencies.Arrived referral) {
        return String.join(
                "\r\n",
                "Message-ID: <bounce-" + referral.id().substring(1),
                "From: MAILER-DAEMON@mail.example",
                "To: " + hub,
                "Subject: Undelivered mail",
                "Auto-Submitted: auto-replied",
                "MIME-Version: 1.0",
                "Content-Type: multipart/report; report-type=delivery-status; boundary=\"part\"",
                "",
                "--part",
                "Content-Type: text/plain",
                "",
                "Your mail could not be delivered.",
                "--part",
                "Content-Type: message/delivery-status",
                "",
                "Reporting-MTA: dns; mail.example",
                "",
                "Final-Recipient: rfc822; " + referral.to(),
                "Action: failed",
                "Status: 5.2.2",
                "--part",
                "Content-Type: text/rfc822-headers",
                "",
                "Message-ID: " + referral.id(),
                "",
                "--part--",
                "");
    }

    @Override
    public void close() {
        day.shutdownNow();
    }
}
