package uk.hailsham.hub.connectors.school;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.time.Duration;
import uk.hailsham.hub.connectors.AnyBytes;

/**
 * Whatever Wonde answers, it is a page kept byte for byte or a number of students, or is told as neither, without its own
 * words. In the ordinary build the kept corpus is replayed; {@code ./hub fuzz} looks for more, see
 * {@code docs/fuzzing.md}.
 */
class WondeAnswerFuzzTest {
    /** Of the answer. */
    @FunctionalInterface
    private interface Asking {
        void read(WondeAnswer answer) throws NotFetched;
    }

    @FuzzTest
    void wondeAnswer(byte[] body) throws Exception {
        AnyBytes.areReadInTime(body, bytes -> {
            readOrTold("students", bytes, answer -> page(WondePage.read("students", answer, 1, told()), bytes));
            readOrTold("counts", bytes, answer -> {
                int students = answer.students(told());
                AnyBytes.require(students >= 0, "a number of students is none or more");
            });
        });
    }

    private static void page(WondePage page, byte[] answered) {
        AnyBytes.require(page.bytes() == answered, "a page is kept as it came");
        AnyBytes.require(page.ids().stream().noneMatch(String::isBlank), "every entry has an id");
    }

    private static void readOrTold(String what, byte[] bytes, Asking asking) {
        try {
            asking.read(new WondeAnswer(what, bytes));
        } catch (NotFetched e) {
            AnyBytes.areNotRepeated(e.getMessage());
            AnyBytes.require(e.getCause() == null, "nothing is told but the reason");
        }
    }

    private static WondeAnswer.Telling told() {
        return (reason, pause) -> new NotFetched(reason, Duration.ZERO, null);
    }
}
