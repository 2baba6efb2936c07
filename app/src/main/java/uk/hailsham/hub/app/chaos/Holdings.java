package uk.hailsham.hub.app.chaos;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import uk.hailsham.hub.connectors.store.OpenWork.Stand;

/**
 * What the agencies' servers really hold.
 *
 * @param files by name, with their sizes in bytes; names that begin with a dot are unfinished uploads
 * @param messageIds one for each arrival by mail: the same one twice is one mail that was repeated
 */
record Holdings(Map<String, Long> files, List<String> messageIds) {
    private static final Pattern RECIPIENT = Pattern.compile("rc-[0-9a-f-]{36}");
    private static final Set<String> ANSWERED = Set.of("acknowledged", "accepted", "first-contact", "closed");
    private static final Set<String> UNPROVED = Set.of("queued", "unknown");

    /** @return where they differ from what the hub says of its recipients; empty when nowhere */
    List<String> compare(List<Stand> stands) {
        Map<String, Set<String>> byFile = byRecipient(files.keySet());
        Map<String, Set<String>> byMail = byRecipient(messageIds);
        List<String> faults = new ArrayList<>();
        for (Stand stand : stands) {
            boolean sftp = stand.agency().equals(Partners.BY_FILE);
            Set<String> held = (sftp ? byFile : byMail).remove(stand.recipient());
            stand(faults, stand, held == null ? Set.of() : held);
            // An answer may come before the proof could be written down; then nothing more is sent, and no size was
            // proved.
            boolean proved = stand.size() != null || !ANSWERED.contains(stand.rung());
            if (sftp
                    && proved
                    && held != null
                    && held.stream().noneMatch(name -> files.get(name).equals(stand.size()))) {
                faults.add("%s holds %s bytes under %s, proved were %s"
                        .formatted(stand.agency(), held.stream().map(files::get).toList(), held, stand.size()));
            }
        }
        byFile.values().forEach(names -> faults.add("an agency holds files of nobody, or unfinished ones: " + names));
        byMail.values().forEach(ids -> faults.add("an agency holds mails of nobody: " + ids));
        return faults;
    }

    /** By the recipient they name; whatever names none, or is unfinished, stands for itself. */
    private static Map<String, Set<String>> byRecipient(Collection<String> names) {
        Map<String, Set<String>> found = new TreeMap<>();
        for (String name : names) {
            Matcher matcher = RECIPIENT.matcher(name);
            boolean whole = matcher.find() && !name.startsWith(".");
            found.computeIfAbsent(whole ? matcher.group() : name, key -> new TreeSet<>())
                    .add(name);
        }
        return found;
    }

    private static void stand(List<String> faults, Stand stand, Set<String> held) {
        String who = stand.recipient() + " to " + stand.agency();
        if (held.size() > 1) {
            faults.add(who + " arrived under several names: " + held);
        }
        if (UNPROVED.contains(stand.rung()) || stand.state().equals("failed")) {
            faults.add("%s is %s, %s, and the agency holds %s"
                    .formatted(who, stand.state(), stand.rung(), held.isEmpty() ? "nothing" : "it"));
        } else if (held.isEmpty()) {
            faults.add(who + " is said to be " + stand.rung() + ", and the agency holds nothing");
        }
    }
}
