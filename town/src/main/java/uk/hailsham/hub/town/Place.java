package uk.hailsham.hub.town;

/** Where a child goes by day. */
enum Place {
    WHITE_HOUSE("white-house", "8459992", "White House Primary School"),
    COLLEGE("hailsham-community-college", "8459991", "Hailsham Community College"),
    MARSHLANDS("marshlands", "8459993", "Marshlands Primary School"),
    HAWKES_FARM("hawkes-farm", "8459994", "Hawkes Farm Primary School"),
    GROVELANDS("grovelands", "8459995", "Grovelands Community Primary School"),
    OUTSIDE("", null, "A school outside the town"),
    NOWHERE("", null, null);

    final String id;
    final String laestab;
    final String label;

    Place(String id, String laestab, String label) {
        this.id = id;
        this.laestab = laestab;
        this.label = label;
    }

    /** Whether its roll is laid out as a drop. */
    boolean drops() {
        return this == WHITE_HOUSE || this == COLLEGE;
    }
}
