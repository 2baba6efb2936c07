package uk.hailsham.hub.reconcile.pack;

import java.nio.charset.StandardCharsets;
import java.util.List;
import uk.hailsham.hub.reconcile.column.Recognised;

/** Packs one record at a time. New words come into the shared vocabularies: not while somebody looks. */
public final class Packing {
    private final Packer packer;
    private final int idColumn;

    public Packing(Layout layout, Recognised columns, Words words) {
        this.packer = new Packer(layout, columns, words);
        this.idColumn = columns.id();
    }

    /** @param cells in the order of the file's columns; blanks are missing */
    public int[] pack(List<String> cells) {
        int[] from = new int[cells.size()];
        int[] to = new int[cells.size()];
        StringBuilder line = new StringBuilder();
        byte[] bytes = {};
        for (int i = 0; i < cells.size(); i++) {
            from[i] = bytes.length;
            line.append(cells.get(i).strip());
            bytes = line.toString().getBytes(StandardCharsets.UTF_8);
            to[i] = bytes.length;
        }
        return packer.pack(bytes, from, to).clone();
    }

    public String id(List<String> cells) {
        return cells.get(idColumn).strip();
    }
}
