package uk.hailsham.hub.mappings.agencyfile;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import uk.hailsham.hub.domain.intake.Rejection.Effect;
import uk.hailsham.hub.domain.referral.Reply;
import uk.hailsham.hub.domain.referral.ReplyRow;
import uk.hailsham.hub.mappings.csv.CheckedLine;

/** A record {@code recipient_id,outcome,date}: how the work with a child ended. */
final class OutcomeRow {
    /** All but the last mean that the agency has closed its file; the word becomes the reason. */
    enum Outcome {
        HELPED,
        PARTLY_HELPED,
        NOT_TAKEN_UP,
        MOVED_AWAY,
        REFERRED_ON,
        NOT_NEEDED,
        NOT_BROUGHT;

        String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private static final String WORDS =
            Arrays.stream(Outcome.values()).map(Outcome::word).collect(Collectors.joining(", "));

    private OutcomeRow() {}

    static ReplyRow read(CheckedLine line) {
        UUID recipient = Ids.recipient(line);
        Outcome outcome =
                line.required("outcome", line.read("outcome", OutcomeRow::outcome, "unknown-code", "one of " + WORDS));
        if (!line.sound()) {
            return new ReplyRow.Unsound(line.at(), line.rejections(Effect.ROW_REJECTED));
        }
        // An outcome whose day cannot be read is still one.
        Reply reply = outcome == Outcome.NOT_BROUGHT
                ? new Reply(recipient, Reply.Status.NOT_BROUGHT, null, line.date("date"))
                : new Reply(recipient, Reply.Status.CLOSED, outcome.word(), line.date("date"));
        return new ReplyRow.Said(line.at(), reply, line.rejections(Effect.FIELD_DROPPED));
    }

    private static Optional<Outcome> outcome(String cell) {
        String word = cell.toLowerCase(Locale.ROOT).replace(' ', '-').replace('_', '-');
        return Arrays.stream(Outcome.values())
                .filter(outcome -> outcome.word().equals(word))
                .findFirst();
    }
}
