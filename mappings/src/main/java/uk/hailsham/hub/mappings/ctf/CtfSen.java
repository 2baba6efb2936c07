package uk.hailsham.hub.mappings.ctf;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import uk.hailsham.hub.mappings.xml.XmlElement;

/** What a pupil's special educational needs are, and have been; {@code SEN} and {@code SENneeds} stand in several places. */
record CtfSen(List<Period> periods, List<Need> needs) {
    static CtfSen from(XmlElement pupil) {
        XmlElement history = pupil.child("SENhistory");
        List<XmlElement> periods = new ArrayList<>(history.children("SEN"));
        // Some writers leave out the history and write SEN, or its provision, straight into the pupil.
        Stream.of(pupil.children("SEN").stream(), Stream.of(history, pupil).filter(CtfSen::isPeriod))
                .flatMap(places -> places)
                .forEach(periods::add);
        List<Need> needs = places(pupil, history)
                .flatMap(place -> place.child("SENneeds").children("SENneed").stream())
                .map(Need::from)
                .toList();
        return new CtfSen(
                periods.stream().filter(CtfSen::isPeriod).map(Period::from).toList(), needs);
    }

    private static Stream<XmlElement> places(XmlElement pupil, XmlElement history) {
        return Stream.of(Stream.of(pupil, history), pupil.children("SEN").stream(), history.children("SEN").stream())
                .flatMap(places -> places);
    }

    private static boolean isPeriod(XmlElement element) {
        return element.text("SENprovision") != null;
    }

    /** One {@code SEN}. */
    record Period(String provision, String start, String end) {
        static Period from(XmlElement sen) {
            return new Period(sen.text("SENprovision"), sen.text("StartDate"), sen.text("EndDate"));
        }
    }

    /** One {@code SENneed}; ranks have gaps and ties. */
    record Need(String rank, String type, String start, String end) {
        static Need from(XmlElement need) {
            return new Need(
                    need.text("SENtypeRank"),
                    need.text("SENtype"),
                    need.text("NeedStartDate"),
                    need.text("NeedEndDate"));
        }
    }
}
