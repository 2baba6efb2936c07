package uk.hailsham.hub.mappings.ctf;

import java.util.List;
import uk.hailsham.hub.mappings.xml.XmlElement;

/** @param given false when the pupil has no {@code FSMhistory} at all, which says nothing */
record CtfFsm(boolean given, List<Instance> instances) {
    static CtfFsm from(XmlElement history) {
        List<Instance> instances = history.children("FSMinstance").stream()
                .map(each -> new Instance(each.text("FSMstartDate"), each.text("FSMendDate")))
                .toList();
        return new CtfFsm(!history.isEmpty(), instances);
    }

    /** A time of being eligible for free school meals. */
    record Instance(String start, String end) {}
}
