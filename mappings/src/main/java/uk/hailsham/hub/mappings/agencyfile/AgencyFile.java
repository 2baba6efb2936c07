package uk.hailsham.hub.mappings.agencyfile;

import java.util.List;
import java.util.function.Function;
import uk.hailsham.hub.domain.agency.CapacityRow;
import uk.hailsham.hub.domain.intake.DropContent;
import uk.hailsham.hub.domain.referral.ReplyRow;
import uk.hailsham.hub.mappings.ackfile.AckFile;
import uk.hailsham.hub.mappings.csv.CheckedLine;
import uk.hailsham.hub.mappings.csv.SmallFile;

/** Any of the files of {@code docs/agency-files.md}; which one it is, its header says. */
public final class AgencyFile {
    private static final int LARGEST = 10 << 20;
    private static final List<String> ACKNOWLEDGEMENT = List.of("recipient_id", "status");
    private static final List<String> OUTCOME = List.of("recipient_id", "outcome");
    private static final List<String> ACCEPTED = List.of("recipient_id", "accepted_on");
    private static final List<String> CAPACITY = List.of("service", "room");

    private final AckFile acknowledgements = new AckFile();

    /** What a file says; one of the two lists is empty. */
    public record Content(List<ReplyRow> replies, List<CapacityRow> capacities) {
        public Content {
            replies = List.copyOf(replies);
            capacities = List.copyOf(capacities);
        }
    }

    /** @throws uk.hailsham.hub.domain.intake.DropRefused when the file as a whole cannot be read, or is none of them */
    public Content read(DropContent.Part part) {
        SmallFile any = new SmallFile(LARGEST, List.of());
        if (any.has(part, ACKNOWLEDGEMENT)) {
            return new Content(acknowledgements.read(part), List.of());
        }
        if (any.has(part, OUTCOME)) {
            return new Content(rows(part, OUTCOME, OutcomeRow::read), List.of());
        }
        if (any.has(part, ACCEPTED)) {
            return new Content(rows(part, ACCEPTED, AcceptedRow::read), List.of());
        }
        if (any.has(part, CAPACITY)) {
            return new Content(List.of(), rows(part, CAPACITY, CapacityLine::read));
        }
        throw any.refused(
                part,
                "the columns of one of the agency's files: recipient_id with status, outcome or accepted_on, or"
                        + " service with room");
    }

    private static <T> List<T> rows(DropContent.Part part, List<String> columns, Function<CheckedLine, T> reading) {
        return new SmallFile(LARGEST, columns).read(part, reading);
    }
}
