package uk.hailsham.hub.reconcile.pack;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import uk.hailsham.hub.reconcile.column.Recognised;

/** Packs one record at a time. Belongs to one thread. */
public final class Packing {
    private final Packer packer;
    private final int idColumn;
    private final KnownVocabulary[] known;

    private Packing(Layout layout, Recognised columns, Words words, KnownVocabulary... known) {
        this.packer = new Packer(layout, columns, words, false);
        this.idColumn = columns.id();
        this.known = known;
    }

    /** New words come into the vocabularies: not while somebody looks. */
    public static Packing adding(Layout layout, Recognised columns, Words words) {
        return new Packing(layout, columns, words);
    }

    /** No word is added; {@link #missed} says when one was not known. */
    public static Packing looking(Layout layout, Recognised columns, Words words) {
        KnownVocabulary names = new KnownVocabulary(words.names());
        KnownVocabulary postcodes = new KnownVocabulary(words.postcodes());
        KnownVocabulary texts = new KnownVocabulary(words.texts());
        return new Packing(layout, columns, new Words(names, postcodes, texts), names, postcodes, texts);
    }

    /** Whether the last record has a word that is not known, so that it is not packed as it should be. */
    public boolean missed() {
        boolean missed = false;
        for (KnownVocabulary vocabulary : known) {
            missed |= vocabulary.missed();
        }
        return missed;
    }

    /** @param cells in the order of the file's columns; blanks are missing */
    public int[] pack(List<String> cells) {
        int[] from = new int[cells.size()];
        int[] to = new int[cells.size()];
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int i = 0; i < cells.size(); i++) {
            from[i] = line.size();
            line.writeBytes(cells.get(i).strip().getBytes(StandardCharsets.UTF_8));
            to[i] = line.size();
        }
        return packer.pack(line.toByteArray(), from, to).clone();
    }

    public String id(List<String> cells) {
        return cells.get(idColumn).strip();
    }
}
