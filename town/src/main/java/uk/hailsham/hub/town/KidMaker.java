package uk.hailsham.hub.town;

import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;

/** Makes up the children of one household. */
final class KidMaker {
    private final SplittableRandom random;
    private final SchoolYear year;
    private final Family family;
    private final String surname;

    KidMaker(SplittableRandom random, SchoolYear year, Family family, String surname) {
        this.random = random;
        this.year = year;
        this.family = family;
        this.surname = surname;
    }

    Kid kid(int serial, int group, Kind kind) {
        boolean girl = random.nextBoolean();
        LocalDate born = born(group, kind);
        Kind fitting = group < 0 && kind != Kind.ABSENT ? Kind.CLEAN : kind;
        return kid(serial, born, girl, naming(girl, fitting), fitting);
    }

    /** Two of three pairs are of one sex, one of four has one initial; of one in three pairs the Index knows one child. */
    List<Kid> twins(int first, int second, int group) {
        LocalDate born = year.born(random, group);
        boolean girl = random.nextBoolean();
        boolean other = Words.chance(random, 660) == girl;
        Kid.Naming one = naming(girl, Kind.TWIN);
        Kid.Naming two = naming(other, Kind.TWIN);
        boolean alike = Words.chance(random, 250);
        for (int tries = 0; two.given().equals(one.given()) || alike && tries < 40 && !sameInitial(one, two); tries++) {
            two = naming(other, Kind.TWIN);
        }
        Kind known = Words.chance(random, 333) ? Kind.TWIN_ABSENT : Kind.TWIN;
        return List.of(kid(first, born, girl, one, Kind.TWIN), kid(second, born, other, two, known));
    }

    private static boolean sameInitial(Kid.Naming one, Kid.Naming two) {
        return one.given().charAt(0) == two.given().charAt(0);
    }

    private Kid kid(int serial, LocalDate born, boolean girl, Kid.Naming name, Kind kind) {
        int group = year.group(born);
        Oddity oddity = Oddity.any(random);
        return new Kid(
                serial,
                kind,
                kind == Kind.CLEAN ? oddity : Oddity.NONE,
                name,
                girl,
                born,
                Place.NOWHERE,
                papers(serial, born, kind),
                family,
                Sen.any(random, year, Math.max(0, group)),
                life(),
                "C");
    }

    private Kid.Papers papers(int serial, LocalDate born, Kind kind) {
        int first = born.getYear() + 4;
        String right = Numbers.upn(serial, first);
        String upn =
                switch (kind) {
                    case NO_UPN -> null;
                    case UNSOUND_UPN -> Numbers.spoilt(right);
                    case TEMPORARY_UPN -> Numbers.temporaryUpn(serial, first);
                    default -> right;
                };
        String before = kind == Kind.FORMER_UPN ? Numbers.otherUpn(serial, first) : null;
        String number = kind.inIndex() ? Numbers.index(serial) : null;
        return new Kid.Papers(upn, kind == Kind.UNSOUND_UPN, right, before, Numbers.nhs(serial), number);
    }

    private Kid.Life life() {
        boolean care = Words.chance(random, 11);
        return new Kid.Life(
                Words.chance(random, 230),
                care,
                Words.chance(random, 25),
                Words.chance(random, 60),
                120 - (Words.chance(random, 180) ? 12 + random.nextInt(60) : random.nextInt(12)));
    }

    private Kid.Naming naming(boolean girl, Kind kind) {
        String given = family.origin().given(random, girl);
        boolean middle = Words.chance(random, 420) || kind == Kind.MIDDLE_NAME;
        String second = middle ? family.origin().given(random, girl) : null;
        while (given.equals(second)) {
            second = family.origin().given(random, girl);
        }
        return switch (kind) {
            case PREFERRED_NAME -> {
                String whole = Words.pick(random, Nicknames.whole(girl));
                yield new Kid.Naming(surname, whole, second, Nicknames.of(whole), null);
            }
            case DOUBLE_BARRELLED ->
                new Kid.Naming(family.maiden() + "-" + family.origin().family(random), given, second, null, null);
            case CHANGED_SURNAME ->
                new Kid.Naming(surname, given, second, null, surname.equals(family.maiden()) ? null : family.maiden());
            default -> new Kid.Naming(surname, given, second, null, null);
        };
    }

    private LocalDate born(int group, Kind kind) {
        LocalDate born = year.born(random, group);
        if (kind != Kind.DAY_MONTH_SWAPPED) {
            return born;
        }
        int day = 1 + random.nextInt(12);
        return born.withDayOfMonth(day == born.getMonthValue() ? day % 12 + 1 : day);
    }
}
