package uk.hailsham.hub.reconcile.column;

/**
 * Packs identifiers and telephone numbers into one long. Up to twelve letters and digits are kept and can be compared one
 * by one; longer ones are kept as a hash. The sign bit says that a check digit is wrong.
 */
public final class Numbers {
    public static final long NONE = 0;

    private static final long UNSOUND = 1L << 63;
    private static final int BASE = 37;
    private static final int LONGEST = 12;
    /** From here on a number is a hash. */
    private static final long HASHES = 6_582_952_005_840_035_281L;

    private static final String UPN_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ";

    private Numbers() {}

    /** @param subject which identifier it is: {@code upn}, {@code uln} and {@code nhs} have check digits */
    public static long pack(String subject, byte[] text, int from, int to) {
        byte[] plain = new byte[to - from];
        int n = 0;
        for (int i = from; i < to; i++) {
            int c = Character.toUpperCase(text[i]);
            if (c >= '0' && c <= '9' || c >= 'A' && c <= 'Z') {
                plain[n++] = (byte) c;
            }
        }
        return n == 0 || isFiller(plain, n) ? NONE : pack(subject, plain, n);
    }

    /** 0000000 and 9999999 are written where nothing is known. */
    private static boolean isFiller(byte[] plain, int n) {
        for (int i = 1; i < n; i++) {
            if (plain[i] != plain[0]) {
                return false;
            }
        }
        return n > 2 && (plain[0] == '0' || plain[0] == '9' || plain[0] == 'X');
    }

    private static long pack(String subject, byte[] plain, int n) {
        boolean upn = subject.equals("upn") && n == 13;
        boolean sound = !hasCheckDigit(subject) || isSound(subject, plain, n);
        // The check letter follows from the rest; an UPN fits without it.
        long value = upn ? digits(plain, 1, n) : n <= LONGEST ? digits(plain, 0, n) : hash(plain, n);
        return sound ? value : value | UNSOUND;
    }

    public static boolean hasCheckDigit(String subject) {
        return subject.equals("upn") || subject.equals("uln") || subject.equals("nhs");
    }

    private static long digits(byte[] plain, int from, int to) {
        long value = 0;
        for (int i = from; i < to; i++) {
            value = value * BASE + (plain[i] <= '9' ? plain[i] - '0' + 1 : plain[i] - 'A' + 11);
        }
        return value;
    }

    private static long hash(byte[] plain, int n) {
        long hash = n;
        for (int i = 0; i < n; i++) {
            hash = (hash ^ plain[i]) * 0x9E3779B97F4A7C15L;
            hash ^= hash >>> 29;
        }
        return HASHES + Long.remainderUnsigned(hash, Long.MAX_VALUE - HASHES);
    }

    /** Last ten digits of a telephone number, so that +44 and 0 do not tell numbers apart. */
    public static long phone(byte[] text, int from, int to) {
        byte[] plain = new byte[to - from];
        int n = 0;
        for (int i = from; i < to; i++) {
            if (text[i] >= '0' && text[i] <= '9') {
                plain[n++] = text[i];
            }
        }
        int start = Math.max(0, n - 10);
        return n < 5 || isFiller(plain, n) ? NONE : digits(plain, start + (plain[start] == '0' ? 1 : 0), n);
    }

    static boolean isSound(String subject, byte[] plain, int n) {
        return switch (subject) {
            case "upn" -> n == 13 && isUpn(plain);
            case "nhs" -> n == 10 && isNhs(plain);
            case "uln" -> n == 10 && isUln(plain);
            default -> false;
        };
    }

    private static boolean isUpn(byte[] upn) {
        int sum = 0;
        for (int i = 1; i < 13; i++) {
            int value = upn[i] <= '9' ? upn[i] - '0' : i == 12 ? UPN_LETTERS.indexOf(upn[i]) : -1;
            if (value < 0) {
                return false;
            }
            sum += value * (i + 1);
        }
        return UPN_LETTERS.charAt(sum % 23) == upn[0];
    }

    private static int weighted(byte[] ten) {
        int sum = 0;
        for (int i = 0; i < 9; i++) {
            if (ten[i] > '9') {
                return -1;
            }
            sum += (ten[i] - '0') * (10 - i);
        }
        return ten[9] > '9' ? -1 : sum % 11;
    }

    private static boolean isNhs(byte[] nhs) {
        int rest = weighted(nhs);
        return rest >= 0 && rest != 1 && (11 - rest) % 11 == nhs[9] - '0';
    }

    private static boolean isUln(byte[] uln) {
        int rest = weighted(uln);
        return rest > 0 && 10 - rest == uln[9] - '0' && uln[0] != '0';
    }

    public static boolean isUnsound(long number) {
        return (number & UNSOUND) != 0;
    }

    /** Without its mark of unsoundness. */
    public static long plain(long number) {
        return number & ~UNSOUND;
    }

    /** Whether one character differs, or two neighbours are swapped; never of hashes. */
    public static boolean oneSlipApart(long a, long b) {
        long x = plain(a);
        long y = plain(b);
        if (x >= HASHES || y >= HASHES) {
            return false;
        }
        int different = 0;
        int first = -1;
        long place = 0;
        long swap = 0;
        while (x != 0 || y != 0) {
            int p = (int) (x % BASE);
            int q = (int) (y % BASE);
            if (p == 0 || q == 0) {
                return false;
            }
            if (p != q) {
                different++;
                if (different == 1) {
                    first = (int) place;
                    swap = p * BASE + q;
                } else if (different > 2 || place != first + 1 || swap != (long) q * BASE + p) {
                    return false;
                }
            }
            x /= BASE;
            y /= BASE;
            place++;
        }
        return different >= 1;
    }
}
