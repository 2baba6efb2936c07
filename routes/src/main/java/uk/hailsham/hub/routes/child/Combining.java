package uk.hailsham.hub.routes.child;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import uk.hailsham.hub.connectors.store.ChildView;
import uk.hailsham.hub.connectors.store.RecordView;
import uk.hailsham.hub.domain.child.Child;
import uk.hailsham.hub.domain.combined.CombinedChild;
import uk.hailsham.hub.domain.combined.Statement;
import uk.hailsham.hub.mappings.child.ChildJson;
import uk.hailsham.hub.mappings.indexfeed.IndexEntryJson;

/** Combines a child at the moment it is looked at, from the statements of its records. */
public final class Combining {
    private final ZoneId zone;
    private final Clock clock;

    public Combining(ZoneId zone, Clock clock) {
        this.zone = zone;
        this.clock = clock;
    }

    /**
     * An entry that the Index has withdrawn tells nothing any more; a school that a child has left still does.
     *
     * @param view looked at by one who may see behind shields, or documents would be cut
     * @return empty when no source says anything that could be combined
     */
    public Optional<CombinedChild> combine(ChildView view) {
        List<Statement> statements = view.records().stream()
                .filter(record -> record.document() != null)
                .filter(record -> record.current() || !index(record))
                .map(record -> statement(record, view))
                .toList();
        return statements.isEmpty()
                ? Optional.empty()
                : Optional.of(CombinedChild.of(statements, LocalDate.ofInstant(clock.instant(), zone)));
    }

    /** A map that came after the roll's last word changes needs and resources from then on, and nothing else. */
    private static Statement statement(RecordView record, ChildView view) {
        Child rolled = said(record);
        Mapped map = Mapped.of(record.id(), view.provisions());
        Child says = map.over(rolled, record.current());
        List<Statement.Earlier> earlier = new ArrayList<>();
        Instant since = record.saidFrom();
        if (map.since() != null && map.since().isAfter(since) && record.current()) {
            earlier.add(new Statement.Earlier(rolled, since, map.since()));
            since = map.since();
        }
        view.earlier().stream()
                .filter(before -> before.id().equals(record.id()))
                .map(before -> new Statement.Earlier(said(before), before.saidFrom(), before.saidTo()))
                .forEach(earlier::add);
        return new Statement(record.source(), says, since, record.saidTo(), earlier);
    }

    private static Child said(RecordView record) {
        return index(record) ? IndexEntryJson.read(record.document()).child() : ChildJson.read(record.document());
    }

    private static boolean index(RecordView record) {
        return Statement.INDEX.equals(record.source());
    }
}
