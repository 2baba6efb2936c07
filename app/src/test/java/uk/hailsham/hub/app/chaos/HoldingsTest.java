package uk.hailsham.hub.app.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import uk.hailsham.hub.connectors.store.OpenWork.Stand;

class HoldingsTest {
    private static final String A = "rc-019ac001-0000-7000-8000-0000000000a1";
    private static final String B = "rc-019ac001-0000-7000-8000-0000000000b2";

    @Test
    void whatIsProvedAndThereIsWellHoweverOftenAMailWasRepeated() {
        assertThat(new Holdings(Map.of(A + ".csv", 870L), List.of(mail(B), mail(B)))
                        .compare(List.of(byFile("requested", "transport-proved"), byMail())))
                .isEmpty();
    }

    @Test
    void whatIsSaidToBeThereAndIsNotIsAFault() {
        assertThat(new Holdings(Map.of(), List.of()).compare(List.of(byFile("accepted", "accepted"), byMail())))
                .containsExactly(
                        A + " to educational-psychology is said to be accepted, and the agency holds nothing",
                        B + " to class is said to be handed-over, and the agency holds nothing");
    }

    @Test
    void whatIsThereAndIsNotProvedIsAFault() {
        Holdings held = new Holdings(Map.of(A + ".csv", 870L), List.of());
        assertThat(held.compare(List.of(byFile("requested", "unknown"))))
                .containsExactly(A + " to educational-psychology is requested, unknown, and the agency holds it");
        assertThat(held.compare(List.of(byFile("failed", "transport-proved"))))
                .containsExactly(A + " to educational-psychology is failed, transport-proved, and the agency holds it");
    }

    @Test
    void twoNamesOfOneRecipientAreAFault() {
        assertThat(new Holdings(Map.of(A + ".csv", 870L, A + "-2.csv", 870L), List.of())
                        .compare(List.of(byFile("requested", "transport-proved"))))
                .containsExactly(
                        A + " to educational-psychology arrived under several names: [" + A + "-2.csv, " + A + ".csv]");
    }

    @Test
    void aFileThatIsNotAsLongAsWasProvedIsAFault() {
        assertThat(new Holdings(Map.of(A + ".csv", 512L), List.of())
                        .compare(List.of(byFile("requested", "transport-proved"))))
                .containsExactly("educational-psychology holds [512] bytes under [" + A + ".csv], proved were 870");
    }

    @Test
    void anAnswerThatCameBeforeTheProofIsProofEnough() {
        Stand answered = new Stand(A, "R-1", Partners.BY_FILE, "accepted", "accepted", null);
        assertThat(new Holdings(Map.of(A + ".csv", 512L), List.of()).compare(List.of(answered)))
                .isEmpty();
    }

    @Test
    void whatNobodyKnowsAndWhatIsUnfinishedIsAFault() {
        assertThat(new Holdings(Map.of(A + ".csv", 1L, "." + B + ".csv", 1L), List.of(mail(B))).compare(List.of()))
                .containsExactly(
                        "an agency holds files of nobody, or unfinished ones: [." + B + ".csv]",
                        "an agency holds files of nobody, or unfinished ones: [" + A + ".csv]",
                        "an agency holds mails of nobody: [" + mail(B) + "]");
    }

    private static Stand byFile(String state, String rung) {
        return new Stand(A, "R-1", Partners.BY_FILE, state, rung, 870L);
    }

    private static Stand byMail() {
        return new Stand(B, "R-2", "class", "requested", "handed-over", null);
    }

    private static String mail(String recipient) {
        return "<" + recipient + "@hub.example>";
    }
}
