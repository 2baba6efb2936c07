package uk.hailsham.hub.reconcile.pack;

import uk.hailsham.hub.reconcile.column.Kind;

/**
 * One fact of a record.
 *
 * @param subject tells fields of one kind apart
 * @param slot where in a row its first value lies
 * @param values how many values it may have; the second is a former or preferred name, a previous postcode
 */
public record Field(Kind kind, String subject, int slot, int values) {
    /** Numbers too long for one int take two. */
    public int width() {
        return kind == Kind.IDENTIFIER || kind == Kind.PHONE ? 2 : 1;
    }

    /** Whether a record has any value of it. */
    public boolean isIn(int[] row) {
        for (int at = slot; at < slot + values * width(); at++) {
            if (row[at] != 0) {
                return true;
            }
        }
        return false;
    }

    public String name() {
        String word = kind.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
        return subject.isEmpty() ? word : word + " " + subject;
    }

    /** The value at this index as a long, for fields two ints wide. */
    public long number(int[] row, int value) {
        int at = slot + 2 * value;
        return (long) row[at] << 32 | row[at + 1] & 0xffffffffL;
    }

    public void number(int[] row, int value, long number) {
        row[slot + 2 * value] = (int) (number >>> 32);
        row[slot + 2 * value + 1] = (int) number;
    }
}
