package uk.hailsham.hub.town;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Marshlands' census export: two blades in one folder, joined by a table id that is another at every export. */
final class CensusWriter implements Roll {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy-MMM-dd", Locale.ENGLISH);

    private final Path export;
    private final SchoolYear year;
    private Text pupils;
    private Text needs;
    private int needsWritten;

    CensusWriter(Path folder, LocalDate day) {
        this.year = new SchoolYear(day);
        this.export = folder.resolve("census-" + day);
    }

    /** A school without a pupil exports nothing: an empty blade would be taken for a broken one. */
    private void open() throws IOException {
        pupils = new Text(export.resolve("%d_autumn_pupilonroll.csv".formatted(year.start())), StandardCharsets.UTF_8);
        needs = new Text(export.resolve("%d_autumn_senneeds.csv".formatted(year.start())), StandardCharsets.UTF_8);
        pupils.line(
                "pupilonrolltableid,NativeId,dob,surname,forename,middlenames,preferredsurname,formersurname,upn,formerupn,"
                        + "uniquelearnernumber,sex,entrydate,senunitindicator,resourcedprovisionindicator,ethnicity,yssa,"
                        + "servicechild,language,classtype,enrolstatus,boarder,plaa,senprovision,ncyearactual,eyppr,eyppbf,"
                        + "youngcarer",
                "\n");
        needs.line(
                "pupilonrolltableid,NativeId,senneedstableid,senneedsorderseqcolumn,sourceid,sentyperank,sentype",
                "\n");
    }

    @Override
    public void write(Kid kid) {
        if (pupils == null) {
            try {
                open();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        String id = tableId(kid);
        int group = year.group(kid.born());
        boolean other = kid.oddity() == Oddity.LEGAL_SURNAME_INSIDE;
        pupils.line(
                Text.cells(
                        id,
                        "SCH3",
                        born(kid),
                        kid.name().family(),
                        kid.name().given(),
                        kid.name().middle(),
                        other ? kid.family().maiden() : null,
                        kid.name().formerFamily(),
                        kid.papers().upn(),
                        kid.papers().before(),
                        null,
                        kid.oddity() == Oddity.GENDER_O ? "O" : kid.girl() ? "F" : "M",
                        written(year.firstDayOf(0, kid.born())),
                        "False",
                        "False",
                        ethnicity(kid),
                        null,
                        "N",
                        kid.family().origin().language,
                        "O",
                        kid.status(),
                        null,
                        null,
                        provision(kid.sen()),
                        kid.oddity() == Oddity.CLASS_FOR_YEAR ? "9Z" : group == 0 ? "R" : group,
                        null,
                        null,
                        kid.life().youngCarer() ? kid.serial() % 2 == 0 ? "P" : "S" : "N"),
                "\n");
        needs(kid, id);
    }

    private String tableId(Kid kid) {
        long id = Seeds.of(year.today().toEpochDay(), kid.serial()).nextLong();
        return "%08x-%03x".formatted(id >>> 32, id & 0xFFF);
    }

    private static String ethnicity(Kid kid) {
        return kid.oddity() == Oddity.ETHNICITY_THAT_IS_NONE
                ? "PAKI"
                : kid.family().origin().ethnicity;
    }

    private static String born(Kid kid) {
        return switch (kid.oddity()) {
            case NO_BIRTH_DATE -> null;
            case IMPOSSIBLE_BIRTH_DATE -> kid.born().getYear() + "-Feb-31 00:00:00";
            default -> written(kid.born());
        };
    }

    private static String written(LocalDate day) {
        return day.format(DAY) + " 00:00:00";
    }

    /** A code of the time before 2014's reform where nobody has gone over the record since. */
    private static String provision(Sen sen) {
        return sen.earlier() == null || sen.earlier().equals("S") ? sen.provision() : sen.earlier();
    }

    /** Whole numbers came through a spreadsheet. */
    private void needs(Kid kid, String id) {
        for (int i = 0; i < kid.sen().needs().size(); i++) {
            int rank = kid.oddity() == Oddity.RANK_TIE ? 1 : i + 1;
            needsWritten++;
            needs.line(
                    Text.cells(
                            id,
                            "SCH3",
                            "n" + needsWritten,
                            needsWritten,
                            "s" + kid.serial(),
                            kid.oddity() == Oddity.FLAT_SEN ? null : rank + ".0",
                            kid.sen().needs().get(i)),
                    "\n");
        }
    }

    @Override
    public void close() {
        if (pupils != null) {
            pupils.close();
            needs.close();
        }
    }
}
