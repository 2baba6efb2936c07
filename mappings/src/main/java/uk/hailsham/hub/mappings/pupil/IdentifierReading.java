package uk.hailsham.hub.mappings.pupil;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import uk.hailsham.hub.domain.child.Identifiers;
import uk.hailsham.hub.domain.identifier.Fault;
import uk.hailsham.hub.domain.identifier.NhsNumber;
import uk.hailsham.hub.domain.identifier.Uln;
import uk.hailsham.hub.domain.identifier.Upn;

/**
 * The identifiers of one record: an unsound one is left out with a finding and never rejects the record. An NHS number
 * is the exception: it is kept and flagged.
 */
public final class IdentifierReading {
    private final Findings findings;

    public IdentifierReading(Findings findings) {
        this.findings = findings;
    }

    /** @param upn may be a temporary one; so may any of the former ones, which may be null or empty too */
    public Identifiers identifiers(String upn, List<String> formerUpns, String uln, String nhsNumber, String localId) {
        String sound = upn("upn", upn);
        boolean temporary = sound != null && Upn.isTemporary(sound);
        return new Identifiers(
                temporary ? null : sound,
                former(formerUpns, sound),
                temporary ? sound : null,
                uln(uln),
                nhsNumber(nhsNumber),
                findings.text("localId", localId));
    }

    private List<String> former(List<String> formerUpns, String current) {
        List<String> sound = new ArrayList<>();
        for (String each : formerUpns) {
            String upn = upn("formerUpns", each);
            if (upn != null && !upn.equals(current) && !sound.contains(upn)) {
                sound.add(upn);
            }
        }
        return sound;
    }

    private String upn(String field, String raw) {
        String text = findings.text(field, raw);
        if (text == null) {
            return null;
        }
        String upn = Upn.normal(text);
        return sound(field, upn, Upn.fault(upn));
    }

    private String uln(String raw) {
        String text = findings.text("uln", raw);
        if (text == null) {
            return null;
        }
        String uln = text.replace(" ", "");
        return sound("uln", uln, Uln.fault(uln));
    }

    private String sound(String field, String value, Optional<Fault> fault) {
        fault.ifPresent(each -> findings.add(field, each.code(), each.expected(), value));
        return fault.isPresent() ? null : value;
    }

    private Identifiers.NhsNumber nhsNumber(String raw) {
        String text = findings.text("nhsNumber", raw);
        if (text == null) {
            return null;
        }
        String number = text.replace(" ", "");
        Optional<Fault> fault = NhsNumber.fault(number);
        fault.ifPresent(each -> findings.add("nhsNumber", each.code(), each.expected(), number));
        return new Identifiers.NhsNumber(number, fault.isPresent() ? "unsound" : "sound");
    }
}
