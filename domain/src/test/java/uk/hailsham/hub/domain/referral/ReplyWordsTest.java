package uk.hailsham.hub.domain.referral;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.hailsham.hub.domain.referral.Reply.Status;

class ReplyWordsTest {
    private static final UUID RECIPIENT = UUID.fromString("0198c0de-0000-7000-8000-000000000001");

    @Test
    void aWordOnTheFirstLineIsAnAnswer() {
        says("Accepted", Status.ACCEPTED, null, null);
        says("\n  ACCEPTED.\n\nKind regards,\nthe office", Status.ACCEPTED, null, null);
        says("declined 24", Status.DECLINED, "24", null);
        says("Declined: capacity", Status.DECLINED, "capacity", null);
        says("booked 2026-12-04", Status.BOOKED, null, LocalDate.of(2026, 12, 4));
        says("first contact 2026-12-04", Status.FIRST_CONTACT, null, LocalDate.of(2026, 12, 4));
        says("First-contact", Status.FIRST_CONTACT, null, null);
        says("not brought", Status.NOT_BROUGHT, null, null);
        says("on hold: 2026-12-04, waiting-list", Status.ON_HOLD, "waiting-list", LocalDate.of(2026, 12, 4));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "not accepted",
                "accepted? we cannot say yet",
                "accepted but the family must ring us first",
                "acceptedly",
                "We have accepted this referral",
                "booked 2026-13-04",
                "first contact 0000-01-01",
                "declined 24 as the child is too old"
            })
    void anythingElseIsALetterForAPerson(String words) {
        assertThat(ReplyWords.of(RECIPIENT, words)).isEmpty();
    }

    private static void says(String words, Status status, String reason, LocalDate day) {
        assertThat(ReplyWords.of(RECIPIENT, words)).contains(new Reply(RECIPIENT, status, reason, day));
    }
}
