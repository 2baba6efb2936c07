package uk.hailsham.hub.town;

import java.util.List;
import java.util.Map;

/** Names in use that do not begin like the one on the birth certificate. */
final class Nicknames {
    private static final Map<String, String> SHORT = Map.ofEntries(
            Map.entry("Katherine", "Kate"),
            Map.entry("Elizabeth", "Betsy"),
            Map.entry("Margaret", "Meg"),
            Map.entry("Alexandra", "Sasha"),
            Map.entry("Isabella", "Bella"),
            Map.entry("Charlotte", "Lottie"),
            Map.entry("Harriet", "Hattie"),
            Map.entry("Abigail", "Abbie"),
            Map.entry("Victoria", "Tori"),
            Map.entry("Florence", "Flo"),
            Map.entry("Benjamin", "Ben"),
            Map.entry("Alexander", "Alex"),
            Map.entry("William", "Billy"),
            Map.entry("Joseph", "Joe"),
            Map.entry("Edward", "Teddy"),
            Map.entry("Charles", "Charlie"),
            Map.entry("Theodore", "Theo"),
            Map.entry("Jonathan", "Jonny"),
            Map.entry("Samuel", "Sam"),
            Map.entry("Nicholas", "Nico"));

    private static final List<String> BOYS = SHORT.keySet().stream()
            .filter(Origin.BRITISH.boys::contains)
            .sorted()
            .toList();
    private static final List<String> GIRLS = SHORT.keySet().stream()
            .filter(Origin.BRITISH.girls::contains)
            .sorted()
            .toList();

    private Nicknames() {}

    static List<String> whole(boolean girl) {
        return girl ? GIRLS : BOYS;
    }

    static String of(String given) {
        return SHORT.get(given);
    }
}
