package uk.hailsham.hub.reconcile.pack;

/**
 * Postcodes as numbers: up to eight letters and figures, a byte each, the last one lowest. One look into memory tells what
 * the word would in two, and whole codes are compared at once.
 */
public final class PostcodeCodes {
    /** A code that is too long to be a number. */
    public static final long NONE = 0;

    private final Vocabulary postcodes;
    private final long[] codes;

    public PostcodeCodes(Vocabulary postcodes) {
        this.postcodes = postcodes;
        this.codes = new long[postcodes.size()];
        for (int number = 1; number < codes.length; number++) {
            codes[number] = packed(number);
        }
    }

    public long of(int number) {
        return number < codes.length ? codes[number] : packed(number);
    }

    private long packed(int number) {
        int length = postcodes.length(number);
        if (length > Long.BYTES) {
            return NONE;
        }
        byte[] pool = postcodes.pool();
        long code = 0;
        for (int i = postcodes.from(number); i < postcodes.from(number) + length; i++) {
            code = code << Byte.SIZE | pool[i] & 0xff;
        }
        return code;
    }

    public static int length(long code) {
        return Long.BYTES - Long.numberOfLeadingZeros(code) / Byte.SIZE;
    }

    /** Whether exactly one slip lies between two codes that differ: a letter more, less or other, or two neighbours swapped. */
    public static boolean isOneSlip(long a, long b) {
        int lowest = Long.numberOfTrailingZeros(a ^ b) / Byte.SIZE * Byte.SIZE;
        if (length(a) == length(b)) {
            int highest = (Long.SIZE - 1 - Long.numberOfLeadingZeros(a ^ b)) / Byte.SIZE * Byte.SIZE;
            return highest == lowest || highest == lowest + Byte.SIZE && isSwapped(a >>> lowest, b >>> lowest);
        }
        return Math.abs(length(a) - length(b)) == 1
                && (length(a) > length(b) ? isWithout(a, b, lowest) : isWithout(b, a, lowest));
    }

    private static boolean isSwapped(long a, long b) {
        return (a & 0xff) == (b >>> Byte.SIZE & 0xff) && (b & 0xff) == (a >>> Byte.SIZE & 0xff);
    }

    private static boolean isWithout(long longer, long shorter, int at) {
        return longer >>> at >>> Byte.SIZE == shorter >>> at;
    }

    /** As {@link PostcodeParts#sector}. */
    public static long sector(long code) {
        return code >>> (isBritish(code) ? 2 : 1) * Byte.SIZE;
    }

    /** As {@link PostcodeParts#district}. */
    public static long district(long code) {
        int length = length(code);
        return code >>> (isBritish(code) ? 3 : Math.max(0, length - Math.max(2, (length + 1) / 2))) * Byte.SIZE;
    }

    private static boolean isBritish(long code) {
        int length = length(code);
        return length >= 5
                && length <= 7
                && isFigure(code >>> 2 * Byte.SIZE)
                && !isFigure(code >>> Byte.SIZE)
                && !isFigure(code);
    }

    private static boolean isFigure(long code) {
        return (code & 0xff) >= '0' && (code & 0xff) <= '9';
    }
}
