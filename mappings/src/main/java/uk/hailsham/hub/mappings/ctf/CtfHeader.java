package uk.hailsham.hub.mappings.ctf;

import java.time.Instant;
import java.time.LocalDate;
import uk.hailsham.hub.domain.school.Days;
import uk.hailsham.hub.mappings.csv.WrittenTime;
import uk.hailsham.hub.mappings.xml.XmlElement;

/**
 * The header of a file. Its qualifier (full or partial) tells how much of each pupil the file holds; it never says that
 * the roll is whole.
 *
 * @param version as written, such as {@code 25.0}; null when not said
 * @param date the day the file was made; null when not said
 * @param made the same to the minute, as far as it is said
 */
record CtfHeader(
        String version, LocalDate date, Instant made, String qualifier, String supplier, String lea, String estab) {
    static final CtfHeader NONE = new CtfHeader(null, null, null, null, null, null, null);

    static CtfHeader from(XmlElement header) {
        XmlElement source = header.child("SourceSchool");
        String version = header.text("CTFversion");
        return new CtfHeader(
                version == null ? header.text("ATFversion") : version,
                date(header.text("DateTime")),
                made(header.text("DateTime")),
                header.text("DocumentQualifier"),
                header.text("SupplierID"),
                source.text("LEA"),
                source.text("Estab"));
    }

    /**
     * Seven digits, or what else the file says about its sender; null when it names none, which is normal: files that the
     * Department's own service makes say {@code XXX/XXXX}.
     */
    String laestab() {
        boolean named = lea != null && estab != null && !lea.startsWith("XXX") && !estab.startsWith("XXXX");
        return named ? lea + estab : null;
    }

    private static Instant made(String dateTime) {
        return dateTime == null ? null : WrittenTime.instant(dateTime).orElse(null);
    }

    private static LocalDate date(String dateTime) {
        return dateTime == null
                ? null
                : WrittenTime.date(dateTime.split("[T ]", -1)[0])
                        .filter(Days::spokenOf)
                        .orElse(null);
    }
}
