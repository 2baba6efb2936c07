package uk.hailsham.hub.town.people;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import uk.hailsham.hub.town.Numbers;

/** A child as somebody writes it down; what is not known is empty. */
final class Entry {
    final Set<Rate> done = EnumSet.noneOf(Rate.class);
    String forename;
    String middle;
    String surname;
    String born;
    String sex;
    String house;
    String street;
    String town;
    String postcode;
    String upn;
    String nhs;

    Entry(Child child, boolean schooled) {
        forename = child.forename();
        middle = child.middle();
        surname = child.surname();
        born = child.born().toString();
        sex = child.girl() ? "F" : "M";
        upn = schooled ? Numbers.upn(child.serial(), child.firstSchoolYear()) : "";
        String number = Numbers.nhs(child.serial());
        nhs = number == null ? "" : number;
        lives(child.home());
    }

    void lives(Address home) {
        house = home.house();
        street = home.street();
        town = home.town();
        postcode = home.postcode();
    }

    /** Changes a field; done only when the field is then another. */
    String change(Rate rate, String field, UnaryOperator<String> how) {
        String changed = how.apply(field);
        if (!changed.equals(field)) {
            done.add(rate);
        }
        return changed;
    }

    void shout() {
        done.add(Rate.UPPER_CASE);
        forename = forename.toUpperCase(Locale.ROOT);
        middle = middle.toUpperCase(Locale.ROOT);
        surname = surname.toUpperCase(Locale.ROOT);
        street = street.toUpperCase(Locale.ROOT);
        house = house.toUpperCase(Locale.ROOT);
        town = town.toUpperCase(Locale.ROOT);
    }
}
