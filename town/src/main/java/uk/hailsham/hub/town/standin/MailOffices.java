package uk.hailsham.hub.town.standin;

import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
    private static final String SUBJECT = "Referral rc-";
    /** How the subject of a made-up one ends; whoever agreed to drills answers them. */
    private static final String DRILL = "(DRILL)";

    private static final int ACCEPTS = 15;

    private final MailAgencies mail;
    private final Set<String> offices;
    private final Map<String, MailAgencies.Arrived> open = new HashMap<>();
    private final String hub;
    private final Map<String, Integer> read = new HashMap<>();
    private final Diary diary;
    private final ScheduledExecutorService day = Executors.newSingleThreadScheduledExecutor(runnable -> {
        Thread thread = new Thread(runnable, "stand-in mail offices");
        thread.setDaemon(true);
        return thread;
    });

    private MailOffices(MailAgencies mail, Collection<String> offices, String hub, Diary diary) {
        this.diary = diary;
        this.mail = mail;
        this.offices = Set.copyOf(offices);
        this.hub = hub;
    }

    /**
     * @param offices mailboxes
     * @param hub the mailbox to which they answer; it is made, with the password of all others
     */
    public static MailOffices start(MailAgencies mail, Collection<String> offices, String hub, String login) {
        return start(mail, hub, login, new MailOffices(mail, offices, hub, null));
    }

    /** The same, but that they take their time, by that clock, and say how it goes on. */
    public static MailOffices start(
            MailAgencies mail, Collection<String> offices, String hub, String login, Clock clock) {
        return start(mail, hub, login, new MailOffices(mail, offices, hub, new Diary(clock)));
    }

    private static MailOffices start(MailAgencies mail, String hub, String login, MailOffices all) {
        mail.add(hub, login);
        all.day.scheduleWithFixedDelay(all::work, 400, 400, TimeUnit.MILLISECONDS);
        return all;
    }

    private void work() {
        for (String office : offices) {
            List<MailAgencies.Arrived> arrived = mail.since(office, read.getOrDefault(office, 0));
            read.merge(office, arrived.size(), Integer::sum);
            arrived.stream()
                    .filter(each -> each.subject().startsWith(SUBJECT))
                    .forEach(diary == null ? this::answer : this::note);
        }
        if (diary != null) {
            diary.due().forEach(this::say);
        }
    }

    private void note(MailAgencies.Arrived referral) {
        String recipient = referral.subject().substring(SUBJECT.length(), SUBJECT.length() + 36);
        if (open.putIfAbsent(recipient, referral) != null) {
            return;
        }
        switch (Math.floorMod(recipient.hashCode(), 50)) {
            case 0 -> mail.deliver(hub, bounce(referral));
            case 1, 2, 3 -> {
                mail.deliver(
                        hub, letter(referral, "auto", "Auto-Submitted: auto-replied", "We are out of the office."));
                diary.open(recipient);
            }
            default -> diary.open(recipient);
        }
    }

    private void say(Diary.Word word) {
        String words =
                "%s %s %s".formatted(word.status(), word.day(), word.reason()).strip();
        mail.deliver(hub, letter(open.get(word.recipient()), word.status(), "X-Mailer: post", words));
    }

    private void answer(MailAgencies.Arrived referral) {
        boolean drill = referral.subject().endsWith(DRILL);
        switch (drill ? ACCEPTS : Math.floorMod(referral.subject().hashCode(), 16)) {
            case 0 -> mail.deliver(hub, bounce(referral));
            case 1, 2 ->
                mail.deliver(
                        hub, letter(referral, "answer", "Auto-Submitted: auto-replied", "We are out of the office."));
            case 3, 4 -> {
                // never answers
            }
            case 5 ->
                mail.deliver(
                        hub,
                        letter(referral, "answer", "X-Mailer: post", "Is this child known to you by another name?"));
            case 6, 7 -> mail.deliver(hub, letter(referral, "answer", "X-Mailer: post", "Declined capacity"));
            default -> mail.deliver(hub, letter(referral, "answer", "X-Mailer: post", "Accepted"));
        }
    }

    private String letter(MailAgencies.Arrived referral, String kind, String header, String words) {
        return String.join(
                "\r\n",
                "Message-ID: <" + kind + "-" + referral.id().substring(1),
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
