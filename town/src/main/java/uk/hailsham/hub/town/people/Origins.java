package uk.hailsham.hub.town.people;

import java.util.List;
import java.util.SplittableRandom;

/** All origins of names, each as often as its share. */
final class Origins {
    private final Words words = new Words("names.properties");
    private final List<NameOrigin> all =
            words.list("origins").stream().map(this::origin).toList();
    private final int shares = all.stream().mapToInt(NameOrigin::share).sum();

    NameOrigin any(SplittableRandom random) {
        int dice = random.nextInt(shares);
        for (NameOrigin origin : all) {
            dice -= origin.share();
            if (dice < 0) {
                return origin;
            }
        }
        throw new IllegalStateException("shares do not add up");
    }

    List<NameOrigin> all() {
        return all;
    }

    private NameOrigin origin(String name) {
        return new NameOrigin(
                words.one(name + ".code"),
                Integer.parseInt(words.one(name + ".share")),
                Double.parseDouble(words.one(name + ".slips")),
                NameStock.forenames(words.list(name + ".girls"), words.parts(name + ".girls.parts")),
                NameStock.forenames(words.list(name + ".boys"), words.parts(name + ".boys.parts")),
                NameStock.surnames(words.list(name + ".surnames"), words.parts(name + ".surnames.parts")));
    }
}
