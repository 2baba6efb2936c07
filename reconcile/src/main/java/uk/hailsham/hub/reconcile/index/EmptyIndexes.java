package uk.hailsham.hub.reconcile.index;

import java.util.List;
import uk.hailsham.hub.reconcile.column.Recognised;
import uk.hailsham.hub.reconcile.comparison.Comparisons;
import uk.hailsham.hub.reconcile.key.BlockingKey;
import uk.hailsham.hub.reconcile.key.Candidates;
import uk.hailsham.hub.reconcile.key.Features;
import uk.hailsham.hub.reconcile.model.Model;
import uk.hailsham.hub.reconcile.model.ModelFile;
import uk.hailsham.hub.reconcile.pack.Frequencies;
import uk.hailsham.hub.reconcile.pack.Layout;
import uk.hailsham.hub.reconcile.pack.NameFacts;
import uk.hailsham.hub.reconcile.pack.Records;
import uk.hailsham.hub.reconcile.pack.Words;
import uk.hailsham.hub.reconcile.work.Workers;

/**
 * Makes indexes that begin without records and learn nothing from those that come. They share their words, so that what one
 * holds of a record can be asked about in another: not while another thread changes one of them.
 */
final class EmptyIndexes {
    /** So many records that only keys which stay selective are used. */
    private static final long MANY = 100_000;

    private final Recognised columns;
    private final Layout layout;
    private final Words words = new Words();
    private final NameFacts facts = new NameFacts(words.names());
    private final Comparisons comparisons;
    private final Model model;
    private final double same;

    /** Without records and frequencies: what an index answers of a pair depends on nothing but the model and the two. */
    EmptyIndexes(Recognised columns, StoredModel stored) {
        this.columns = columns;
        this.layout = Layout.of(List.of(columns));
        this.same = stored.same();
        try (Workers workers = new Workers(1)) {
            Frequencies none = Frequencies.of(List.of(new Records(layout)), words, workers);
            this.comparisons = new Comparisons(layout, words, facts, none);
        }
        this.model = ModelFile.read("stored model", stored.lines(), comparisons.forThread());
    }

    ResidentIndex next() {
        Records records = new Records(layout);
        try (Workers workers = new Workers(1)) {
            Candidates candidates = Candidates.of(
                    BlockingKey.usual(layout, MANY), records, () -> new Features(layout, words, facts), workers);
            return new ResidentIndex(
                    new ResidentIndex.Parts(words, facts, comparisons, candidates, records, model), columns, same);
        }
    }
}
