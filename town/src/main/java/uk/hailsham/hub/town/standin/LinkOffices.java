package uk.hailsham.hub.town.standin;

import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The offices of made-up agencies that get links by mail: a scanner opens every link ten times, then somebody asks for the
 * code, opens the page and answers. Most accept, some decline or ask, some only read, some never look; which one follows
 * from the referral's number, so that it is the same every time.
 */
public final class LinkOffices implements AutoCloseable {
    private static final Pattern LINK = Pattern.compile("https?://\\S+/link/[A-Za-z0-9_-]{43}");
    private static final Pattern CODE = Pattern.compile("\\b(\\d{4} \\d{4})\\b");
    private static final Pattern RECIPIENT = Pattern.compile("name=\"answer-([0-9a-f-]{36})\"");
    /** How the subject of a mail about one referral begins. */
    private static final String ONE = "Referral rc-";

    private static final int SCANS = 10;

    private final MailAgencies mail;
    private final List<Office> offices;
    private final Map<String, Integer> read = new HashMap<>();
    private final Deque<Visit> waiting = new ArrayDeque<>();
    private final LinkDiary diary;
    private final ScheduledExecutorService day = Executors.newSingleThreadScheduledExecutor(runnable -> {
        Thread thread = new Thread(runnable, "stand-in link offices");
        thread.setDaemon(true);
        return thread;
    });

    private LinkOffices(MailAgencies mail, Collection<Office> offices, LinkDiary diary) {
        this.diary = diary;
        this.mail = mail;
        this.offices = List.copyOf(offices);
    }

    /**
     * @param codes the other mailbox; null for an office that knows a passphrase
     * @param passphrase null for an office that asks for a code
     */
    public record Office(String mailbox, String codes, String passphrase) {}

    /** Somebody who has asked for a code and waits for it. @param codesBefore how many had come before */
    private record Visit(Office office, Visitor visitor, int codesBefore) {}

    public static LinkOffices start(MailAgencies mail, Collection<Office> offices) {
        return start(new LinkOffices(mail, offices, null));
    }

    /** The same, but that they take their time, by that clock, and say how it goes on. */
    public static LinkOffices start(MailAgencies mail, Collection<Office> offices, Clock clock) {
        return start(new LinkOffices(mail, offices, new LinkDiary(new Diary(clock))));
    }

    private static LinkOffices start(LinkOffices all) {
        all.day.scheduleWithFixedDelay(all::work, 300, 300, TimeUnit.MILLISECONDS);
        return all;
    }

    /** An office whose visit fails tries again when the next mail comes; the others go on. */
    private void work() {
        try {
            for (int open = waiting.size(); open > 0; open--) {
                Visit visit = waiting.poll();
                if (!opened(visit)) {
                    waiting.add(visit);
                }
            }
            offices.forEach(this::read);
            if (diary != null) {
                diary.calls().forEach(call -> open(call.office(), call.link()));
            }
        } catch (RuntimeException e) {
            System.err.println("stand-in link offices: a visit failed: " + e);
        }
    }

    private void read(Office office) {
        int before = read.getOrDefault(office.mailbox(), 0);
        List<MailAgencies.Mail> mails = mail.arrived(office.mailbox(), before);
        read.put(office.mailbox(), before + mails.size());
        for (MailAgencies.Mail each : mails) {
            Matcher link = LINK.matcher(each.text());
            if (link.find()) {
                visit(office, URI.create(link.group()), each.subject());
            }
        }
    }

    private void visit(Office office, URI link, String subject) {
        Visitor scanner = new Visitor(link);
        for (int i = 0; i < SCANS; i++) {
            scanner.look();
        }
        String recipient = subject.startsWith(ONE) ? subject.substring(ONE.length(), ONE.length() + 36) : null;
        if (diary != null && recipient != null) {
            diary.note(recipient, office, link);
        } else if (recipient == null || diary != null || kind(recipient) != 0) {
            open(office, link);
        }
    }

    private void open(Office office, URI link) {
        Visitor visitor = new Visitor(link);
        visitor.look();
        int codesBefore =
                office.codes() == null ? 0 : mail.arrived(office.codes()).size();
        if (office.codes() != null) {
            visitor.send("code", Map.of());
        }
        waiting.add(new Visit(office, visitor, codesBefore));
    }

    /** @param recipient its id without the prefix */
    private static int kind(String recipient) {
        return Math.floorMod(recipient.hashCode(), 8);
    }

    /** @return false while the code has not come */
    private boolean opened(Visit visit) {
        Optional<String> code =
                visit.office().codes() == null ? Optional.of(visit.office().passphrase()) : code(visit);
        code.ifPresent(known -> answer(
                visit, visit.visitor().send("open", Map.of("code", known)).body()));
        return code.isPresent();
    }

    private Optional<String> code(Visit visit) {
        return mail.arrived(visit.office().codes(), visit.codesBefore()).stream()
                .map(MailAgencies.Mail::text)
                .map(CODE::matcher)
                .filter(Matcher::find)
                .map(found -> found.group(1))
                .findFirst();
    }

    private void answer(Visit visit, String page) {
        Map<String, String> fields = new LinkedHashMap<>();
        Matcher recipients = RECIPIENT.matcher(page);
        while (recipients.find()) {
            String recipient = recipients.group(1);
            fields.putAll(diary == null ? answer(recipient) : diary.answer(recipient));
        }
        if (!fields.isEmpty()) {
            visit.visitor().send("answer", fields);
        }
    }

    /** Empty for who has only read it. */
    private static Map<String, String> answer(String recipient) {
        Map<String, String> said = new LinkedHashMap<>();
        switch (kind(recipient)) {
            case 0, 1 -> {
                // read, and nothing said
            }
            case 2 -> {
                said.put("answer-" + recipient, "declined");
                said.put("reason-" + recipient, "capacity");
            }
            case 3 -> {
                said.put("answer-" + recipient, "information");
                said.put("question-" + recipient, "Please ring us: who else helps this family already?");
            }
            case 4 -> {
                said.put("answer-" + recipient, "booked");
                said.put("day-" + recipient, LocalDate.now().plusDays(9).toString());
            }
            default -> said.put("answer-" + recipient, "accepted");
        }
        return said;
    }

    @Override
    public void close() {
        day.shutdownNow();
    }
}
