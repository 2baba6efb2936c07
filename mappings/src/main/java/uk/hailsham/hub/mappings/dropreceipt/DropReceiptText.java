package uk.hailsham.hub.mappings.dropreceipt;

import java.util.Objects;
import java.util.stream.Collectors;
import uk.hailsham.hub.domain.identifier.Shown;
import uk.hailsham.hub.domain.intake.Rejection;
import uk.hailsham.hub.domain.intake.ToldFinding;
import uk.hailsham.hub.domain.telling.DropReceipt;

/**
 * The receipt as a mail, for whoever mends the pupil system: counts, row numbers, fields and codes. Mail is read by many, so
 * neither the pupil's key nor the name of a file stands in it; those are in the file.
 */
public final class DropReceiptText {
    private static final int MOST = 50;
    private static final String TEXT = """
            The hub has received a drop of %s (%s), arrived at %s: %s.

            Records in it: %d. Taken: %d (unchanged: %d). Not taken: %d (held: %d, rejected: %d).
            To mend: %d new, %d still open.
            %s
            Which pupils these are, and why a drop is held or refused, the hub shows under that number; so does the file %s in
            the school's folder, where the school takes its receipts from there.
            """;

    private final Remedies remedies;

    public DropReceiptText(Remedies remedies) {
        this.remedies = remedies;
    }

    /** Nothing of a child, as of every subject. */
    public static String subject(DropReceipt receipt) {
        return "Receipt of a drop: " + receipt.state() + ", " + toMend(receipt) + " to mend";
    }

    /** The same for the same news: one for each state of a drop. */
    public static String messageName(DropReceipt receipt) {
        return "receipt-" + Shown.DROP.of(receipt.drop()) + "-" + receipt.state();
    }

    public String write(String school, DropReceipt receipt) {
        return TEXT.formatted(
                school,
                Shown.DROP.of(receipt.drop()),
                receipt.arrivedAt(),
                receipt.state(),
                count(receipt, "records"),
                count(receipt, "accepted") + count(receipt, "unchanged") + count(receipt, "superseded"),
                count(receipt, "unchanged"),
                count(receipt, "held") + count(receipt, "rejected"),
                count(receipt, "held"),
                count(receipt, "rejected"),
                count(receipt, "findingsNew"),
                count(receipt, "findingsOpen"),
                receipt.findings().stream().limit(MOST).map(this::line).collect(Collectors.joining()) + "\n",
                DropReceiptFile.name(receipt));
    }

    /** Of the file as a whole only the code is said: its field and what was expected may be the sender's own words. */
    private String line(ToldFinding finding) {
        Rejection rejection = finding.rejection();
        return rejection.row() == 0
                ? "%n- the file: %s, %s"
                        .formatted(rejection.code(), rejection.effect().word())
                : "%n- row %d, %s: %s, %s. %s"
                        .formatted(
                                rejection.row(),
                                Objects.requireNonNullElse(rejection.field(), "as a whole"),
                                rejection.code(),
                                rejection.effect().word(),
                                remedies.sentence(rejection));
    }

    private static int toMend(DropReceipt receipt) {
        return count(receipt, "findingsNew") + count(receipt, "findingsOpen");
    }

    private static int count(DropReceipt receipt, String what) {
        return receipt.books().getOrDefault(what, 0);
    }
}
