package uk.hailsham.hub.mappings.ctf;

import uk.hailsham.hub.mappings.xml.XmlElement;

/** One {@code Attendance/YearData}: the sessions of a year at one school. */
record CtfYear(String year, String possible, String attended) {
    static CtfYear from(XmlElement year) {
        return new CtfYear(year.text("Year"), year.text("SessionsPossible"), year.text("SessionsAttended"));
    }
}
