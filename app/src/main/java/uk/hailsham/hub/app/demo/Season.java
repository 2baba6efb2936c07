package uk.hailsham.hub.app.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import uk.hailsham.hub.app.wiring.RunningHub;
import uk.hailsham.hub.config.Configuration;
import uk.hailsham.hub.connectors.store.Standings;
import uk.hailsham.hub.domain.school.School;
import uk.hailsham.hub.town.Town;
import uk.hailsham.hub.town.TownPlan;

/**
 * Many of the town's days, one after the other: the clock goes from one moment at which something can happen to the next,
 * and stands nearly still while it does.
 */
final class Season {
    private static final int REFERRALS_A_DAY = 10;
    /** Retries of one outage are not each waited for. */
    private static final Duration STRIDE = Duration.ofHours(2);

    private static final double OUTAGE_BEGINS = 0.3;
    private static final int OUTAGE_DAYS = 2;

    private final SchoolDaysPlan plan;
    private final TownPlan town;
    private final TownClock clock;
    private final RunningHub hub;
    private final StandIns standIns;
    private final Path data;
    private final Configuration configuration;
    private final Quiet quiet;
    private final List<Path> dropped = new ArrayList<>();
    private boolean settled = true;
    private int night = 1;

    Season(
            SchoolDaysPlan plan,
            TownPlan town,
            TownClock clock,
            RunningHub hub,
            StandIns standIns,
            Path data,
            Configuration configuration) {
        this.plan = plan;
        this.town = town;
        this.clock = clock;
        this.hub = hub;
        this.standIns = standIns;
        this.data = data;
        this.configuration = configuration;
        this.quiet = new Quiet(hub, data.resolve("inbox"));
    }

    /** @return whether every moment became quiet */
    boolean play() throws IOException, InterruptedException {
        List<LocalDate> schoolDays = plan.schoolDays();
        List<LocalDate> rollDays = plan.rollDays();
        List<LocalDate> offices = plan.officeDays();
        Path season = data.resolve("town/season");
        Town.referrals(town, schoolDays, REFERRALS_A_DAY, season);
        int outage = (int) (offices.size() * OUTAGE_BEGINS);
        for (int number = 0; number < offices.size(); number++) {
            LocalDate day = offices.get(number);
            standIns.shut(number >= outage && number < outage + OUTAGE_DAYS);
            if (rollDays.contains(day)) {
                rolls(day);
            }
            until(plan.morning(day));
            refer(season.resolve(day.toString()));
            until(plan.afternoon(day));
            System.err.printf("\r  %s", day);
        }
        System.err.println();
        until(plan.end());
        return settled;
    }

    /** Whole rolls, and what the Index has to say since the last. */
    private void rolls(LocalDate day) throws IOException {
        night++;
        Path laidOut = data.resolve("town/night-" + night);
        Town.laterNight(town, night, day, 0, laidOut);
        Files.copy(laidOut.resolve("truth.csv"), data.resolve("town/truth.csv"), StandardCopyOption.REPLACE_EXISTING);
        drop(laidOut.resolve("index"), data.resolve("inbox/index"));
        for (School school : configuration.schools()) {
            List<Path> files =
                    Inboxes.drop(laidOut.resolve("schools").resolve(school.id()), standIns.outbox(school, data));
            // What is asked for page by page stays where it lies.
            if (!(school.inbox().server() instanceof School.Wonde)) {
                dropped.addAll(files);
            }
        }
    }

    private void refer(Path day) throws IOException, InterruptedException {
        for (School school : configuration.schools()) {
            drop(day.resolve(school.id()), data.resolve(school.inbox().folder()).resolve("referrals"));
        }
        await();
    }

    private void drop(Path from, Path to) throws IOException {
        dropped.addAll(Inboxes.drop(from, to));
    }

    /** On the way there, whenever an attempt waits for its hour. */
    private void until(Instant moment) throws IOException, InterruptedException {
        Clock hubs = hub.part(Clock.class);
        Instant stop;
        do {
            Instant soonest = hubs.instant().plus(STRIDE);
            Optional<Instant> next = hub.part(Standings.class)
                    .nextDue()
                    .map(due -> due.isBefore(soonest) ? soonest : due)
                    .filter(due -> due.isBefore(moment));
            stop = next.orElse(moment);
            turn(hubs, stop);
            await();
        } while (stop.isBefore(moment));
    }

    private void turn(Clock hubs, Instant moment) throws IOException, InterruptedException {
        if (hubs.instant().isBefore(moment)) {
            clock.turnTo(moment);
            CountDownLatch never = new CountDownLatch(1);
            while (hubs.instant().isBefore(moment)) {
                never.await(20, TimeUnit.MILLISECONDS);
            }
        }
    }

    private void await() throws InterruptedException {
        if (!quiet.awaited(dropped)) {
            settled = false;
            System.err.println("not settled: " + String.join(", ", quiet.underWay(dropped)));
        }
        dropped.removeIf(file -> !Files.exists(file));
    }
}
