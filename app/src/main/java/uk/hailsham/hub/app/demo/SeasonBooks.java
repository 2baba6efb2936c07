package uk.hailsham.hub.app.demo;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import uk.hailsham.hub.app.wiring.RunningHub;
import uk.hailsham.hub.config.Configuration;
import uk.hailsham.hub.connectors.store.Standings;
import uk.hailsham.hub.connectors.store.Waiting;
import uk.hailsham.hub.connectors.store.Waits;
import uk.hailsham.hub.domain.access.Access;
import uk.hailsham.hub.domain.agency.Agency;
import uk.hailsham.hub.domain.waiting.Figure;
import uk.hailsham.hub.domain.waiting.Quarter;

/**
 * What came of a season.
 *
 * @param ladder recipients by channel and rung
 * @param states recipients by channel and state
 * @param answers recipients by channel and word that was said of them
 * @param quarter of the waiting times, the latest that has ended
 * @param waits by need; null is a small number, or one that would give a small number away
 * @param overdue recipients that wait beyond a day agreed with their agency
 * @param escalated recipients of whose silence somebody was told
 * @param failedAttempts tries to deliver that ended without a proof
 */
record SeasonBooks(
        String from,
        String to,
        Map<String, Map<String, Integer>> ladder,
        Map<String, Map<String, Integer>> states,
        Map<String, Map<String, Integer>> answers,
        String quarter,
        List<NeedWait> waits,
        int overdue,
        int escalated,
        int failedAttempts) {
    private static final int ALL = 100_000;

    record NeedWait(
            String need, Long referrals, Long waiting, Long overTarget, Integer medianDays, Integer ninetiethDays) {}

    static SeasonBooks of(RunningHub hub, Configuration configuration, LocalDate from) {
        LocalDate today =
                LocalDate.now(hub.part(Clock.class).withZone(configuration.hub().zone()));
        Standings standings = hub.part(Standings.class);
        Quarter quarter = Quarter.endedBefore(today);
        return new SeasonBooks(
                from.toString(),
                today.toString(),
                byChannel(configuration, standings.rungs()),
                byChannel(configuration, standings.states()),
                byChannel(configuration, standings.answers()),
                quarter.toString(),
                hub.part(Waits.class).figures(Access.hub("demo"), quarter).stream()
                        .filter(figure -> figure.school() == null
                                && (figure.by() == Figure.By.NEED || figure.by() == Figure.By.TOTAL))
                        .map(SeasonBooks::wait)
                        .toList(),
                (int) hub.part(Waiting.class).list(ALL).stream()
                        .filter(Waiting.Silent::overdue)
                        .count(),
                standings.escalated(),
                standings.failedAttempts());
    }

    private static NeedWait wait(Figure figure) {
        return new NeedWait(
                figure.by() == Figure.By.TOTAL ? "all" : figure.value(),
                figure.referrals(),
                figure.waiting(),
                figure.overTarget(),
                figure.medianDays(),
                figure.ninetiethDays());
    }

    private static Map<String, Map<String, Integer>> byChannel(
            Configuration configuration, List<Standings.Count> counts) {
        Map<String, Map<String, Integer>> channels = new TreeMap<>();
        counts.forEach(count -> channels.computeIfAbsent(
                        configuration
                                .agency(count.agency())
                                .map(Agency::channel)
                                .orElse("unknown"),
                        channel -> new TreeMap<>())
                .merge(count.what(), count.recipients(), Integer::sum));
        return channels;
    }
}
