package uk.hailsham.hub.town;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** What streets and sentences of the town are made of; every combination is invented. */
final class Words {
    static final List<String> STREETS =
            list("Marshfoot Lane, Battle Road, North Street, Hawks Road, Grove Hill, London Road, Station Road, "
                    + "Western Road, Summerheath Road, Ersham Road, Mill Lane, Bell Banks, Bellbanks Close, Diplocks Way, "
                    + "Gordon Road, Market Square, Carew Gardens, Observatory View, Windmill Rise, Swan Barn Road, "
                    + "Archery Walk, Butts Field, Hempstead Lane, Kingfisher Drive, Lindfield Drive, Lower Horsebridge, "
                    + "Nursery Path, Old Orchard, Quinnell Drive, Ropemakers Lane, South Close, Upper Horsebridge");
    static final List<String> ENDINGS = list("Road, Close, Lane, Gardens, Way, Drive, Rise, Court");
    static final List<String> SERVICES = list(
            "Early Help keywork, School nursing, Speech and language therapy, Community paediatrics, Young carers, "
                    + "Housing, Occupational therapy, Education welfare");
    static final List<String> TRIED = List.of(
            "Small group work and a reading programme for two terms",
            "Visual timetable, a quiet place, daily check-in with the key adult",
            "Programme of the toolkit for the need, three times a week",
            "Plan reviewed with the parents in October; a teaching assistant two hours a week");
    static final List<String> CHILD_VIEWS = List.of("I would like help", "I like maths, not the noise", "=)", "");
    static final List<String> PARENT_VIEWS =
            List.of("We agree", "We have asked for this since last year", "Please ring after 4, I work", "");

    private Words() {}

    static List<String> list(String text) {
        return Stream.of(text.split(","))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
    }

    static <T> T pick(SplittableRandom random, List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    /** The first of the list often, the last seldom, as names are. */
    static <T> T common(SplittableRandom random, List<T> from) {
        double dice = random.nextDouble();
        return from.get((int) (dice * dice * from.size()));
    }

    static boolean chance(SplittableRandom random, int outOfThousand) {
        return random.nextInt(1000) < outOfThousand;
    }
}
