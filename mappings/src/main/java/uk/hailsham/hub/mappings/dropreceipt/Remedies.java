package uk.hailsham.hub.mappings.dropreceipt;

import java.util.Map;
import uk.hailsham.hub.domain.code.CodeList;
import uk.hailsham.hub.domain.code.CodeLists;
import uk.hailsham.hub.domain.intake.Rejection;

/** How a school mends what was found, by the finding's code: one sentence from {@code config/codes/remedies.csv}. */
public final class Remedies {
    private static final String LIST = "remedies";
    private static final String EXPECTED = "{expected}";
    private static final String USUAL = "Correct it in the pupil system. Expected: " + EXPECTED + ".";

    private final CodeList sentences;

    private Remedies(CodeList sentences) {
        this.sentences = sentences;
    }

    /** Without such a list every finding has the usual sentence. */
    public static Remedies of(CodeLists lists) {
        Map<String, CodeList> byName = lists.byName();
        return new Remedies(byName.getOrDefault(LIST, new CodeList(LIST, java.util.List.of())));
    }

    String sentence(Rejection rejection) {
        String sentence =
                sentences.find(rejection.code()).map(CodeList.Code::label).orElse(USUAL);
        String expected = rejection.expected() == null ? "a value that can be read" : rejection.expected();
        return sentence.replace(EXPECTED, expected);
    }
}
