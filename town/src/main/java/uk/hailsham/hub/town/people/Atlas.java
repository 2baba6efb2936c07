package uk.hailsham.hub.town.people;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** A country in which about eight children share a postcode, three postcodes a street, and 1,500 a district. */
final class Atlas {
    private static final String LETTERS = "ABDEFGHJLNPQRSTUWXYZ";
    private static final int IN_SECTOR = 150;
    private static final int IN_DISTRICT = 10 * IN_SECTOR;
    private static final int IN_AREA = 20 * IN_DISTRICT;
    private static final int FLATS_PERCENT = 10;

    private final Words words = new Words("places.properties");
    private final List<String> areas = words.list("areas");
    private final List<String> streets = words.list("streets");
    private final List<String> kinds = words.list("kinds");
    private final String[] towns;
    private final int postcodes;

    Atlas(int children) {
        postcodes = Math.max(60, Math.min(children / 8, areas.size() * IN_AREA));
        List<List<String>> parts = words.parts("towns");
        towns = IntStream.range(0, parts.get(0).size() * parts.get(1).size())
                .mapToObj(i -> parts.get(0).get(i % parts.get(0).size())
                        + parts.get(1).get(i / parts.get(0).size()))
                .toArray(String[]::new);
    }

    Address any(SplittableRandom random) {
        int place = random.nextInt(postcodes);
        int street = Integer.remainderUnsigned(place / 3 * 0x9E3779B1, streets.size() * kinds.size());
        int number = 1 + place % 3 * 40 + random.nextInt(40);
        boolean flat = random.nextInt(100) < FLATS_PERCENT;
        return new Address(
                flat ? "Flat " + (1 + random.nextInt(12)) + " " + number : Integer.toString(number),
                streets.get(street % streets.size()) + " " + kinds.get(street / streets.size()),
                towns[Integer.remainderUnsigned(place / IN_DISTRICT * 0x85EBCA6B, towns.length)],
                postcode(place));
    }

    private String postcode(int place) {
        int unit = place % IN_SECTOR * 7 % (LETTERS.length() * LETTERS.length());
        return areas.get(place / IN_AREA)
                + (1 + place / IN_DISTRICT % 20)
                + ' '
                + place / IN_SECTOR % 10
                + LETTERS.charAt(unit / LETTERS.length())
                + LETTERS.charAt(unit % LETTERS.length());
    }
}
