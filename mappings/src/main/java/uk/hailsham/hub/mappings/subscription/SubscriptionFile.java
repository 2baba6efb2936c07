package uk.hailsham.hub.mappings.subscription;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import uk.hailsham.hub.domain.identifier.Shown;
import uk.hailsham.hub.domain.telling.Subscription;
import uk.hailsham.hub.domain.telling.Subscription.Line;
import uk.hailsham.hub.mappings.csv.CountedCsv;

/** The subscription file of {@code docs/subscription-file.md}: one record for each fact that is new, changed or over. */
public final class SubscriptionFile {
    private static final List<String> COLUMNS =
            List.of("child", "localId", "upn", "topic", "change", "what", "state", "since");

    private SubscriptionFile() {}

    public static byte[] write(Subscription file) {
        CountedCsv csv = new CountedCsv(file.id(), file.sequence(), file.madeAt(), file.full(), COLUMNS);
        file.lines().forEach(line -> csv.row(cells(line)));
        file.purged().forEach(gone -> csv.purge(cells(gone)));
        return csv.bytes();
    }

    private static List<String> cells(Subscription.Purged gone) {
        return Arrays.asList(
                Shown.CHILD.of(gone.child()),
                null,
                null,
                gone.topic() == null ? null : gone.topic().word(),
                "purged",
                gone.key(),
                null,
                null);
    }

    private static List<String> cells(Line line) {
        return Arrays.asList(
                Shown.CHILD.of(line.pupil().child()),
                line.pupil().localId(),
                line.pupil().upn(),
                line.topic().word(),
                line.change().word(),
                line.key(),
                line.state(),
                Objects.toString(line.since(), ""));
    }
}
