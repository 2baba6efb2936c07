package uk.hailsham.hub.town.people;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Names in use instead of the one on the certificate; a long name without one is cut short. */
final class Nicknames {
    private static final int LONG = 6;
    private final Map<String, List<String>> known = new HashMap<>();

    Nicknames() {
        Words words = new Words("nicknames.properties");
        words.keys().forEach(name -> known.put(name, words.list(name)));
    }

    /** Null for a short name that nobody shortens. */
    String of(String forename, SplittableRandom random) {
        List<String> names = known.get(forename);
        if (names != null) {
            return names.get(random.nextInt(names.size()));
        }
        return forename.length() < LONG || forename.indexOf('-') >= 0
                ? null
                : forename.substring(0, 3 + random.nextInt(2));
    }
}
