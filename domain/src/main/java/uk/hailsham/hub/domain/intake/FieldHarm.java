package uk.hailsham.hub.domain.intake;

import java.util.List;
import java.util.Locale;

/** What is at stake when a field is wrong, the gravest first. */
enum FieldHarm {
    /** Who the child is: a wrong one may make one child of two. */
    IDENTITY("upn", "uln", "name", "birth", "dob", "localid", "local_id", "admission", "learnerid"),
    /** What the child needs, and who may know where it lives. */
    NEED("sen", "need", "provision", "protect", "shield", "carer", "ehc", "medical"),
    OTHER;

    private final List<String> words;

    FieldHarm(String... words) {
        this.words = List.of(words);
    }

    /** By words within a source's heading; null is another field. */
    static FieldHarm of(String field) {
        String heading = field == null ? "" : field.toLowerCase(Locale.ROOT).replace(" ", "");
        for (FieldHarm harm : values()) {
            if (harm.words.stream().anyMatch(heading::contains)) {
                return harm;
            }
        }
        return OTHER;
    }
}
