package uk.hailsham.hub.app.link;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import uk.hailsham.hub.reconcile.column.ColumnWishes;
import uk.hailsham.hub.reconcile.link.MatchingModel;

/** A model file with what the command's options say besides. */
final class Wishes {
    private Wishes() {}

    /** @param id null, as is precision, when no option says it */
    static MatchingModel with(MatchingModel model, String id, List<String> ignored, Double precision) {
        Set<String> all = new HashSet<>(model.columns().ignored());
        ignored.forEach(name -> all.add(name.strip()));
        ColumnWishes columns = new ColumnWishes(
                Optional.ofNullable(id).map(String::strip).or(model.columns()::id),
                all,
                model.columns().told());
        return new MatchingModel(
                columns, precision == null ? model.precision() : precision, model.keys(), model.levels());
    }
}
