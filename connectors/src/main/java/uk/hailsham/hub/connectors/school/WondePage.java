package uk.hailsham.hub.connectors.school;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A page of a list.
 *
 * @param ids what Wonde calls the entries
 * @param ofStudents whether it tells of a student, or does not say of what
 * @param more whether another page follows
 */
record WondePage(byte[] bytes, List<String> ids, boolean ofStudents, boolean more) {
    static WondePage read(String what, WondeAnswer answer, int number, WondeAnswer.Telling telling) throws NotFetched {
        JsonNode page = answer.json(telling);
        JsonNode data = page.path("data");
        JsonNode pagination = page.path("meta").path("pagination");
        if (!data.isArray()) {
            throw telling.because(what + ": expected a list named data, found none");
        }
        if (pagination.path("current_page").asInt(-1) != number) {
            throw telling.because(what + ": expected page " + number + ", found another, or one that does not say");
        }
        if (!pagination.path("more").isBoolean()) {
            throw telling.because(
                    what + ": expected meta.pagination.more to say whether a page follows, found nothing");
        }
        List<String> ids = new ArrayList<>();
        boolean ofStudents = false;
        for (JsonNode entry : data) {
            JsonNode id = entry.path("id");
            if (id.asText().isBlank() || id.isNull()) {
                throw telling.because(what + ": expected an id of every entry, found one without");
            }
            ids.add(id.asText());
            ofStudents |= entry.path("type")
                    .asText("student")
                    .toLowerCase(Locale.ROOT)
                    .contains("student");
        }
        return new WondePage(
                answer.bytes(), ids, ofStudents, pagination.path("more").booleanValue());
    }
}
