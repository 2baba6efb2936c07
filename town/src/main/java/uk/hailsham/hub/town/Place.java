package uk.hailsham.hub.town;

import java.util.List;

/** Where a child goes by day. */
enum Place {
    WHITE_HOUSE("white-house", "8459992", "White House Primary School", 108),
    COLLEGE("hailsham-community-college", "8459991", "Hailsham Community College", 0),
    MARSHLANDS("marshlands", "8459993", "Marshlands Primary School", 103),
    HAWKES_FARM("hawkes-farm", "8459994", "Hawkes Farm Primary School", 108),
    GROVELANDS("grovelands", "8459995", "Grovelands Community Primary School", 159),
    OUTSIDE("", null, "A school outside the town", 0),
    NOWHERE("", null, null, 0);

    static final List<Place> PRIMARIES = List.of(WHITE_HOUSE, MARSHLANDS, HAWKES_FARM, GROVELANDS);

    final String id;
    final String laestab;
    final String label;
    /** How many of a thousand pupils go there; the college has the others. */
    final int share;

    Place(String id, String laestab, String label, int share) {
        this.id = id;
        this.laestab = laestab;
        this.label = label;
        this.share = share;
    }

    /** Whether its roll is laid out as a drop. */
    boolean drops() {
        return this == COLLEGE || primary();
    }

    boolean primary() {
        return share > 0;
    }
}
