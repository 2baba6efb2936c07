package uk.hailsham.hub.town;

/** A household. */
record Family(String surname, String mother, String father, String house, String street, String postcode) {
    Family movedTo(String house, String street, String postcode) {
        return new Family(surname, mother, father, house, street, postcode);
    }
}
