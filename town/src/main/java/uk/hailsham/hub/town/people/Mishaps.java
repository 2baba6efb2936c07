package uk.hailsham.hub.town.people;

import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import uk.hailsham.hub.town.Numbers;

/** What happens to a child's particulars between life and file, each thing as often as its rate says. */
final class Mishaps {
    private final Rates rates;
    private final Families families;
    private final Nicknames nicknames = new Nicknames();

    Mishaps(Rates rates, Families families) {
        this.rates = rates;
        this.families = families;
    }

    /** @param schooled of school age, when children have a UPN */
    Entry written(Child child, Side side, boolean schooled, SplittableRandom random) {
        Entry entry = new Entry(child, schooled);
        One one = new One(entry, child, side, random);
        one.life();
        one.names();
        one.slips();
        one.dateAndSex();
        one.address();
        one.numbers();
        if (one.happens(Rate.UPPER_CASE)) {
            entry.shout();
        }
        return entry;
    }

    /** One record being written. */
    private final class One {
        private final Entry entry;
        private final Child child;
        private final Side side;
        private final SplittableRandom random;

        One(Entry entry, Child child, Side side, SplittableRandom random) {
            this.entry = entry;
            this.child = child;
            this.side = side;
            this.random = random;
        }

        boolean happens(Rate rate) {
            return rates.happens(rate, side, random);
        }

        private String perhaps(Rate rate, String field, UnaryOperator<String> how) {
            return happens(rate) && !field.isEmpty() ? entry.change(rate, field, how) : field;
        }

        void life() {
            if (happens(Rate.MOVER)) {
                entry.done.add(Rate.MOVER);
                entry.lives(families.anotherHome(random));
            }
            entry.surname = perhaps(Rate.CHANGED_SURNAME, entry.surname, name -> {
                String other = child.origin().surnames().any(random);
                return random.nextInt(5) == 0 && name.indexOf('-') < 0 ? name + "-" + other : other;
            });
        }

        void names() {
            String first =
                    entry.middle.indexOf(' ') < 0 ? entry.middle : entry.middle.substring(0, entry.middle.indexOf(' '));
            if (happens(Rate.MIDDLE_AS_FIRST) && !first.isEmpty()) {
                entry.done.add(Rate.MIDDLE_AS_FIRST);
                entry.middle = entry.forename;
                entry.forename = first;
            }
            entry.forename = perhaps(Rate.NICKNAME, entry.forename, name -> {
                String inUse = nicknames.of(name, random);
                return inUse == null ? name : inUse;
            });
            entry.forename = perhaps(Rate.INITIAL, entry.forename, name -> name.substring(0, 1));
            entry.middle = perhaps(Rate.MIDDLE_MISSING, entry.middle, name -> "");
            entry.middle = perhaps(Rate.MIDDLE_INITIAL, entry.middle, Mishaps::initials);
            entry.surname = perhaps(Rate.HALF_NAME, entry.surname, this::half);
        }

        private String half(String name) {
            int hyphen = name.indexOf('-');
            boolean left = random.nextBoolean();
            return hyphen < 3 ? name : left ? name.substring(0, hyphen) : name.substring(hyphen + 1);
        }

        void slips() {
            entry.forename = slipped(entry.forename);
            entry.surname = slipped(entry.surname);
            if (happens(Rate.SWAPPED_NAMES)) {
                entry.done.add(Rate.SWAPPED_NAMES);
                String forename = entry.forename;
                entry.forename = entry.surname;
                entry.surname = forename;
            }
        }

        private String slipped(String name) {
            String written = name;
            if (rates.slips(Rate.TYPO, side, child.origin(), random)) {
                written = entry.change(Rate.TYPO, written, text -> Slips.typed(text, random));
            }
            if (rates.slips(Rate.PHONETIC, side, child.origin(), random)) {
                written = entry.change(Rate.PHONETIC, written, text -> Slips.heard(text, random));
            }
            written = perhaps(Rate.HYPHEN_LOST, written, text -> text.replace('-', ' '));
            return perhaps(Rate.ACCENTS_LOST, written, Slips::plain);
        }

        void dateAndSex() {
            entry.born = perhaps(Rate.DATE_MISSING, entry.born, date -> "");
            entry.born = perhaps(Rate.DAY_MONTH_SWAPPED, entry.born, Mishaps::dayAndMonthSwapped);
            entry.born = perhaps(Rate.FIRST_JANUARY, entry.born, date -> date.substring(0, 4) + "-01-01");
            entry.born = perhaps(Rate.DATE_DIGIT, entry.born, date -> Dates.digitWrong(date, random));
            entry.sex = perhaps(Rate.SEX_WRONG, entry.sex, sex -> sex.equals("F") ? "M" : "F");
            entry.sex = perhaps(Rate.SEX_MISSING, entry.sex, sex -> "");
        }

        void address() {
            entry.house = perhaps(Rate.HOUSE_WRONG, entry.house, house -> Integer.toString(1 + random.nextInt(120)));
            entry.street = perhaps(Rate.STREET_SHORT, entry.street, Streets::shortened);
            entry.postcode = perhaps(Rate.POSTCODE_MISSING, entry.postcode, code -> "");
            entry.postcode = perhaps(
                    Rate.POSTCODE_TYPO,
                    entry.postcode,
                    code -> code.substring(0, code.length() - 1) + "ABDEFGHJLN".charAt(random.nextInt(10)));
            entry.postcode = perhaps(Rate.POSTCODE_UNSPACED, entry.postcode, code -> code.replace(" ", ""));
        }

        void numbers() {
            Rate noUpn = side == Side.ROLL ? Rate.UPN_MISSING : Rate.UPN_MISSING_IN_INDEX;
            entry.upn = perhaps(noUpn, entry.upn, upn -> "");
            if (child.twin() != null) {
                entry.upn = perhaps(
                        Rate.UPN_OF_TWIN,
                        entry.upn,
                        upn -> Numbers.upn(child.twin().serial(), child.twin().firstSchoolYear()));
            }
            Rate noNhs = side == Side.ROLL ? Rate.NHS_MISSING : Rate.NHS_MISSING_IN_INDEX;
            entry.upn = perhaps(Rate.UPN_DIGIT, entry.upn, upn -> Slips.digit(upn, 1, random));
            entry.nhs = perhaps(noNhs, entry.nhs, nhs -> "");
        }
    }

    private static String initials(String names) {
        int space = names.indexOf(' ');
        return space < 0 ? names.substring(0, 1) : names.charAt(0) + " " + names.charAt(space + 1);
    }

    private static String dayAndMonthSwapped(String date) {
        return date.substring(8).compareTo("12") <= 0
                ? date.substring(0, 5) + date.substring(8) + "-" + date.substring(5, 7)
                : date;
    }
}
