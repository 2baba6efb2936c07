package uk.hailsham.hub.routes.alert;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import uk.hailsham.hub.connectors.store.Alarms;
import uk.hailsham.hub.connectors.store.Troubles;
import uk.hailsham.hub.domain.alert.AlertCause;
import uk.hailsham.hub.domain.alert.Condition;
import uk.hailsham.hub.domain.alert.Expiry;
import uk.hailsham.hub.domain.identifier.Shown;
import uk.hailsham.hub.domain.silence.Cause;

/** What is watched: each says what is so now. */
public final class Watches {
    private static final int HUNDRED = 100;

    private Watches() {}

    public static Supplier<List<Condition>> agencies(Troubles troubles, Duration longer) {
        return () -> troubles.unreachable(longer).stream()
                .map(found -> new Condition(
                        AlertCause.AGENCY_UNREACHABLE,
                        found.agency(),
                        found.since(),
                        "expected deliveries to get through, found that none has for " + longer.toMinutes()
                                + " minutes or more: ask the agency whether its server is up"))
                .toList();
    }

    public static Supplier<List<Condition>> deadLetters(Troubles troubles) {
        return () -> troubles.dead().stream()
                .map(found -> new Condition(
                        AlertCause.DEAD_LETTERS,
                        found.agency(),
                        found.oldest(),
                        "expected every referral to be delivered, found " + found.letters()
                                + " given up: mend the cause, then send them again (recipients/{id}/resend)"))
                .toList();
    }

    public static Supplier<List<Condition>> safeguarding(Troubles troubles) {
        return () -> troubles.safeguarding().stream()
                .map(found -> new Condition(
                        AlertCause.SAFEGUARDING_SILENT,
                        Shown.RECIPIENT.of(found.recipient()),
                        found.since(),
                        "expected an answer to " + found.school()
                                + " in the time agreed, found none: the school's safeguarding lead is told",
                        found.school()))
                .toList();
    }

    /** A drop that is only late is no alert yet. */
    public static Supplier<List<Condition>> schools(Alarms alarms) {
        return () -> alarms.open(null).stream()
                .filter(noted -> noted.alarm().cause() != Cause.LATE)
                .map(noted -> new Condition(
                        AlertCause.SCHOOL_SILENT,
                        noted.school() + "/" + noted.alarm().cause().word(),
                        noted.alarm().since(),
                        noted.alarm().told() + ": ask the school's data manager"))
                .toList();
    }

    /** @param unsealed how long the oldest event has waited for its seal */
    public static Supplier<List<Condition>> audit(Supplier<Duration> unsealed, Duration longer) {
        return () -> unsealed.get().compareTo(longer) <= 0
                ? List.of()
                : List.of(new Condition(
                        AlertCause.AUDIT_UNSEALED,
                        "audit",
                        null,
                        "expected every event under seal within " + longer.toMinutes()
                                + " minutes, found older ones: see whether the sealer runs (health, audit)"));
    }

    /** The disk on which the data folder lies. */
    public static Supplier<List<Condition>> disk(Path folder, int leastFreePercent) {
        return () -> {
            try {
                FileStore disk = Files.getFileStore(folder);
                long free = disk.getUsableSpace() * HUNDRED / Math.max(1, disk.getTotalSpace());
                return free >= leastFreePercent ? List.of() : List.of(full(leastFreePercent));
            } catch (IOException e) {
                throw new UncheckedIOException("the data folder's disk could not be asked for its space", e);
            }
        };
    }

    private static Condition full(int leastFreePercent) {
        return new Condition(
                AlertCause.DISK_NEARLY_FULL,
                "data folder",
                null,
                "expected " + leastFreePercent + " % of the disk free, found less: make room before drops are refused");
    }

    /** @param radar opens every key and certificate; what ends on a day is looked for once an hour */
    public static Supplier<List<Condition>> expiries(Supplier<List<Expiry>> radar, ZoneId zone, Clock clock) {
        AtomicReference<Hour> last = new AtomicReference<>();
        return () -> {
            Instant now = clock.instant();
            Hour hour = last.updateAndGet(seen -> seen != null && seen.has(now) ? seen : Hour.of(now, radar.get()));
            LocalDate today = LocalDate.ofInstant(now, zone);
            return hour.expiries().stream()
                    .filter(expiry -> expiry.within(Expiry.AHEAD, today))
                    .map(expiry -> new Condition(AlertCause.EXPIRES, expiry.subject(), null, expiry.told()))
                    .distinct()
                    .toList();
        };
    }

    private record Hour(Instant begins, List<Expiry> expiries) {
        static Hour of(Instant now, List<Expiry> expiries) {
            return new Hour(now.truncatedTo(ChronoUnit.HOURS), expiries);
        }

        boolean has(Instant now) {
            return begins.equals(now.truncatedTo(ChronoUnit.HOURS));
        }
    }
}
