package uk.hailsham.hub.mappings.census;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import uk.hailsham.hub.mappings.csv.Columns;

/** A table of the census, known by its headings: exports give the files whatever names they like. */
enum Blade {
    PUPILS("pupilonroll", List.of("surname", "forename"), List.of("surname", "forename", "dob")),
    NEEDS("senneeds", List.of("sentype", "senneedstableid"), List.of("sentype"), "sentype", "sentyperank"),
    ADDRESSES(
            "addressesonroll",
            List.of("addressesonrolltableid", "postcode"),
            List.of("postcode"),
            "saon",
            "paon",
            "street",
            "locality",
            "town",
            "posttown",
            "addressline1",
            "addressline2",
            "addressline3",
            "addressline4",
            "addressline5",
            "postcode",
            "uniquepropertyreferencenumber"),
    FREE_MEALS(
            "fsmperiodsonroll",
            List.of("fsmperiodsonrolltableid", "fsmperiodtableid", "fsmstartdate"),
            List.of("fsmstartdate"),
            "fsmstartdate",
            "fsmenddate");

    /** By which the rows of all blades belong to a pupil. */
    static final String ID = "pupilonrolltableid";
    /** Names the school, never the pupil. */
    static final String NATIVE_ID = "NativeId";
    /** Former pupils, of whom the roll says nothing any more. */
    private static final String OFF_ROLL_ID = "pupilnolongeronrolltableid";

    private final String table;
    private final List<String> marks;
    private final List<String> needed;
    private final List<String> kept;

    Blade(String table, List<String> marks, List<String> needed, String... kept) {
        this.table = table;
        this.marks = marks;
        this.needed = Stream.concat(Stream.of(ID), needed.stream()).toList();
        this.kept = List.of(kept);
    }

    /** Empty for a table the hub has no use for, such as absences and pupils who have left. */
    static Optional<Blade> of(Columns columns) {
        return columns.missing(List.of(OFF_ROLL_ID)).isEmpty()
                ? Optional.empty()
                : Stream.of(values()).filter(blade -> blade.marked(columns)).findFirst();
    }

    private boolean marked(Columns columns) {
        return columns.missing(marks).size() < marks.size();
    }

    /** As COLLECT calls it. */
    String table() {
        return table;
    }

    /** Columns without which the file cannot be read. */
    List<String> needed() {
        return needed;
    }

    /** Columns of a row that waits for its pupil. */
    List<String> kept() {
        return kept;
    }
}
