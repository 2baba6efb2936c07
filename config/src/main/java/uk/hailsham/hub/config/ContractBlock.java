package uk.hailsham.hub.config;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.MonthDay;
import java.util.Optional;
import java.util.Set;
import uk.hailsham.hub.config.yaml.Block;
import uk.hailsham.hub.domain.school.Cadence;
import uk.hailsham.hub.domain.school.Cadence.Every;
import uk.hailsham.hub.domain.school.Contract;
import uk.hailsham.hub.domain.school.Contract.Coverage;
import uk.hailsham.hub.domain.school.Rollover;
import uk.hailsham.hub.domain.school.School;

/** {@code contract} and {@code events} of a school's file: what is promised about its drops. */
final class ContractBlock {
    private static final double GONE_ALLOWED = 0.1;
    private static final double CHANGED_ALLOWED = 0.5;
    private static final int BRAKE_FLOOR = 20;
    private static final LocalTime BY = LocalTime.of(7, 0);
    private static final int LATE_HOURS = 5;
    private static final int MARGIN_DAYS = 28;

    private ContractBlock() {}

    /** @param yearGroups the hub's own codes of them */
    static Contract read(Block block, Set<String> yearGroups) {
        block.require("covers");
        Contract contract = contract(
                block,
                block.word("covers", Coverage.class).orElse(Coverage.SOME),
                cadence(block, block.word("every", Every.class).orElse(Every.SCHOOL_DAY)),
                yearGroups);
        block.end();
        return contract;
    }

    private static Contract contract(Block block, Coverage covers, Cadence cadence, Set<String> yearGroups) {
        return new Contract(
                covers,
                block.share("goneAllowed", GONE_ALLOWED),
                block.share("changedAllowed", CHANGED_ALLOWED),
                block.number("brakeFloor", 0, 100_000, BRAKE_FLOOR),
                cadence,
                block.share("unsoundAllowed", Contract.UNSOUND_ALLOWED),
                block.number("heldDays", 1, 60, Contract.USUAL_HELD_DAYS),
                block.block("rollover").map(each -> rollover(each, yearGroups)).orElse(null));
    }

    private static Rollover rollover(Block block, Set<String> yearGroups) {
        block.require("from", "to");
        MonthDay from = day(block, "from").orElse(MonthDay.of(9, 1));
        MonthDay to = day(block, "to").orElse(from);
        if (to.isBefore(from)) {
            block.fault("to", "expected a day not before from, in the same year, found '" + written(to) + "'");
        }
        Rollover rollover = new Rollover(
                from, to, years(block, "leaversFrom", yearGroups), years(block, "joinersInto", yearGroups));
        block.end();
        return rollover;
    }

    private static Optional<MonthDay> day(Block block, String key) {
        return block.optional(key, "a day of every year such as \"08-25\"", text -> MonthDay.parse("--" + text));
    }

    private static String written(MonthDay day) {
        return day.toString().substring(2);
    }

    private static Set<String> years(Block block, String key, Set<String> known) {
        return Set.copyOf(block.words(key, "a year group of codes/nc-year.csv", known));
    }

    /** What an event source promises of time is nothing, and may not be said. */
    private static Cadence cadence(Block block, Every every) {
        if (every == Every.EVENT) {
            return Cadence.EVENT;
        }
        LocalTime by = block.optional("by", "a time of the day such as \"07:00\"", LocalTime::parse)
                .orElse(BY);
        int late = block.number("lateHours", 0, 1_000, LATE_HOURS);
        DayOfWeek day = every == Every.WEEK ? block.word("day", DayOfWeek.class).orElse(DayOfWeek.MONDAY) : null;
        int margin = every == Every.TERM ? block.number("marginDays", 0, 60, MARGIN_DAYS) : 0;
        return new Cadence(every, by, day, margin, late);
    }

    static School.Events events(Block block, Known known) {
        School.Events events = new School.Events(
                block.oneOf("format", known.formats()),
                block.block("layout").map(SchoolLayout::read).orElse(School.Layout.USUAL),
                block.block("contract").map(ContractBlock::some).orElse(usual()));
        block.end();
        return events;
    }

    private static Contract usual() {
        return new Contract(Coverage.SOME, GONE_ALLOWED, CHANGED_ALLOWED, BRAKE_FLOOR);
    }

    private static Contract some(Block block) {
        Contract contract = contract(block, Coverage.SOME, Cadence.EVENT, Set.of());
        if (block.has("rollover")) {
            block.fault("rollover", "expected none: an event never moves a whole roll");
        }
        block.word("covers", Coverage.class)
                .filter(Coverage.ROLL::equals)
                .ifPresent(roll -> block.fault("covers", "expected some: an event never speaks of the whole roll"));
        block.word("every", Every.class)
                .filter(every -> every != Every.EVENT)
                .ifPresent(every -> block.fault("every", "expected event: events come when they happen"));
        block.end();
        return contract;
    }
}
