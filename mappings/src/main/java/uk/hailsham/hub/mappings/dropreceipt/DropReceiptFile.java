package uk.hailsham.hub.mappings.dropreceipt;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import uk.hailsham.hub.domain.identifier.Shown;
import uk.hailsham.hub.domain.intake.Rejection;
import uk.hailsham.hub.domain.intake.ToldFinding;
import uk.hailsham.hub.domain.telling.DropReceipt;

/** The receipt of {@code docs/receipt-of-a-drop.md}: the books of a drop, then each finding with how to mend it. */
public final class DropReceiptFile {
    private final Remedies remedies;

    public DropReceiptFile(Remedies remedies) {
        this.remedies = remedies;
    }

    /** One name for each drop: a later receipt of the same drop takes the place of an earlier one. */
    public static String name(DropReceipt receipt) {
        return "receipt-" + Shown.DROP.of(receipt.drop()) + ".csv";
    }

    public byte[] write(DropReceipt receipt) {
        StringWriter text = new StringWriter();
        CsvWriter csv = CsvWriter.builder()
                .bufferSize(0)
                .lineDelimiter(LineDelimiter.CRLF)
                .build(text);
        csv.writeRecord(
                "H",
                Shown.DROP.of(receipt.drop()),
                receipt.state(),
                receipt.arrivedAt().truncatedTo(ChronoUnit.SECONDS).toString(),
                receipt.why(),
                "1");
        receipt.books().forEach((what, count) -> csv.writeRecord("B", what, String.valueOf(count)));
        csv.writeRecord("C", "effect", "standing", "file", "row", "localId", "field", "code", "expected", "howToMend");
        receipt.findings().forEach(finding -> record(csv, finding));
        csv.writeRecord("T", String.valueOf(receipt.findings().size()));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** What was found in the file is not told: the school has it, and a receipt may lie about. */
    private void record(CsvWriter csv, ToldFinding finding) {
        Rejection rejection = finding.rejection();
        csv.writeRecord(
                "R",
                rejection.effect().word(),
                finding.standing().word(),
                rejection.file(),
                rejection.row() == 0 ? null : String.valueOf(rejection.row()),
                finding.localId(),
                rejection.field(),
                rejection.code(),
                rejection.expected(),
                remedies.sentence(rejection));
    }
}
