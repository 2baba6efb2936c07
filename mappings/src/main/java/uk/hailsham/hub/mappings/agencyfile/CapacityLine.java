package uk.hailsham.hub.mappings.agencyfile;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import uk.hailsham.hub.domain.agency.CapacityRow;
import uk.hailsham.hub.domain.agency.Room;
import uk.hailsham.hub.domain.intake.Rejection.Effect;
import uk.hailsham.hub.mappings.csv.CheckedLine;

/** A record {@code service,room,weeks}: whether an agency has room for somebody more. */
final class CapacityLine {
    private static final int LONGEST_SERVICE = 60;
    private static final int LONGEST_WAIT = 520;

    private CapacityLine() {}

    static CapacityRow read(CheckedLine line) {
        String service = line.required("service", line.text("service", LONGEST_SERVICE));
        Room room = line.required(
                "room", line.read("room", CapacityLine::room, "unknown-code", "one of has, none, waitlist"));
        if (!line.sound()) {
            return new CapacityRow.Unsound(line.at(), line.rejections(Effect.ROW_REJECTED));
        }
        Integer weeks = line.read("weeks", CapacityLine::weeks, "not-a-number", "weeks from 0 to " + LONGEST_WAIT);
        if (weeks != null && room != Room.WAITLIST) {
            line.find("weeks", "not-expected", "no weeks without a waitlist", weeks.toString());
            weeks = null;
        }
        return new CapacityRow.Said(
                line.at(), service.toLowerCase(Locale.ROOT), room, weeks, line.rejections(Effect.FIELD_DROPPED));
    }

    private static Optional<Room> room(String cell) {
        return Arrays.stream(Room.values())
                .filter(room -> room.name().equalsIgnoreCase(cell))
                .findFirst();
    }

    private static Optional<Integer> weeks(String cell) {
        return cell.matches("[0-9]{1,3}") && Integer.parseInt(cell) <= LONGEST_WAIT
                ? Optional.of(Integer.valueOf(cell))
                : Optional.empty();
    }
}
