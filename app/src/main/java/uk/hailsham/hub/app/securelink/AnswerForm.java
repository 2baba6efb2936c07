package uk.hailsham.hub.app.securelink;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import uk.hailsham.hub.connectors.store.Questions;
import uk.hailsham.hub.domain.agency.Agency;
import uk.hailsham.hub.domain.agency.Room;
import uk.hailsham.hub.domain.code.CodeList;
import uk.hailsham.hub.domain.code.CodeLists;
import uk.hailsham.hub.routes.securelink.Answering;

/** Reads a posted page: what is sound is taken, what is not is told with the field to mend. */
final class AnswerForm {
    private static final int MOST_WEEKS = 520;

    private final CodeLists codes;
    private final LocalDate today;
    private final UnaryOperator<String> field;
    private final Map<String, String> faults = new LinkedHashMap<>();

    /** @param field the text posted under a name, or null */
    AnswerForm(CodeLists codes, LocalDate today, UnaryOperator<String> field) {
        this.codes = codes;
        this.today = today;
        this.field = field;
    }

    /** @param weeks null for no estimate */
    record Capacity(String service, Room room, Integer weeks) {}

    /** What must be mended, by the id of the field. */
    Map<String, String> faults() {
        return faults;
    }

    /** Answers to those of the page's recipients that got one. */
    List<Answering.Said> answers(List<UUID> recipients) {
        List<Answering.Said> answers = new ArrayList<>();
        recipients.forEach(recipient -> AnswerWord.of(posted("answer", recipient))
                .flatMap(word -> answer(recipient, word))
                .ifPresent(answers::add));
        return answers;
    }

    private Optional<Answering.Said> answer(UUID recipient, AnswerWord word) {
        return switch (word.asks()) {
            case NOTHING -> said(recipient, word, null, today, null);
            case DECLINE_REASON ->
                reason(recipient, "decline-reasons").flatMap(code -> said(recipient, word, code, today, null));
            case HOLD_REASON ->
                reason(recipient, "hold-reasons").flatMap(code -> said(recipient, word, code, today, null));
            case QUESTION -> question(recipient).flatMap(text -> said(recipient, word, null, today, text));
            case DAY_AHEAD ->
                day(recipient, today, today.plusYears(2)).flatMap(day -> said(recipient, word, null, day, null));
            case DAY_PAST ->
                day(recipient, today.minusYears(2), today).flatMap(day -> said(recipient, word, null, day, null));
        };
    }

    private static Optional<Answering.Said> said(
            UUID recipient, AnswerWord word, String reason, LocalDate day, String question) {
        return Optional.of(new Answering.Said(recipient, word.status(), reason, day, question));
    }

    private Optional<String> reason(UUID recipient, String list) {
        String code = posted("reason", recipient);
        Optional<String> known = offered(codes.list(list), today).stream()
                .map(CodeList.Code::code)
                .filter(code::equals)
                .findFirst();
        return orFault(known, "reason", recipient, "Choose a reason that goes with the answer");
    }

    /** A BaRS code stands in the list for itself; agencies choose among the others. */
    static List<CodeList.Code> offered(CodeList list, LocalDate today) {
        boolean mapped = list.codes().stream().anyMatch(code -> !code.code().equals(code.means()));
        return list.codes().stream()
                .filter(code -> !mapped || !code.code().equals(code.means()))
                .filter(code -> code.validOn(today))
                .toList();
    }

    private Optional<String> question(UUID recipient) {
        String text = posted("question", recipient).strip();
        return orFault(
                Optional.of(text).filter(asked -> !asked.isEmpty() && asked.length() <= Questions.LONGEST),
                "question",
                recipient,
                "Write what you need to know, in 4,000 characters at most");
    }

    private Optional<LocalDate> day(UUID recipient, LocalDate from, LocalDate to) {
        Optional<LocalDate> day;
        try {
            day = Optional.of(LocalDate.parse(posted("day", recipient)))
                    .filter(given -> !given.isBefore(from) && !given.isAfter(to));
        } catch (DateTimeException e) {
            day = Optional.empty();
        }
        return orFault(day, "day", recipient, "Give a day from " + from + " to " + to);
    }

    private <T> Optional<T> orFault(Optional<T> found, String name, UUID recipient, String fault) {
        if (found.isEmpty()) {
            faults.put(name + "-" + recipient, fault);
        }
        return found;
    }

    /** What the agency says of its room, service by service. */
    List<Capacity> capacities(Agency agency) {
        List<Capacity> capacities = new ArrayList<>();
        for (Agency.Service service : agency.services()) {
            String room = text("room-" + service.id());
            switch (room) {
                case "has" -> capacities.add(new Capacity(service.id(), Room.HAS, null));
                case "none" -> capacities.add(new Capacity(service.id(), Room.NONE, null));
                case "waitlist" -> weeks(service).ifPresent(capacities::add);
                default -> {
                    // nothing said
                }
            }
        }
        return capacities;
    }

    private Optional<Capacity> weeks(Agency.Service service) {
        String typed = text("weeks-" + service.id()).strip();
        if (typed.isEmpty()) {
            return Optional.of(new Capacity(service.id(), Room.WAITLIST, null));
        }
        if (typed.matches("[0-9]{1,3}") && Integer.parseInt(typed) <= MOST_WEEKS) {
            return Optional.of(new Capacity(service.id(), Room.WAITLIST, Integer.valueOf(typed)));
        }
        faults.put("weeks-" + service.id(), "Give the wait in whole weeks, 0 to " + MOST_WEEKS);
        return Optional.empty();
    }

    private String posted(String name, UUID recipient) {
        return text(name + "-" + recipient);
    }

    private String text(String name) {
        String value = field.apply(name);
        return value == null ? "" : value;
    }
}
