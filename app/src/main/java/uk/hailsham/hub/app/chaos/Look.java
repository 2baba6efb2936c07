package uk.hailsham.hub.app.chaos;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import uk.hailsham.hub.connectors.store.DropKind;
import uk.hailsham.hub.connectors.store.DropState;
import uk.hailsham.hub.connectors.store.OpenWork;
import uk.hailsham.hub.connectors.store.OpenWork.Stand;

/** Looks from outside whether everything that was laid down has come to its end, once and whole, and nothing is left lying. */
final class Look {
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
        faults.addAll(new Holdings(stage.partners().files(), stage.partners().messageIds()).compare(stands));
    }

    private static void expect(List<String> faults, String what, int expected, int found) {
        if (expected != found) {
            faults.add("expected %d %s, found %d".formatted(expected, what, found));
        }
    }
}
