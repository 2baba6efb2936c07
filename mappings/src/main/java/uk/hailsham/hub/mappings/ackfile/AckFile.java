package uk.hailsham.hub.mappings.ackfile;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import uk.hailsham.hub.domain.identifier.Shown;
import uk.hailsham.hub.domain.intake.DropContent;
import uk.hailsham.hub.domain.intake.Rejection.Effect;
import uk.hailsham.hub.domain.referral.Reply;
import uk.hailsham.hub.domain.referral.ReplyRow;
import uk.hailsham.hub.mappings.csv.CheckedLine;
import uk.hailsham.hub.mappings.csv.SmallFile;

/** The acknowledgement file {@code recipient_id,status,reason,date} of {@code docs/acknowledgement-file.md}. */
public final class AckFile {
    private static final int LARGEST = 10 * 1024 * 1024;
    private static final int LONGEST_REASON = 500;
    private static final String WORDS = words();

    private final SmallFile layout = new SmallFile(LARGEST, List.of("recipient_id", "status"));

    /** @throws uk.hailsham.hub.domain.intake.DropRefused when the file as a whole cannot be read */
    public List<ReplyRow> read(DropContent.Part part) {
        return layout.read(part, AckFile::row);
    }

    private static ReplyRow row(CheckedLine line) {
        UUID recipient = line.required(
                "recipient_id", line.read("recipient_id", AckFile::id, "not-an-id", "an id of the form rc-<uuid>"));
        Reply.Status status =
                line.required("status", line.read("status", AckFile::status, "unknown-code", "one of " + WORDS));
        if (!line.sound()) {
            return new ReplyRow.Unsound(line.at(), line.rejections(Effect.ROW_REJECTED));
        }
        // An answer whose date or reason cannot be read is still an answer: somebody is waiting for it.
        Reply reply = new Reply(recipient, status, line.text("reason", LONGEST_REASON), line.date("date"));
        return new ReplyRow.Said(line.at(), reply, line.rejections(Effect.FIELD_DROPPED));
    }

    private static Optional<UUID> id(String cell) {
        try {
            return Optional.of(Shown.RECIPIENT.parse(cell.toLowerCase(Locale.ROOT)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<Reply.Status> status(String cell) {
        String word = cell.toLowerCase(Locale.ROOT).replace(' ', '-').replace('_', '-');
        return Arrays.stream(Reply.Status.values())
                .filter(status -> word(status).equals(word))
                .findFirst();
    }

    private static String words() {
        return String.join(
                ", ", Arrays.stream(Reply.Status.values()).map(AckFile::word).toList());
    }

    private static String word(Reply.Status status) {
        return status.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
