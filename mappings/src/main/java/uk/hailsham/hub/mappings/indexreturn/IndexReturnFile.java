package uk.hailsham.hub.mappings.indexreturn;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import uk.hailsham.hub.domain.telling.IndexReturn;
import uk.hailsham.hub.domain.telling.IndexReturn.Involved;
import uk.hailsham.hub.domain.telling.IndexReturn.Match;
import uk.hailsham.hub.domain.telling.IndexReturn.Place;
import uk.hailsham.hub.mappings.csv.CountedCsv;

/** The return file of {@code docs/index-return.md}: one record for each matched entry. */
public final class IndexReturnFile {
    private static final List<String> COLUMNS = List.of("indexNumber", "shielded", "schools", "involved", "differs");

    private IndexReturnFile() {}

    public static byte[] write(IndexReturn file) {
        CountedCsv csv = new CountedCsv(file.id(), file.sequence(), file.madeAt(), true, COLUMNS);
        file.matches().forEach(match -> csv.row(cells(match)));
        file.purged().forEach(number -> csv.purge(Arrays.asList(number, null, null, null, null)));
        return csv.bytes();
    }

    private static List<String> cells(Match match) {
        return Arrays.asList(
                match.indexNumber(),
                match.shielded() ? "Y" : "N",
                match.schools().stream().map(IndexReturnFile::place).collect(Collectors.joining(";")),
                match.involved().stream().map(IndexReturnFile::involved).collect(Collectors.joining(";")),
                String.join(";", match.differs()));
    }

    private static String place(Place place) {
        return piece(place.laestab(), place.name(), place.from());
    }

    private static String involved(Involved involved) {
        return piece(involved.service(), involved.from());
    }

    /** The signs between pieces and parts stand in no part. */
    private static String piece(Object... parts) {
        return Arrays.stream(parts)
                .map(part -> Objects.toString(part, "").replace('/', ' ').replace(';', ' '))
                .collect(Collectors.joining("/"));
    }
}
