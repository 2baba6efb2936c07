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

/** An index that begins without records and learns nothing from those that come. */
final class EmptyIndex {
    /** So many records that only keys which stay selective are used. */
    private static final long MANY = 100_000;

    private EmptyIndex() {}

    /** Without records and frequencies: what it answers of a pair depends on nothing but the model and the two records. */
    static ResidentIndex index(Recognised columns, StoredModel stored) {
        Layout layout = Layout.of(List.of(columns));
        Words words = new Words();
        NameFacts facts = new NameFacts(words.names());
        Records records = new Records(layout);
        try (Workers workers = new Workers(1)) {
            Comparisons comparisons =
                    new Comparisons(layout, words, facts, Frequencies.of(List.of(records), words, workers));
            Candidates candidates = Candidates.of(
                    BlockingKey.usual(layout, MANY), records, () -> new Features(layout, words, facts), workers);
            Model model = ModelFile.read("stored model", stored.lines(), comparisons.forThread());
            return new ResidentIndex(
                    new ResidentIndex.Parts(words, facts, comparisons, candidates, records, model),
                    columns,
                    stored.same());
        }
    }
}
