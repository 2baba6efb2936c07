package uk.hailsham.hub.mappings.wonde;

import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import uk.hailsham.hub.domain.intake.DropContent;
import uk.hailsham.hub.domain.intake.DropRefused;
import uk.hailsham.hub.domain.intake.Rejection;
import uk.hailsham.hub.mappings.json.JsonInput;
import uk.hailsham.hub.mappings.json.JsonRecord;
import uk.hailsham.hub.mappings.pupil.UpnHolders;

/** One file of a download, read once from front to back: sound JSON, with so many students. */
record WondePage(DropContent.Part part, int students, Pagination pagination) {
    private static final int META_VALUES = 200;
    private static final int META_CHARACTERS = 20_000;

    /** @param upns are told of every student's */
    static WondePage survey(DropContent.Part part, UpnHolders upns) {
        int students = -1;
        Pagination pagination = Pagination.of(JsonRecord.NOTHING);
        try (JsonInput input = open(part)) {
            if (input.next() != JsonToken.START_OBJECT) {
                throw notAPage(input);
            }
            while (input.next() == JsonToken.FIELD_NAME) {
                String name = input.name();
                JsonToken value = input.next();
                if (name.equals("data")) {
                    students = count(input, value, students, upns);
                } else if (name.equals("meta")) {
                    pagination = Pagination.of(input.record(META_VALUES, META_CHARACTERS));
                } else {
                    input.skip();
                }
            }
            input.end();
            if (students < 0) {
                throw notAPage(input);
            }
        }
        return new WondePage(part, students, pagination);
    }

    static JsonInput open(DropContent.Part part) {
        try {
            return JsonInput.open(part.name(), part.open());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int count(JsonInput input, JsonToken value, int before, UpnHolders upns) {
        if (value != JsonToken.START_ARRAY || before >= 0) {
            throw notAPage(input);
        }
        int students = 0;
        while (input.next() != JsonToken.END_ARRAY) {
            upns.note(WondeStudent.read(input).upn());
            students++;
        }
        return students;
    }

    private static DropRefused notAPage(JsonInput input) {
        return input.refused("data", "not-a-page", "a JSON object with one array named data, as Wonde gives it", null);
    }

    DropRefused refused(String field, String code, String expected, String found) {
        return new DropRefused(
                new Rejection(part.name(), 0, field, code, Rejection.Effect.FILE_REFUSED, expected, found));
    }
}
