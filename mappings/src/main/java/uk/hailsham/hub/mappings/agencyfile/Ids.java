package uk.hailsham.hub.mappings.agencyfile;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import uk.hailsham.hub.domain.identifier.Shown;
import uk.hailsham.hub.mappings.csv.CheckedLine;

/** The ids by which an agency says of whom it speaks. */
final class Ids {
    private Ids() {}

    static UUID recipient(CheckedLine line) {
        return line.required(
                "recipient_id", line.read("recipient_id", Ids::parse, "not-an-id", "an id of the form rc-<uuid>"));
    }

    private static Optional<UUID> parse(String cell) {
        try {
            return Optional.of(Shown.RECIPIENT.parse(cell.toLowerCase(Locale.ROOT)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
