package uk.hailsham.hub.app.demo;

import java.util.List;
import java.util.stream.Stream;
import uk.hailsham.hub.app.wiring.RunningHub;
import uk.hailsham.hub.app.wiring.Tellers;
import uk.hailsham.hub.config.Configuration;
import uk.hailsham.hub.connectors.store.IndexFeeds;
import uk.hailsham.hub.connectors.store.ToldFiles;
import uk.hailsham.hub.domain.access.Access;
import uk.hailsham.hub.domain.school.School;

/** What the hub tells the Index and the schools in the demo, as it does at night. */
record Told(RunningHub hub, Configuration configuration) {
    List<String> partners() {
        Stream<String> schools = configuration.schools().stream().map(School::id);
        return Stream.concat(Stream.of(IndexFeeds.PARTNER), schools).toList();
    }

    /** Does not wait for the night. */
    void now() {
        Tellers tellers = hub.part(Tellers.class);
        Access access = Access.hub("demo");
        tellers.index().now(access);
        tellers.schools().values().forEach(school -> school.now(access));
    }

    List<Summary.ToldBooks> books() {
        ToldFiles files = hub.part(ToldFiles.class);
        return partners().stream()
                .map(partner -> {
                    ToldFiles.Counts counts = files.counts(partner);
                    return new Summary.ToldBooks(partner, counts.made(), counts.accepted());
                })
                .toList();
    }
}
