package uk.hailsham.hub.config;

import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import uk.hailsham.hub.config.yaml.Block;
import uk.hailsham.hub.domain.agency.Agency;
import uk.hailsham.hub.domain.telling.Daily;
import uk.hailsham.hub.domain.telling.Progress;

/**
 * When a partner is told, as a block of {@code hub.yml} says.
 *
 * @param patience how long its answer may take
 * @param progress how far a referral may be followed, by agency, where it is said; empty for the Index
 */
public record Telling(Daily daily, Duration patience, Map<String, Progress> progress) {
    private static final int A_MONTH = 31 * 24;

    public Telling {
        progress = Map.copyOf(progress);
    }

    /** @param agencies whose ids may stand under {@code progress} */
    static Telling read(Block block, ZoneId zone, Collection<String> agencies) {
        block.require("at");
        Telling telling = new Telling(
                new Daily(
                        block.optional("at", "a time such as \"05:30\"", LocalTime::parse)
                                .orElse(LocalTime.MIDNIGHT),
                        zone),
                Duration.ofHours(block.number("acknowledgeHours", 1, A_MONTH, 48)),
                progress(block, agencies));
        block.end();
        return telling;
    }

    static Progress progress(String word) {
        return Progress.valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** How far a school may follow an agency: what is agreed for schools, else what the agency's services say. */
    public Progress of(Agency agency) {
        return progress.getOrDefault(agency.id(), agency.reportsBack());
    }

    /** The same at one service. */
    public Progress of(Agency agency, String service) {
        return progress.getOrDefault(agency.id(), agency.reportsBack(service));
    }

    private static Map<String, Progress> progress(Block block, Collection<String> agencies) {
        Map<String, Progress> progress = new LinkedHashMap<>();
        block.block("progress").ifPresent(said -> {
            said.only("the id of an agency", agencies);
            for (String agency : agencies) {
                said.optional(agency, "state, receipt or nothing", Telling::progress)
                        .ifPresent(word -> progress.put(agency, word));
            }
        });
        return progress;
    }
}
