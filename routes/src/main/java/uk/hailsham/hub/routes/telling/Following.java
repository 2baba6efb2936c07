package uk.hailsham.hub.routes.telling;

import java.util.List;
import uk.hailsham.hub.config.Configuration;
import uk.hailsham.hub.domain.agency.Agency;
import uk.hailsham.hub.domain.telling.Progress;

/** How far each agency lets the school that referred follow what comes of it. */
record Following(Configuration configuration) {
    /** Of an agency that is no longer there nothing is told. */
    Progress progress(String agency) {
        return configuration
                .agency(agency)
                .map(configuration.hub().subscriptions()::of)
                .orElse(Progress.NOTHING);
    }

    /** Ids of those that let each state be followed. */
    List<String> whole() {
        return configuration.agencies().stream()
                .map(Agency::id)
                .filter(agency -> progress(agency) == Progress.STATE)
                .toList();
    }
}
