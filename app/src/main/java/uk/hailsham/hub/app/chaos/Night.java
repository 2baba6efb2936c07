package uk.hailsham.hub.app.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.stream.StreamSupport;
import uk.hailsham.hub.connectors.store.OpenWork;
import uk.hailsham.hub.connectors.store.OpenWork.End;
import uk.hailsham.hub.connectors.store.OpenWork.Stand;

/** How the hub stands to this night's referrals while one of the two agencies lies, and the other is as ever. */
final class Night {
    private static final int TRIES_UNTIL_A_LINE_IS_GIVEN_UP = 5;
    private static final int ACCEPTED = 202;

    private final Stage stage;
    private final OpenWork work;
    private final String references;

    Night(Stage stage) {
        this.stage = stage;
        this.work = stage.openWork();
        this.references = Papers.references(stage.nights());
    }

    /** Nothing is with the agency and nothing is said to be; its line is given up, and nobody waits for it. */
    void believesNothing(List<String> wanting) throws IOException, InterruptedException {
        expectAll(wanting, Partners.BY_FILE, byFile(), "requested", "queued");
        expectEnds(wanting, Partners.BY_FILE, "later", "", TRIES_UNTIL_A_LINE_IS_GIVEN_UP);
        expectGivenUp(wanting, Partners.BY_FILE);
        expectReached(wanting, Partners.BY_MAIL, byMail());
    }

    /** Each fails visibly, with both keys told, and the agency is down; nothing has left by that line. */
    void refusesTheKey(List<String> wanting) throws IOException, InterruptedException {
        expectAll(wanting, Partners.BY_FILE, byFile(), "failed", "queued");
        expectEnds(
                wanting,
                Partners.BY_FILE,
                "needs-a-person",
                "expected the host key " + stage.partners().pinned() + ", found ecdsa-sha2-nistp256 "
                        + stage.partners().shown(),
                byFile());
        JsonNode health = stage.hub().ask("/actuator/health/agencies/" + Partners.BY_FILE);
        if (!health.path("status").asText().equals("DOWN")) {
            wanting.add("expected the agency's health to be DOWN, found " + health);
        }
        expectReached(wanting, Partners.BY_MAIL, byMail());
    }

    /** What a report gave back is failed, though the server had taken it. */
    void failsWhatCameBack(List<String> wanting) throws IOException, InterruptedException {
        expectAll(wanting, Partners.BY_MAIL, byMail(), "failed", "handed-over");
        expectReached(wanting, Partners.BY_FILE, byFile());
    }

    /** One try was put off and nobody had to act; the others went as the server let them. */
    void comesAgain(List<String> wanting) {
        expectEnds(wanting, Partners.BY_MAIL, "later", "450", 1);
        expectReached(wanting, Partners.BY_MAIL, byMail() - 1);
        expectReached(wanting, Partners.BY_FILE, byFile());
    }

    /** Mails may have arrived, and are said to be unknown, no more and no less. */
    void isUnsure(List<String> wanting) throws IOException, InterruptedException {
        expectEnds(wanting, Partners.BY_MAIL, "unknown", "", TRIES_UNTIL_A_LINE_IS_GIVEN_UP);
        expectGivenUp(wanting, Partners.BY_MAIL);
        expectReached(wanting, Partners.BY_FILE, byFile());
        long believed = tonight(Partners.BY_MAIL).stream()
                .filter(stand -> !List.of("unknown", "queued").contains(stand.rung()))
                .count();
        if (believed > 0) {
            wanting.add(believed + " mails are said to be with an agency that never said so");
        }
    }

    /** As an operator does. */
    void sendsAgainWhatFailed() throws IOException, InterruptedException {
        for (Stand stand : work.recipients()) {
            if (stand.state().equals("failed")) {
                int answer = stage.hub().post("/api/v1/recipients/" + stand.recipient() + "/resend");
                if (answer != ACCEPTED) {
                    throw new IOException("expected " + ACCEPTED + " for " + stand.recipient() + ", found " + answer);
                }
            }
        }
    }

    private int byMail() {
        return stage.sizes().referrals() / Papers.EVERY_WHICH_GOES_BY_MAIL;
    }

    private int byFile() {
        return stage.sizes().referrals() - byMail();
    }

    private List<Stand> tonight(String agency) {
        return work.recipients().stream()
                .filter(stand ->
                        stand.agency().equals(agency) && stand.reference().startsWith(references))
                .toList();
    }

    private void expectAll(List<String> wanting, String agency, int all, String state, String rung) {
        long so = tonight(agency).stream()
                .filter(stand -> stand.state().equals(state) && stand.rung().equals(rung))
                .count();
        if (so != all) {
            wanting.add("expected %d recipients of %s to be %s and %s, found %d of %s"
                    .formatted(all, agency, state, rung, so, tonight(agency)));
        }
    }

    private void expectReached(List<String> wanting, String agency, int least) {
        long so = tonight(agency).stream()
                .filter(stand -> !List.of("unknown", "queued").contains(stand.rung()))
                .count();
        if (so < least) {
            wanting.add("expected %d referrals to have reached %s meanwhile, found %d".formatted(least, agency, so));
        }
    }

    private void expectEnds(List<String> wanting, String agency, String result, String detail, int least) {
        List<End> ends = work.ends(agency, references);
        long so = ends.stream()
                .filter(end -> end.result().equals(result) && end.detail().contains(detail))
                .count();
        if (so < least) {
            wanting.add("expected %d tries of %s to end %s (%s), found %d of %s"
                    .formatted(least, agency, result, detail, so, ends));
        }
    }

    private void expectGivenUp(List<String> wanting, String agency) throws IOException, InterruptedException {
        JsonNode line = StreamSupport.stream(stage.hub().ask("/api/v1/agencies").spliterator(), false)
                .filter(each -> each.path("id").asText().equals(agency))
                .findFirst()
                .orElseThrow()
                .path("line");
        if (line.path("breaker").asText().equals("closed")) {
            wanting.add("expected the line of " + agency + " to be given up, found " + line);
        }
    }
}
