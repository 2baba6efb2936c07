package uk.hailsham.hub.town;

import java.util.List;
import java.util.SplittableRandom;

/** An address; neighbours share a postcode. */
record Home(int house, String street, String town, String postcode, String uprn) {
    private static final String LETTERS = "ABDEFGHJLNPQRSTUWXYZ";
    private static final List<String> DISTRICTS = List.of("BN27", "BN26", "BN22", "TN21", "TN22", "BN8");
    private static final List<String> TOWNS =
            List.of("Hailsham", "Polegate", "Eastbourne", "Heathfield", "Uckfield", "Lewes");

    static Home any(SplittableRandom random) {
        int district = Words.chance(random, 860) ? 0 : 1 + random.nextInt(DISTRICTS.size() - 1);
        int street = random.nextInt(Words.STREETS.size() * 8);
        int house = 1 + random.nextInt(180);
        int place = street * 6 + house / 30;
        String postcode = "%s %d%c%c"
                .formatted(
                        DISTRICTS.get(district),
                        1 + place / 400 % 4,
                        LETTERS.charAt(place / 20 % 20),
                        LETTERS.charAt(place % 20));
        long uprn = 10_033_000_000L + (district * 300L + street) * 200 + house;
        return new Home(house, name(street), TOWNS.get(district), postcode, String.valueOf(uprn));
    }

    private static String name(int street) {
        String name = Words.STREETS.get(street % Words.STREETS.size());
        int ending = street / Words.STREETS.size();
        return ending == 0
                ? name
                : name.substring(0, name.lastIndexOf(' ') < 0 ? name.length() : name.lastIndexOf(' ')) + " "
                        + Words.ENDINGS.get(ending);
    }

    String line() {
        return house + " " + street;
    }
}
