package uk.hailsham.hub.reconcile.pack;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import uk.hailsham.hub.reconcile.column.ColumnUse;
import uk.hailsham.hub.reconcile.column.DateText;
import uk.hailsham.hub.reconcile.column.Heading;
import uk.hailsham.hub.reconcile.column.Kind;
import uk.hailsham.hub.reconcile.column.Numbers;
import uk.hailsham.hub.reconcile.column.Recognised;
import uk.hailsham.hub.reconcile.csv.RowSink;

/** Packs rows of cells into rows of ints. Belongs to one thread. */
final class Packer implements RowSink {
    /** Ages are compared as if all had been told in this year. */
    private static final int AGES_OF = 2020;

    private final Layout layout;
    private final int idColumn;
    private final List<Cell> cells = new ArrayList<>();
    private final Words words;
    private final Plain plain;
    private final DateText dates = new DateText();
    private final List<Page> pages = new ArrayList<>();
    private final int[] row;
    private final int birth;
    private int year;
    private int month;
    private int day;

    /**
     * A column and the field it fills.
     *
     * @param field null for parts of a date and for whole names
     * @param memo null where remembering words would not help
     */
    private record Cell(ColumnUse use, Kind kind, Field field, int value, Memo memo) {}

    /** @param remembering whether rows follow one another, and no word that is missing is to be noticed */
    Packer(Layout layout, Recognised columns, Words words, boolean remembering) {
        this.layout = layout;
        this.idColumn = columns.id();
        this.words = words;
        this.row = new int[layout.stride()];
        this.plain = new Plain(layout, words);
        this.birth = layout.field(Kind.BIRTH_DATE).map(Field::slot).orElse(-1);
        for (ColumnUse use : columns.used()) {
            Heading heading = use.heading();
            Optional<Field> field = layout.field(heading.kind(), heading.subject());
            if (field.isPresent() || heading.kind() == Kind.WHOLE_NAME || isPartOfDate(heading.kind())) {
                Memo memo = remembering && field.isPresent() && hasMemo(heading.kind()) ? new Memo() : null;
                cells.add(new Cell(use, heading.kind(), field.orElse(null), heading.other() ? 1 : 0, memo));
            }
        }
    }

    /** Middle names come together from several columns; e-mail addresses hardly ever come again. */
    private static boolean hasMemo(Kind kind) {
        return switch (kind) {
            case GIVEN_NAME, FAMILY_NAME, POSTCODE, HOUSE_NUMBER, ADDRESS, PLACE, OCCUPATION, CODE -> true;
            default -> false;
        };
    }

    private static boolean isPartOfDate(Kind kind) {
        return kind == Kind.BIRTH_YEAR || kind == Kind.BIRTH_MONTH || kind == Kind.BIRTH_DAY;
    }

    List<Page> pages() {
        return pages;
    }

    @Override
    public void row(byte[] buffer, int[] from, int[] to) {
        if (pages.isEmpty() || pages.get(pages.size() - 1).isFull()) {
            pages.add(new Page(layout.stride()));
        }
        int[] packed = pack(buffer, from, to);
        pages.get(pages.size() - 1).add(packed, buffer, from[idColumn], to[idColumn] - from[idColumn]);
    }

    /** The array is used again. */
    int[] pack(byte[] buffer, int[] from, int[] to) {
        Arrays.fill(row, 0);
        row[Layout.STATE] = Layout.PRESENT;
        year = 0;
        month = 0;
        day = 0;
        plain.begin();
        for (Cell cell : cells) {
            int index = cell.use().index();
            if (to[index] > from[index]) {
                if (cell.memo() == null) {
                    put(cell, buffer, from[index], to[index]);
                } else {
                    remember(cell, buffer, from[index], to[index]);
                }
            }
        }
        plain.finish(row);
        if (birth >= 0 && row[birth] == 0 && year != 0) {
            row[birth] = DateText.date(year < 100 ? 1900 + year : year, Math.min(month, 12), Math.min(day, 31));
        }
        return row;
    }

    private void remember(Cell cell, byte[] buffer, int from, int to) {
        int slot = cell.field().slot() + cell.value();
        int word = cell.memo().find(buffer, from, to);
        if (word != Memo.UNKNOWN) {
            row[slot] = word;
            return;
        }
        int kept = plain.kept();
        put(cell, buffer, from, to);
        if (plain.kept() == kept) {
            cell.memo().keep(to - from, row[slot]);
        }
    }

    private void put(Cell cell, byte[] buffer, int from, int to) {
        switch (cell.kind()) {
            case GIVEN_NAME -> plain.given(row, cell.value(), buffer, from, to);
            case MIDDLE_NAME -> plain.middle(buffer, from, to);
            case FAMILY_NAME -> plain.family(row, cell.value(), buffer, from, to);
            case WHOLE_NAME -> plain.whole(row, buffer, from, to);
            case BIRTH_DATE ->
                row[birth] = dates.read(buffer, from, to, cell.use().dayFirst());
            case BIRTH_YEAR ->
                year = cell.use().heading().isAge() ? AGES_OF - figures(buffer, from, to) : figures(buffer, from, to);
            case BIRTH_MONTH -> month = figures(buffer, from, to);
            case BIRTH_DAY -> day = figures(buffer, from, to);
            case SEX -> row[cell.field().slot()] = sex(buffer, from, to);
            case IDENTIFIER ->
                cell.field().number(row, cell.value(), Numbers.pack(cell.field().subject(), buffer, from, to));
            case PHONE -> cell.field().number(row, cell.value(), Numbers.phone(buffer, from, to));
            case POSTCODE -> row[cell.field().slot() + cell.value()] = plain.postcode(buffer, from, to);
            case EMAIL -> row[cell.field().slot() + cell.value()] = plain.email(buffer, from, to);
            case HOUSE_NUMBER, ADDRESS, PLACE, OCCUPATION, CODE ->
                row[cell.field().slot() + cell.value()] = plain.text(cell.kind(), buffer, from, to);
        }
    }

    private static int figures(byte[] buffer, int from, int to) {
        int number = 0;
        for (int i = from; i < to && buffer[i] >= '0' && buffer[i] <= '9' && number < 10_000; i++) {
            number = number * 10 + buffer[i] - '0';
        }
        return number;
    }

    /** 1 male, 2 female, 0 unknown; ISO 5218's figures and the words of English systems. */
    static int sex(byte[] buffer, int from, int to) {
        return switch (Character.toUpperCase(buffer[from])) {
            case 'M', 'B', '1' -> to - from > 1 && Character.toUpperCase(buffer[from + 1]) == 'I' ? 0 : 1;
            case 'F', 'G', 'W', '2' -> 2;
            default -> 0;
        };
    }

    Words words() {
        return words;
    }
}
