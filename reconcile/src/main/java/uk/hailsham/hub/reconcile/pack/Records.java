package uk.hailsham.hub.reconcile.pack;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import uk.hailsham.hub.reconcile.snapshot.SnapshotReader;
import uk.hailsham.hub.reconcile.snapshot.SnapshotWriter;

/** The records of one file, or of an index, by number. Numbers are never used again, and some have no record. */
public final class Records {
    private final Layout layout;
    private final List<Page> pages = new ArrayList<>();
    private Page[] byNumber = {};
    private int present;

    public Records(Layout layout) {
        this.layout = layout;
    }

    Records(Layout layout, List<Page> pages) {
        this.layout = layout;
        this.pages.addAll(pages);
        this.byNumber = pages.toArray(Page[]::new);
        this.present = pages.stream().mapToInt(Page::size).sum();
    }

    public Layout layout() {
        return layout;
    }

    /** How many records there are. */
    public int present() {
        return present;
    }

    /** One more than the greatest number. */
    public int capacity() {
        return byNumber.length << Page.ROWS_SHIFT;
    }

    /** The next record added has this number or a greater one. */
    public int next() {
        return pages.isEmpty()
                ? 0
                : (pages.size() - 1 << Page.ROWS_SHIFT)
                        + pages.get(pages.size() - 1).size();
    }

    /** False when the number has no record; then nothing is read. */
    public boolean read(int number, int[] into) {
        Page page = byNumber[number >>> Page.ROWS_SHIFT];
        int row = number & Page.ROWS - 1;
        if (row >= page.size()) {
            return false;
        }
        page.read(row, into);
        return into[Layout.STATE] != Layout.ABSENT;
    }

    /** Reads of each record what {@link #read} will want, all at once: memory is slow to answer, but answers many together. */
    public int ahead(int[] numbers, int size) {
        int ahead = 0;
        for (int i = 0; i < size; i++) {
            Page page = byNumber[numbers[i] >>> Page.ROWS_SHIFT];
            int row = numbers[i] & Page.ROWS - 1;
            ahead += row < page.size() ? page.value(row, 0) + page.value(row, layout.stride() - 1) : 0;
        }
        return ahead;
    }

    public boolean isPresent(int number) {
        Page page = byNumber[number >>> Page.ROWS_SHIFT];
        int row = number & Page.ROWS - 1;
        return row < page.size() && page.value(row, Layout.STATE) != Layout.ABSENT;
    }

    public String id(int number) {
        return byNumber[number >>> Page.ROWS_SHIFT].id(number & Page.ROWS - 1);
    }

    public long idHash(int number) {
        return byNumber[number >>> Page.ROWS_SHIFT].idHash(number & Page.ROWS - 1);
    }

    byte[] idBytes(int number) {
        return byNumber[number >>> Page.ROWS_SHIFT].idBytes(number & Page.ROWS - 1);
    }

    boolean hasId(int number, byte[] id) {
        return byNumber[number >>> Page.ROWS_SHIFT].hasId(number & Page.ROWS - 1, id);
    }

    /** Gives the new record's number. */
    public int add(int[] row, byte[] id) {
        if (pages.isEmpty() || !pages.get(pages.size() - 1).canGrow()) {
            pages.add(new Page(layout.stride()));
            byNumber = pages.toArray(Page[]::new);
        }
        Page last = pages.get(pages.size() - 1);
        last.add(row, id, 0, id.length);
        present++;
        return (pages.size() - 1 << Page.ROWS_SHIFT) + last.size() - 1;
    }

    /** The number stays without a record. */
    public void remove(int number) {
        byNumber[number >>> Page.ROWS_SHIFT].value(number & Page.ROWS - 1, Layout.STATE, Layout.ABSENT);
        present--;
    }

    List<Page> pages() {
        return pages;
    }

    public void save(SnapshotWriter out) throws IOException {
        out.number(present);
        out.number(pages.size());
        for (Page page : pages) {
            page.save(out);
        }
    }

    public static Records open(SnapshotReader in, Layout layout) throws IOException {
        int present = (int) in.number();
        int count = (int) in.number();
        List<Page> pages = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            pages.add(Page.open(in, layout.stride()));
        }
        Records opened = new Records(layout, pages);
        opened.present = present;
        return opened;
    }
}
