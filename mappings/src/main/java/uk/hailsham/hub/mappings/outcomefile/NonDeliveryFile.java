package uk.hailsham.hub.mappings.outcomefile;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import uk.hailsham.hub.domain.identifier.Shown;
import uk.hailsham.hub.domain.telling.NonDelivery;
import uk.hailsham.hub.mappings.csv.CountedCsv;

/** That nobody has answered, as a file of {@code docs/outcome-file.md} and as a mail; nothing of the child. */
public final class NonDeliveryFile {
    private static final List<String> COLUMNS = List.of(
            "report",
            "referral",
            "reference",
            "recipient",
            "agency",
            "agencyName",
            "since",
            "ring",
            "phone",
            "doNext",
            "others");
    private static final String TEXT = """
            %s

            The referral is %s of %s (at this agency: %s).
            %s
            """;

    private NonDeliveryFile() {}

    public static String name(NonDelivery report) {
        return report.name() + ".csv";
    }

    public static byte[] write(NonDelivery report, Instant now) {
        CountedCsv csv = new CountedCsv(report.recipient(), report.kind().ordinal() + 1L, now, true, COLUMNS);
        csv.row(Arrays.asList(
                report.kind().word(),
                Shown.REFERRAL.of(report.referral()),
                report.reference(),
                Shown.RECIPIENT.of(report.recipient()),
                report.agency().id(),
                report.agency().name(),
                report.since().toString(),
                report.agency().ring(),
                report.agency().phone(),
                doNext(report),
                String.join("; ", report.others())));
        return csv.bytes();
    }

    /** Nothing of a child, as of every subject. */
    public static String subject(NonDelivery report) {
        return switch (report.kind()) {
            case NO_ANSWER -> "No answer to a referral: please ring";
            case NOT_SEEN -> "No first contact yet after a referral: please ring";
            case NOT_DELIVERED -> "A referral could not be delivered: please ring";
        };
    }

    public static String text(NonDelivery report, String school) {
        return TEXT.formatted(
                what(report),
                Shown.REFERRAL.of(report.referral()),
                school,
                Shown.RECIPIENT.of(report.recipient()),
                doNext(report));
    }

    private static String what(NonDelivery report) {
        String agency = report.agency().name();
        return switch (report.kind()) {
            case NO_ANSWER -> agency + " has not answered a referral by the day agreed, " + report.since() + ".";
            case NOT_SEEN -> agency + " has not told of a first contact by the day agreed, " + report.since() + ".";
            case NOT_DELIVERED -> "A referral could not be brought to " + agency + "; the hub has stopped trying.";
        };
    }

    private static String doNext(NonDelivery report) {
        String ring = report.agency().phone() == null ? "Ask the hub's operator for a number" : ringing(report);
        String others = report.others().isEmpty()
                ? "No other service is set up for this need: ask the partnership's coordinator"
                : "If they cannot help, ask another in the same referral: " + String.join("; ", report.others());
        return ring + ". " + others + ".";
    }

    private static String ringing(NonDelivery report) {
        return "Ring " + (report.agency().ring() == null ? "" : report.agency().ring() + ", ")
                + report.agency().phone();
    }
}
