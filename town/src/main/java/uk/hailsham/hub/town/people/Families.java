package uk.hailsham.hub.town.people;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Makes up households of one to five children, the youngest just born, the oldest 17. */
final class Families {
    private static final int AGES_IN_DAYS = (int) (18 * 365.25);
    private static final int NEAREST_IN_DAYS = 330;
    private static final int SPREAD_IN_DAYS = 1700;
    private static final int TRIES = 20;

    private final Origins origins = new Origins();
    private final Atlas atlas;
    private final LocalDate today;
    private final Rates rates;
    private int serial;

    Families(PeoplePlan plan) {
        this.atlas = new Atlas(plan.entries());
        this.today = plan.today();
        this.rates = plan.rates();
    }

    List<Child> household(SplittableRandom random) {
        NameOrigin origin = origins.any(random);
        Address home = atlas.any(random);
        String surname = origin.surnames().any(random);
        if (rates.happens(Rate.DOUBLE_BARRELLED, random)) {
            surname += "-" + origin.surnames().any(random);
        }
        List<Child> children = new ArrayList<>();
        children.add(child(random, origin, home, surname, today.minusDays(random.nextInt(AGES_IN_DAYS)), false));
        for (int count = count(random); children.size() < count; ) {
            Child last = children.get(children.size() - 1);
            if (rates.happens(Rate.TWIN, random)) {
                Child twin = twinOf(last, random);
                children.set(children.size() - 1, last.bornWith(twin));
                children.add(twin);
            } else {
                children.add(sibling(children, surname, random));
            }
        }
        return children;
    }

    private static int count(SplittableRandom random) {
        int dice = random.nextInt(100);
        return dice < 35 ? 1 : dice < 75 ? 2 : dice < 92 ? 3 : dice < 98 ? 4 : 5;
    }

    private Child sibling(List<Child> before, String surname, SplittableRandom random) {
        Child first = before.get(0);
        boolean half = rates.happens(Rate.HALF_SIBLING, random);
        String name = half ? first.origin().surnames().any(random) : surname;
        return child(random, first.origin(), first.home(), name, bornApart(before, random), half);
    }

    /** Nearly a year from every brother and sister; in a full house where there is no such day, anywhere. */
    private LocalDate bornApart(List<Child> before, SplittableRandom random) {
        LocalDate born = before.get(0).born();
        for (int tries = 0; tries < TRIES; tries++) {
            int gap = NEAREST_IN_DAYS + random.nextInt(SPREAD_IN_DAYS);
            LocalDate day =
                    before.get(random.nextInt(before.size())).born().plusDays(random.nextBoolean() ? gap : -gap);
            boolean apart = before.stream()
                    .allMatch(each -> Math.abs(each.born().toEpochDay() - day.toEpochDay()) >= NEAREST_IN_DAYS);
            if (apart && !day.isAfter(today) && day.isAfter(today.minusDays(AGES_IN_DAYS))) {
                return day;
            }
            born = day.isAfter(today) ? born : day;
        }
        return born;
    }

    private Child child(
            SplittableRandom random, NameOrigin origin, Address home, String surname, LocalDate born, boolean half) {
        boolean girl = random.nextInt(1000) < 488;
        String forename = origin.forename(random, girl);
        return new Child(
                ++serial, origin, forename, middle(random, origin, girl), surname, girl, born, home, half, null);
    }

    private static String middle(SplittableRandom random, NameOrigin origin, boolean girl) {
        int dice = random.nextInt(100);
        return switch (dice < 18 ? 0 : dice < 88 ? 1 : 2) {
            case 0 -> "";
            case 1 -> origin.forename(random, girl);
            default -> origin.forename(random, girl) + " " + origin.forename(random, girl);
        };
    }

    /** Never of the same forename. */
    Child twinOf(Child other, SplittableRandom random) {
        boolean girl = rates.happens(Rate.TWIN_OF_ONE_SEX, random) == other.girl();
        boolean alike = rates.happens(Rate.TWIN_OF_ONE_INITIAL, random);
        String forename = other.origin().forename(random, girl);
        for (int tries = 0; tries < 200 && !suits(forename, other.forename(), alike); tries++) {
            forename = other.origin().forename(random, girl);
        }
        return new Child(
                ++serial,
                other.origin(),
                forename.equals(other.forename()) ? forename + "-Lee" : forename,
                middle(random, other.origin(), girl),
                other.surname(),
                girl,
                other.born(),
                other.home(),
                other.halfSibling(),
                other);
    }

    private static boolean suits(String forename, String other, boolean alike) {
        return !forename.equals(other) && (forename.charAt(0) == other.charAt(0)) == alike;
    }

    Address anotherHome(SplittableRandom random) {
        return atlas.any(random);
    }
}
