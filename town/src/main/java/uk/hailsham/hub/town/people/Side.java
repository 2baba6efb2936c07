package uk.hailsham.hub.town.people;

/** Who wrote a record down. */
enum Side {
    INDEX,
    ROLL
}
