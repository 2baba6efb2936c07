package uk.hailsham.hub.app.securelink;

import static uk.hailsham.hub.app.securelink.LinkFrame.text;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import uk.hailsham.hub.config.Configuration;
import uk.hailsham.hub.connectors.store.Capacities;
import uk.hailsham.hub.domain.agency.Agency;
import uk.hailsham.hub.domain.code.CodeList;
import uk.hailsham.hub.domain.identifier.Shown;
import uk.hailsham.hub.domain.referral.DisclosableField;
import uk.hailsham.hub.domain.referral.Disclosure;
import uk.hailsham.hub.domain.referral.RecipientState;
import uk.hailsham.hub.mappings.agencypdf.FormValue;
import uk.hailsham.hub.routes.securelink.Showing;

/** The page behind the code: each referral as its agency may see it, with room for an answer; one form for all of them. */
final class ReferralsText {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEEE d MMMM, HH:mm", Locale.UK);

    private final Configuration configuration;
    private final FormValue values;
    private final LocalDate today;
    private final Map<String, String> faults;
    private final UnaryOperator<String> posted;

    /**
     * @param faults of the form that was posted, by field; empty when all was sound
     * @param posted what stood in that form, to be mended and not typed again; null for a field that is to be empty
     */
    ReferralsText(
            Configuration configuration, LocalDate today, Map<String, String> faults, UnaryOperator<String> posted) {
        this.configuration = configuration;
        this.values = new FormValue(configuration.codes());
        this.today = today;
        this.faults = faults;
        this.posted = posted;
    }

    /** @param form marks this one, so that sent twice it counts once */
    String of(
            Agency agency,
            List<Showing.Card> cards,
            List<Capacities.Capacity> capacities,
            String action,
            String csrf,
            String form) {
        String shown = cards.isEmpty()
                ? "<p>Nothing is open at your agency.</p>"
                : IntStream.range(0, cards.size())
                        .mapToObj(at -> card(cards.get(at), at + 1, cards.size()))
                        .collect(Collectors.joining());
        String at = text(action);
        return """
                %1$s<form method="post" action="%2$s/answer">%3$s<input type="hidden" name="form" value="%4$s">
                %5$s%6$s
                <button type="submit">Send answers</button>
                <button type="submit" class="quiet" form="leaving">Leave this page</button>
                </form>
                <form id="prints" method="post" action="%2$s/print">%3$s</form>
                <form id="leaving" method="post" action="%2$s/leave">%3$s</form>
                """.formatted(summary(), at, csrf, text(form), shown, rooms(agency, capacities));
    }

    /** First on the page, each fault a way to its field. */
    private String summary() {
        if (faults.isEmpty()) {
            return "";
        }
        return faults.entrySet().stream()
                .map(fault -> "<li><a href=\"#%s\">%s</a></li>".formatted(text(fault.getKey()), text(fault.getValue())))
                .collect(Collectors.joining("", "<div role=\"alert\"><h2>Please mend</h2><ul>", "</ul></div>"));
    }

    private String card(Showing.Card card, int number, int all) {
        String id = Shown.RECIPIENT.of(card.recipient());
        String place = all == 1 ? "" : " %d of %d".formatted(number, all);
        if (card.disclosure() == null) {
            return "<article><h2>Referral %s</h2><p>%s</p></article>".formatted(id, why(card.state()));
        }
        return """
                <article><h2>%s%s</h2><p>%s%s</p>%s
                <button type="submit" class="quiet" form="prints" name="print" value="%s">Save as a file<span class="unseen">, %6$s</span></button>
                %s</article>""".formatted(
                        card.disclosure().notice() ? "A referral waits" : "Referral",
                        place,
                        state(card.state()),
                        due(card.answerBy()),
                        fields(card.disclosure()),
                        id,
                        answer(card.recipient()));
    }

    private static String why(RecipientState state) {
        return switch (state) {
            case CANCELLED, ENTERED_IN_ERROR ->
                "This referral was withdrawn. Nothing of it is shown any more; please destroy what you have kept.";
            case REJECTED -> "You have declined this referral. If that is not right, please ring the hub's team.";
            case COMPLETED -> "Your work on this referral has ended. If that is not right, please ring the hub's team.";
            case FAILED -> "This referral could not be used. Please ring the hub's team.";
            default -> "This referral cannot be shown at the moment. Please ring the hub's team.";
        };
    }

    private static String state(RecipientState state) {
        return switch (state) {
            case ACCEPTED -> "You have taken it on.";
            case IN_PROGRESS -> "The child or family has been seen.";
            case ON_HOLD -> "It waits.";
            default -> "It waits for your answer.";
        };
    }

    private String due(Instant answerBy) {
        ZoneId zone = configuration.hub().zone();
        return answerBy == null ? "" : " Please answer by " + DAY.format(answerBy.atZone(zone)) + ".";
    }

    private String fields(Disclosure disclosure) {
        Map<DisclosableField.Section, StringBuilder> sections = new EnumMap<>(DisclosableField.Section.class);
        disclosure.fields().forEach((key, value) -> {
            DisclosableField field = DisclosableField.of(key);
            String shown = value.isBlank() ? "not known" : values.of(field, value);
            sections.computeIfAbsent(field.section(), section -> new StringBuilder())
                    .append("<dt>%s</dt><dd>%s</dd>".formatted(text(field.label()), text(shown)));
        });
        return sections.entrySet().stream()
                .map(section ->
                        "<h3>%s</h3><dl>%s</dl>".formatted(text(section.getKey().title()), section.getValue()))
                .collect(Collectors.joining());
    }

    private String answer(UUID recipient) {
        String options = Arrays.stream(AnswerWord.values())
                .map(word -> option(word.word(), word.label(), posted.apply("answer-" + recipient)))
                .collect(Collectors.joining());
        return """
                <fieldset><legend>Your answer<span class="unseen"> to %1$s</span></legend>
                <label for="answer-%2$s">Answer</label>
                <select id="answer-%2$s" name="answer-%2$s"><option value="">No answer now</option>%3$s</select>
                <label for="reason-%2$s">Reason</label><p class="hint" id="reason-hint-%2$s">Only if you cannot take it on, or it has to wait</p>%4$s
                <select id="reason-%2$s" name="reason-%2$s" aria-describedby="reason-hint-%2$s"><option value="">None</option><optgroup label="We cannot take it on">%5$s</optgroup><optgroup label="It has to wait">%6$s</optgroup></select>
                <label for="day-%2$s">Day</label><p class="hint" id="day-hint-%2$s">Only for a first contact, booked or held</p>%7$s
                <input id="day-%2$s" name="day-%2$s" type="date" value="%8$s" aria-describedby="day-hint-%2$s">
                <label for="question-%2$s">Question to whoever refers</label><p class="hint" id="question-hint-%2$s">Only if you need to know more; it is kept in the hub and never mailed</p>%9$s
                <textarea id="question-%2$s" name="question-%2$s" maxlength="4000" aria-describedby="question-hint-%2$s">%10$s</textarea>
                </fieldset>""".formatted(
                        Shown.RECIPIENT.of(recipient),
                        recipient,
                        options,
                        fault("reason-" + recipient),
                        reasons("decline-reasons", recipient),
                        reasons("hold-reasons", recipient),
                        fault("day-" + recipient),
                        text(posted.apply("day-" + recipient)),
                        fault("question-" + recipient),
                        text(posted.apply("question-" + recipient)));
    }

    private String reasons(String list, UUID recipient) {
        return AnswerForm.offered(configuration.codes().list(list), today).stream()
                .map((CodeList.Code code) -> option(code.code(), code.label(), posted.apply("reason-" + recipient)))
                .collect(Collectors.joining());
    }

    private String fault(String id) {
        return faults.containsKey(id) ? "<p class=\"error\">" + text(faults.get(id)) + "</p>" : "";
    }

    private static String option(String value, String label, String chosen) {
        return "<option value=\"%s\"%s>%s</option>"
                .formatted(text(value), value.equals(chosen) ? " selected" : "", text(label));
    }

    private String rooms(Agency agency, List<Capacities.Capacity> capacities) {
        return agency.services().stream()
                .map(service -> room(service, capacities))
                .collect(Collectors.joining(
                        "",
                        "<section><h2>Have you room?</h2><p>Schools and the hub's team see what you say here.</p>",
                        "</section>"));
    }

    private String room(Agency.Service service, List<Capacities.Capacity> capacities) {
        String said = capacities.stream()
                .filter(capacity -> capacity.service().equals(service.id()))
                .map(capacity -> "You said last: " + words(capacity) + ". ")
                .findFirst()
                .orElse("");
        String id = text(service.id());
        return """
                <fieldset><legend>%1$s</legend>
                <label for="room-%2$s">Room</label><p class="hint" id="room-hint-%2$s">%3$sLeave it if nothing has changed</p>
                <select id="room-%2$s" name="room-%2$s" aria-describedby="room-hint-%2$s"><option value="">No change</option><option value="has">We have room</option><option value="none">We have none</option><option value="waitlist">There is a waiting list</option></select>
                <label for="weeks-%2$s">Weeks to wait</label><p class="hint" id="weeks-hint-%2$s">Your estimate, if there is a waiting list</p>%4$s
                <input id="weeks-%2$s" name="weeks-%2$s" type="number" min="0" max="520" inputmode="numeric" aria-describedby="weeks-hint-%2$s">
                </fieldset>""".formatted(text(service.name()), id, text(said), fault("weeks-" + service.id()));
    }

    private static String words(Capacities.Capacity capacity) {
        return switch (capacity.room()) {
            case HAS -> "room";
            case NONE -> "no room";
            case WAITLIST ->
                capacity.weeks() == null ? "a waiting list" : "a waiting list of " + capacity.weeks() + " weeks";
        };
    }
}
