package uk.hailsham.hub.app.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import uk.hailsham.hub.reconcile.evaluation.Matching;
import uk.hailsham.hub.reconcile.evaluation.Truth;

/**
 * Files to be linked, and the truth.
 *
 * @param right null when the left file is to be deduplicated
 * @param ignored columns that must not be used
 * @param records of both files
 */
record LinkCase(String name, Path left, Path right, List<String> ignored, Truth truth, long records) {
    Matching matching() {
        return right == null ? Matching.ONE_FILE : Matching.TWO_FILES;
    }

    List<Path> files() {
        return right == null ? List.of(left) : List.of(left, right);
    }

    LinkCase without(String column) {
        List<String> more = new ArrayList<>(ignored);
        more.add(column);
        return new LinkCase(name + ", no " + column, left, right, more, truth, records);
    }
}
