package uk.hailsham.hub.routes.keep;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import uk.hailsham.hub.config.Kept;
import uk.hailsham.hub.config.Retention;
import uk.hailsham.hub.connectors.store.Disposals;
import uk.hailsham.hub.domain.identifier.Shown;

/** Carries out the retention rules for pupils and Index entries, and writes a day's certificates to a file. */
public final class Disposing {
    private final Disposals disposals;
    private final Retention retention;
    private final Path certificates;
    private final ZoneId zone;
    private final Clock clock;

    /** @param certificates a folder, with a file for each day on which something was disposed of */
    public Disposing(Disposals disposals, Retention retention, Path certificates, ZoneId zone, Clock clock) {
        this.disposals = disposals;
        this.retention = retention;
        this.certificates = certificates;
        this.zone = zone;
        this.clock = clock;
    }

    /** What no rule speaks of stays. @return of how many records */
    public int dispose() {
        ZonedDateTime now = clock.instant().atZone(zone);
        List<Disposals.Certificate> done = new ArrayList<>();
        for (Kept what : List.of(Kept.PUPIL_RECORD, Kept.INDEX_ENTRY)) {
            retention.rule(what, now.toLocalDate()).ifPresent(rule -> {
                Period keep = rule.keep();
                done.addAll(disposals.dispose(
                        what.word(),
                        keep,
                        what == Kept.INDEX_ENTRY,
                        now.minus(keep).toInstant()));
            });
        }
        if (!done.isEmpty()) {
            write(now, done);
        }
        return done.size();
    }

    private void write(ZonedDateTime now, List<Disposals.Certificate> done) {
        try {
            Files.write(
                    Files.createDirectories(certificates).resolve("disposed-" + now.toLocalDate() + ".txt"),
                    done.stream().map(Disposing::line).toList(),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException("the certificates of a disposal cannot be written", e);
        }
    }

    private static String line(Disposals.Certificate done) {
        return String.join(
                " ",
                done.at().toString(),
                done.id().toString(),
                done.rule(),
                done.kept(),
                done.source(),
                Shown.RECORD.of(done.record()),
                Shown.CHILD.of(done.child()),
                done.counts());
    }
}
