package uk.hailsham.hub.domain.identifier;

/** The sum that ULN and NHS number have in common. */
final class Weighed {
    private Weighed() {}

    /** The first nine digits times 10, 9 … 2. */
    static int tenToTwo(String digits) {
        int sum = 0;
        for (int i = 0; i < 9; i++) {
            sum += (10 - i) * (digits.charAt(i) - '0');
        }
        return sum;
    }
}
