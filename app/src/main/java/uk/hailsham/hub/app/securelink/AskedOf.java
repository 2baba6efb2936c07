package uk.hailsham.hub.app.securelink;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import uk.hailsham.hub.routes.securelink.Door;
import uk.hailsham.hub.routes.securelink.Showing;

/** What a posted page was about. */
final class AskedOf {
    private static final String ID = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";
    private static final Pattern ANSWER = Pattern.compile("answer-(" + ID + ")");
    private static final Pattern FIELD = Pattern.compile("[a-z]+-(" + ID + ")");

    private AskedOf() {}

    /** Recipients that got an answer here; a link to one referral answers for no other. */
    static List<UUID> recipients(HttpServletRequest request, Door door) {
        return request.getParameterMap().keySet().stream()
                .map(ANSWER::matcher)
                .filter(Matcher::matches)
                .map(found -> UUID.fromString(found.group(1)))
                .filter(recipient ->
                        door.everything() || recipient.equals(door.link().recipient()))
                .limit(Showing.MOST)
                .toList();
    }

    /** The mark of the form; a page that somebody has made himself has none of ours, and one of its own. */
    static String form(HttpServletRequest request) {
        String form = request.getParameter("form");
        return form != null && form.matches(ID) ? form : "unmarked";
    }

    /** What stood in a field whose referral's answer must be mended; null for those that were taken. */
    static String toMend(String field, Map<String, String> faults, HttpServletRequest request) {
        Matcher found = FIELD.matcher(field);
        boolean faulty = found.matches() && faults.keySet().stream().anyMatch(fault -> fault.endsWith(found.group(1)));
        return faulty ? request.getParameter(field) : null;
    }
}
