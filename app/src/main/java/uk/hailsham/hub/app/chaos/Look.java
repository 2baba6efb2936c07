package uk.hailsham.hub.app.chaos;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import uk.hailsham.hub.connectors.store.DropKind;
import uk.hailsham.hub.connectors.store.DropState;
import uk.hailsham.hub.connectors.store.OpenWork;
import uk.hailsham.hub.connectors.store.OpenWork.Stand;

/** Looks from outside whether everything that was laid down has come to its end, once and whole, and nothing is left lying. */
final class Look {
    private static final Pattern RECIPIENT = Pattern.compile("rc-[0-9a-f-]{36}");
    private static final Set<String> UNPROVED = Set.of("queued", "unknown");

    private final Stage stage;
    private final OpenWork work;

    Look(Stage stage) {
        this.stage = stage;
        this.work = stage.openWork();
    }

    /** @return faults in words; empty when all is well */
    List<String> after(Duration patience) throws IOException, InterruptedException {
        List<String> faults = new ArrayList<>();
        if (!Waiting.until(patience, this::settled)) {
            faults.add("not settled after %d s: %s; in inboxes: %s; answers waiting: %s"
                    .formatted(
                            patience.toSeconds(),
                            work.counts(),
                            stage.partners().inInboxes(),
                            stage.partners().answersWaiting()));
        }
        work.unbalanced().forEach(drop -> faults.add("the books of " + drop + " do not balance"));
        work.leftLying().forEach(thing -> faults.add("left lying: " + thing));
        stage.partners().inInboxes().forEach(name -> faults.add("left in an inbox: " + name));
        drops(faults);
        recipients(faults);
        return faults;
    }

    private boolean settled() throws IOException {
        return work.counts().nothing()
                && stage.partners().inInboxes().isEmpty()
                && stage.partners().answersWaiting().isEmpty()
                && work.recipients().size() == stage.referrals()
                && taken(Partners.SCHOOL, DropKind.PUPILS) == stage.nights()
                && taken(Partners.INDEX, DropKind.INDEX_FEED) == stage.nights()
                && work.leftLying().isEmpty();
    }

    private int taken(String partner, DropKind kind) {
        return work.drops(partner, kind, DropState.APPLIED);
    }

    private void drops(List<String> faults) {
        expect(faults, "applied drops of the school", stage.nights(), taken(Partners.SCHOOL, DropKind.PUPILS));
        expect(faults, "applied feeds", stage.nights(), taken(Partners.INDEX, DropKind.INDEX_FEED));
        expect(faults, "pupils on the roll", stage.sizes().pupils(), work.standing(Partners.SCHOOL));
    }

    private void recipients(List<String> faults) throws IOException {
        List<Stand> stands = work.recipients();
        expect(faults, "recipients", stage.referrals(), stands.size());
        expect(faults, "different referrals among them", stage.referrals(), (int)
                stands.stream().map(Stand::reference).distinct().count());
        Map<String, Long> files = stage.partners().files();
        Map<String, Set<String>> byFile = byRecipient(files.keySet());
        Map<String, Set<String>> byMail = byRecipient(stage.partners().messageIds());
        for (Stand stand : stands) {
            boolean sftp = stand.agency().equals(Partners.BY_FILE);
            Set<String> held = (sftp ? byFile : byMail).remove(stand.recipient());
            stand(faults, stand, held == null ? Set.of() : held);
            if (sftp
                    && held != null
                    && held.stream().noneMatch(name -> files.get(name).equals(stand.size()))) {
                faults.add("%s holds %s under %s, proved were %d bytes"
                        .formatted(stand.agency(), held.stream().map(files::get).toList(), held, stand.size()));
            }
        }
        byFile.values().forEach(names -> faults.add("an agency holds files of nobody, or unfinished ones: " + names));
        byMail.values().forEach(ids -> faults.add("an agency holds mails of nobody: " + ids));
    }

    /** File names and Message-IDs by the recipient they name; whatever names none stands for itself. */
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

    private static void expect(List<String> faults, String what, int expected, int found) {
        if (expected != found) {
            faults.add("expected %d %s, found %d".formatted(expected, what, found));
        }
    }
}
