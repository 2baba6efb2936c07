package uk.hailsham.hub.reconcile.pack;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import uk.hailsham.hub.reconcile.column.Kind;
import uk.hailsham.hub.reconcile.column.Recognised;
import uk.hailsham.hub.reconcile.csv.CsvFile;
import uk.hailsham.hub.reconcile.csv.CsvPart;
import uk.hailsham.hub.reconcile.work.Workers;

/** Reads a file into packed records, in as many parts as there are threads. */
public final class Loading {
    private final Layout layout;
    private final Words words;
    private final Workers workers;

    public Loading(Layout layout, Words words, Workers workers) {
        this.layout = layout;
        this.words = words;
        this.workers = workers;
    }

    /** Each row one record; its words are added to the shared vocabularies. */
    public Records load(CsvFile file, Recognised columns) throws IOException {
        List<CsvPart> parts = file.parts(workers.count());
        List<Packer> packed = pack(columns, parts);
        if (parts.size() > 1 && oddly(parts)) {
            packed = pack(columns, file.parts(1));
        }
        return new Records(layout, merged(packed));
    }

    /** A cell in quotes that was cut in two leaves an odd number of quotes on both sides. */
    private static boolean oddly(List<CsvPart> parts) {
        return parts.stream().anyMatch(CsvPart::hasOddQuotes);
    }

    private List<Packer> pack(Recognised columns, List<CsvPart> parts) throws IOException {
        List<Packer> packers = new ArrayList<>();
        List<Callable<Void>> tasks = new ArrayList<>();
        for (CsvPart part : parts) {
            Packer packer = new Packer(layout, columns, new Words(), true);
            packers.add(packer);
            tasks.add(() -> {
                part.read(packer);
                return null;
            });
        }
        workers.all(tasks);
        return packers;
    }

    /** One thread to a vocabulary: its numbers depend on the order in which the parts' words come. */
    private List<Page> merged(List<Packer> packers) {
        List<List<Numbering>> numberings = workers.all(List.of(
                () -> numberings(packers, Words::names),
                () -> numberings(packers, Words::postcodes),
                () -> numberings(packers, Words::texts)));
        List<Page> pages = new ArrayList<>();
        for (int part = 0; part < packers.size(); part++) {
            List<Page> own = packers.get(part).pages();
            Numbering names = numberings.get(0).get(part);
            Numbering postcodes = numberings.get(1).get(part);
            Numbering texts = numberings.get(2).get(part);
            workers.each(own.size(), page -> renumber(own.get(page), names, postcodes, texts));
            pages.addAll(own);
        }
        return pages;
    }

    private List<Numbering> numberings(List<Packer> packers, Function<Words, Vocabulary> vocabulary) {
        return packers.stream()
                .map(packer -> new Numbering(vocabulary.apply(words).addAll(vocabulary.apply(packer.words()))))
                .toList();
    }

    private record Numbering(int[] numbers) {}

    private void renumber(Page page, Numbering names, Numbering postcodes, Numbering texts) {
        for (Field field : layout.fields()) {
            Numbering numbering = words.of(field.kind()) == null
                    ? null
                    : field.kind() == Kind.POSTCODE
                            ? postcodes
                            : words.of(field.kind()) == words.names() ? names : texts;
            for (int slot = field.slot(); numbering != null && slot < field.slot() + field.values(); slot++) {
                for (int row = 0; row < page.size(); row++) {
                    page.value(row, slot, numbering.numbers()[page.value(row, slot)]);
                }
            }
        }
    }
}
