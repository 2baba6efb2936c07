package uk.hailsham.hub.town.people;

/** Where a household lives. */
record Address(String house, String street, String town, String postcode) {}
