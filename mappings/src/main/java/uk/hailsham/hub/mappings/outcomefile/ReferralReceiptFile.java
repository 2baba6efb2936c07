package uk.hailsham.hub.mappings.outcomefile;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import uk.hailsham.hub.domain.identifier.Shown;
import uk.hailsham.hub.domain.telling.ReferralReceipt;
import uk.hailsham.hub.mappings.csv.CountedCsv;

/** The receipt of one referral, as a file of {@code docs/outcome-file.md} and as a mail; nothing of the child. */
public final class ReferralReceiptFile {
    private static final List<String> COLUMNS = List.of(
            "referral",
            "reference",
            "recipient",
            "agency",
            "agencyName",
            "answerBy",
            "seenBy",
            "ring",
            "phone",
            "owner");
    private static final String TEXT = """
            The hub has taken the referral %s of %s and asked:
            %s
            Who sees to it at the school: %s. What comes of it stands in the hub, under that number, and in outcomes.csv.
            """;

    private ReferralReceiptFile() {}

    public static String name(ReferralReceipt receipt) {
        return messageName(receipt) + ".csv";
    }

    /** The same whenever the same receipt is sent again. */
    public static String messageName(ReferralReceipt receipt) {
        return "receipt-" + Shown.REFERRAL.of(receipt.referral());
    }

    public static byte[] write(ReferralReceipt receipt) {
        CountedCsv csv = new CountedCsv(receipt.referral(), 1, receipt.madeAt(), true, COLUMNS);
        receipt.asked().forEach(asked -> csv.row(cells(receipt, asked)));
        return csv.bytes();
    }

    private static List<String> cells(ReferralReceipt receipt, ReferralReceipt.Asked asked) {
        return Arrays.asList(
                Shown.REFERRAL.of(receipt.referral()),
                receipt.reference(),
                Shown.RECIPIENT.of(asked.recipient()),
                asked.agency(),
                asked.agencyName(),
                Objects.toString(asked.answerBy(), null),
                Objects.toString(asked.seenBy(), null),
                asked.ring(),
                asked.phone(),
                receipt.owner());
    }

    /** The same of every referral: that one is urgent would tell of a child, and stands inside. */
    public static String subject() {
        return "Receipt of a referral";
    }

    public static String text(String school, ReferralReceipt receipt) {
        return TEXT.formatted(
                Shown.REFERRAL.of(receipt.referral()),
                school,
                receipt.asked().stream()
                        .map(asked -> line(asked, receipt.safeguarding()))
                        .collect(Collectors.joining()),
                receipt.owner());
    }

    private static String line(ReferralReceipt.Asked asked, boolean safeguarding) {
        return "- %s%s%s%n"
                .formatted(
                        asked.agencyName(),
                        asked.answerBy() == null ? "" : ", to answer by the end of " + asked.answerBy(),
                        safeguarding ? "; ring first: " + asked.phone() : "");
    }
}
