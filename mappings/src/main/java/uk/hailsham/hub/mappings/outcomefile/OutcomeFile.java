package uk.hailsham.hub.mappings.outcomefile;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import uk.hailsham.hub.domain.identifier.Shown;
import uk.hailsham.hub.domain.telling.Outcome;
import uk.hailsham.hub.mappings.csv.CountedCsv;

/** The outcome file of {@code docs/outcome-file.md}: all that a school's own referrals have come to, whole each time. */
public final class OutcomeFile {
    public static final String NAME = "outcomes.csv";

    private static final List<String> COLUMNS = List.of(
            "referral",
            "reference",
            "madeOn",
            "recipient",
            "agency",
            "agencyName",
            "state",
            "since",
            "reason",
            "answerBy",
            "seenBy",
            "due",
            "owner");

    private OutcomeFile() {}

    public static byte[] write(UUID id, long sequence, Instant madeAt, List<Outcome> outcomes) {
        CountedCsv csv = new CountedCsv(id, sequence, madeAt, true, COLUMNS);
        outcomes.forEach(outcome -> csv.row(cells(outcome)));
        return csv.bytes();
    }

    private static List<String> cells(Outcome outcome) {
        return Arrays.asList(
                Shown.REFERRAL.of(outcome.referral()),
                outcome.reference(),
                text(outcome.madeOn()),
                Shown.RECIPIENT.of(outcome.recipient()),
                outcome.agency(),
                outcome.agencyName(),
                outcome.state(),
                text(outcome.since()),
                outcome.reason(),
                text(outcome.answerBy()),
                text(outcome.seenBy()),
                outcome.due(),
                outcome.owner());
    }

    private static String text(Object value) {
        return Objects.toString(value, null);
    }
}
