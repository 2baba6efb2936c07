package uk.hailsham.hub.domain.referral;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import uk.hailsham.hub.domain.identifier.Shown;

/** A recall in lines of name and value that a person and a program can read; nothing about the child. */
final class RecallNotice {
    private static final String TEXT = """
            recipient_id: %s
            recall: %s
            version: %d
            takes_back_version: %d
            takes_back_file: %s
            recalled_at: %s
            please: %s
            """;

    private RecallNotice() {}

    /** @param newest name of the file that is taken back; the recall lies beside it */
    static Payload of(UUID recipient, String newest, Payload.Amends amends) {
        Amendment amendment = amends.amendment();
        String text = TEXT.formatted(
                Shown.RECIPIENT.of(recipient),
                amendment.meaning().word(),
                amendment.version(),
                amendment.replaces(),
                newest,
                amendment.madeAt(),
                please(amendment.meaning()));
        return new Payload(
                        recipient,
                        newest + ".recall",
                        "text/plain; charset=utf-8",
                        text.getBytes(StandardCharsets.UTF_8))
                .amending(newest + ".recall", amends);
    }

    private static String please(Amendment.Meaning meaning) {
        return meaning == Amendment.Meaning.ENTERED_IN_ERROR
                ? "this referral should not have been sent: do nothing on it, destroy it and tell us if anybody has used it"
                : "this referral is withdrawn: stop what you do on it, and tell whoever refers what you have done";
    }
}
