package uk.hailsham.hub.mappings.receiptfile;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import uk.hailsham.hub.domain.intake.DropContent;
import uk.hailsham.hub.domain.intake.Rejection.Effect;
import uk.hailsham.hub.domain.telling.Receipt;
import uk.hailsham.hub.domain.telling.ReceiptRow;
import uk.hailsham.hub.mappings.csv.CheckedLine;
import uk.hailsham.hub.mappings.csv.SmallFile;

/** The file {@code sequence,outcome,reason} of {@code docs/subscription-file.md} and {@code docs/index-return.md}. */
public final class ReceiptFile {
    private static final int LARGEST = 1024 * 1024;
    private static final int LONGEST_REASON = 500;

    private final SmallFile layout = new SmallFile(LARGEST, List.of("sequence", "outcome"));

    /** @throws uk.hailsham.hub.domain.intake.DropRefused when the file as a whole cannot be read */
    public List<ReceiptRow> read(DropContent.Part part) {
        return layout.read(part, ReceiptFile::row);
    }

    private static ReceiptRow row(CheckedLine line) {
        Long sequence = line.required(
                "sequence", line.read("sequence", ReceiptFile::number, "wrong-sequence", "a whole number above 0"));
        Boolean accepted = line.required(
                "outcome", line.read("outcome", ReceiptFile::accepted, "unknown-code", "accepted or refused"));
        if (!line.sound()) {
            return new ReceiptRow.Unsound(line.at(), line.rejections(Effect.ROW_REJECTED));
        }
        Receipt receipt = new Receipt(sequence, accepted, line.text("reason", LONGEST_REASON));
        return new ReceiptRow.Said(line.at(), receipt, line.rejections(Effect.FIELD_DROPPED));
    }

    private static Optional<Long> number(String cell) {
        return cell.matches("[1-9][0-9]{0,17}") ? Optional.of(Long.valueOf(cell)) : Optional.empty();
    }

    private static Optional<Boolean> accepted(String cell) {
        return switch (cell.toLowerCase(Locale.ROOT)) {
            case "accepted" -> Optional.of(true);
            case "refused" -> Optional.of(false);
            default -> Optional.empty();
        };
    }
}
