package uk.hailsham.hub.reconcile.pack;

/** Parts of postcodes as numbers that are equal where the parts are: BN27 1AB lies in sector BN27 1, district BN27. */
public final class PostcodeParts {
    private PostcodeParts() {}

    /** Of codes that are not British, all but the last character. */
    public static int sector(Vocabulary postcodes, int code) {
        int length = postcodes.length(code);
        return hash(postcodes, code, isBritish(postcodes, code) ? length - 2 : length - 1);
    }

    /** Of codes that are not British, the first half, two characters at least. */
    public static int district(Vocabulary postcodes, int code) {
        int length = postcodes.length(code);
        return hash(postcodes, code, isBritish(postcodes, code) ? length - 3 : Math.max(2, (length + 1) / 2));
    }

    private static boolean isBritish(Vocabulary postcodes, int code) {
        int length = postcodes.length(code);
        if (length < 5 || length > 7) {
            return false;
        }
        byte[] pool = postcodes.pool();
        int end = postcodes.from(code) + length;
        return isFigure(pool[end - 3]) && !isFigure(pool[end - 2]) && !isFigure(pool[end - 1]);
    }

    private static boolean isFigure(byte c) {
        return c >= '0' && c <= '9';
    }

    private static int hash(Vocabulary postcodes, int code, int length) {
        byte[] pool = postcodes.pool();
        int from = postcodes.from(code);
        int hash = 7;
        for (int i = from; i < from + Math.min(length, postcodes.length(code)); i++) {
            hash = hash * 37 + pool[i];
        }
        return hash;
    }
}
