package uk.hailsham.hub.reconcile.pack;

import java.util.Set;
import uk.hailsham.hub.reconcile.column.Kind;
import uk.hailsham.hub.reconcile.text.Folding;

/**
 * Turns written names, addresses and codes into plain words of the vocabularies. A second given name in the column of the
 * first counts as a middle name; titles count as nothing.
 */
final class Plain {
    private static final int LONGEST = 64;
    private static final Set<String> TITLES =
            Set.of("MR", "MRS", "MISS", "MS", "DR", "SIR", "MASTER", "REV", "PROF", "LADY", "LORD", "MX", "MSTR");
    private static final Set<String> NOTHING =
            Set.of("NULL", "NONE", "NAN", "NA", "N A", "UNKNOWN", "NOT KNOWN", "NK", "UNK", "NOT STATED", "XXX", "XX");

    private final Words words;
    private final int given;
    private final int middle;
    private final int family;
    private final byte[] folded = new byte[4096];
    private final byte[] rest = new byte[256];
    private int restLength;

    Plain(Layout layout, Words words) {
        this.words = words;
        this.given = layout.field(Kind.GIVEN_NAME).map(Field::slot).orElse(-1);
        this.middle = layout.field(Kind.MIDDLE_NAME).map(Field::slot).orElse(-1);
        this.family = layout.field(Kind.FAMILY_NAME).map(Field::slot).orElse(-1);
    }

    void begin() {
        restLength = 0;
    }

    /** How much of this row is kept for its middle name: a cell that added to it is more than one word. */
    int kept() {
        return restLength;
    }

    private int fold(byte[] buffer, int from, int to) {
        int length = Folding.fold(buffer, from, Math.min(to, from + folded.length / 2), folded);
        boolean nothing = length <= 10
                && length >= 2
                && (folded[0] == 'N' || folded[0] == 'U' || folded[0] == 'X')
                && NOTHING.contains(text(0, length));
        return nothing ? 0 : length;
    }

    private String text(int from, int length) {
        return new String(folded, 0, from, length);
    }

    void given(int[] row, int value, byte[] buffer, int from, int to) {
        int length = fold(buffer, from, to);
        given(row, value, skipTitles(length), length);
    }

    /** The first word is the name, what follows goes to the middle names. */
    private void given(int[] row, int value, int from, int length) {
        int end = from;
        while (end < length && folded[end] != ' ') {
            end++;
        }
        if (given >= 0) {
            row[given + value] = words.names().add(folded, from, Math.min(end - from, LONGEST));
        }
        if (end < length && value == 0) {
            keep(end + 1, length);
        }
    }

    private int skipTitles(int length) {
        int from = 0;
        for (int i = 0; i < length; i++) {
            if (folded[i] == ' ') {
                if (!TITLES.contains(text(from, i - from))) {
                    return from;
                }
                from = i + 1;
            }
        }
        return from;
    }

    private void keep(int from, int to) {
        int length = Math.min(to - from, rest.length - restLength - 1);
        if (length > 0) {
            if (restLength > 0) {
                rest[restLength++] = ' ';
            }
            System.arraycopy(folded, from, rest, restLength, Math.min(length, rest.length - restLength));
            restLength = Math.min(restLength + length, rest.length);
        }
    }

    void middle(byte[] buffer, int from, int to) {
        keep(0, fold(buffer, from, to));
    }

    void family(int[] row, int value, byte[] buffer, int from, int to) {
        int length = fold(buffer, from, to);
        row[family + value] = words.names().add(folded, 0, Math.min(length, LONGEST));
    }

    /** "Smith, Anna Maria" and "Anna Maria Smith"; fills only what other columns left blank. */
    void whole(int[] row, byte[] buffer, int from, int to) {
        int comma = from;
        while (comma < to && buffer[comma] != ',') {
            comma++;
        }
        if (comma < to) {
            int length = fold(buffer, from, comma);
            row[family] = words.names().add(folded, 0, Math.min(length, LONGEST));
            length = fold(buffer, comma + 1, to);
            given(row, 0, skipTitles(length), length);
            return;
        }
        int length = fold(buffer, from, to);
        int start = skipTitles(length);
        int last = length - 1;
        while (last > start && folded[last] != ' ') {
            last--;
        }
        if (last > start) {
            row[family] = words.names().add(folded, last + 1, Math.min(length - last - 1, LONGEST));
            given(row, 0, start, last);
        } else if (length > 0) {
            row[family] = words.names().add(folded, 0, Math.min(length, LONGEST));
        }
    }

    void finish(int[] row) {
        if (restLength > 0 && middle >= 0) {
            row[middle] = words.names().add(rest, 0, Math.min(restLength, LONGEST));
        }
    }

    int postcode(byte[] buffer, int from, int to) {
        int length = fold(buffer, from, to);
        int n = 0;
        for (int i = 0; i < length; i++) {
            if (folded[i] != ' ') {
                folded[n++] = folded[i];
            }
        }
        // A nine-digit American code: the last four are mostly left out.
        n = n == 9 && Address.isFigures(folded, 0, n) ? 5 : Math.min(n, 16);
        return words.postcodes().add(folded, 0, n);
    }

    int email(byte[] buffer, int from, int to) {
        int n = 0;
        for (int i = from; i < to && n < LONGEST; i++) {
            folded[n++] = (byte) Character.toLowerCase(buffer[i]);
        }
        return words.texts().add(folded, 0, n);
    }

    int text(Kind kind, byte[] buffer, int from, int to) {
        int length = fold(buffer, from, to);
        if (kind == Kind.ADDRESS) {
            length = Address.shorten(folded, length);
        } else if (kind == Kind.HOUSE_NUMBER) {
            length = Address.number(folded, length);
        }
        return words.texts().add(folded, 0, Math.min(length, LONGEST));
    }
}
