package uk.hailsham.hub.connectors.store;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import uk.hailsham.hub.domain.intake.Rejection;
import uk.hailsham.hub.domain.intake.Row;
import uk.hailsham.hub.domain.school.PupilKey;

/** An invented pupil on the way into a drop. */
record Pupil(
        int row, String localId, String upn, String formerUpn, String given, String born, String is, boolean shielded) {
    static Pupil of(int row, String localId, String upn, String given, String born) {
        return new Pupil(row, localId, upn, null, given, born, given, false);
    }

    Pupil saying(String is) {
        return new Pupil(row, localId, upn, formerUpn, given, born, is, shielded);
    }

    Pupil formerly(String upn) {
        return new Pupil(row, localId, this.upn, upn, given, born, is, shielded);
    }

    Pupil behindShield() {
        return new Pupil(row, localId, upn, formerUpn, given, born, is, true);
    }

    Said.Taken taken() {
        return taken(null);
    }

    Said.Taken taken(String protectedFacts) {
        byte[] fingerprint =
                (is + localId + upn + formerUpn + given + born + protectedFacts).getBytes(StandardCharsets.UTF_8);
        return new Said.Taken(
                List.of(new Row.At("a.csv", row)),
                keys(),
                new Said.Person(given.toUpperCase(), LocalDate.parse(born)),
                fingerprint,
                document(),
                protectedFacts,
                shielded,
                List.of());
    }

    private List<PupilKey> keys() {
        List<PupilKey> keys = new ArrayList<>();
        add(keys, PupilKey.Kind.NAME_AND_DATE_OF_BIRTH, "EXAMPLE|" + given.toUpperCase() + "|" + born);
        add(keys, PupilKey.Kind.LOCAL_ID, localId);
        add(keys, PupilKey.Kind.UPN, upn);
        add(keys, PupilKey.Kind.FORMER_UPN, formerUpn);
        return keys;
    }

    private static void add(List<PupilKey> keys, PupilKey.Kind kind, String value) {
        if (value != null) {
            keys.add(new PupilKey(kind, value));
        }
    }

    private String document() {
        return """
                {"schema":"child-1","is":"%s","names":[{"kind":"legal","family":"Example","given":"%s"}],
                "dateOfBirth":"%s","sex":"F","identifiers":{"upn":"%s","formerUpns":["F1"]},
                "addresses":[{"kind":"home","lines":["1 High Street"],"postcode":"BN27 1AA"}]}""".formatted(is, given, born, upn);
    }

    static PupilKey local(String value) {
        return new PupilKey(PupilKey.Kind.LOCAL_ID, value);
    }

    static Said.Refused refused(int row, PupilKey... keys) {
        return new Said.Refused(
                List.of(new Row.At("a.csv", row)),
                List.of(new Rejection(
                        "a.csv",
                        row,
                        "DOB",
                        "not-a-date",
                        Rejection.Effect.ROW_REJECTED,
                        "dd/MM/yyyy",
                        "31/02/\0\t\\x")),
                List.of(keys));
    }
}
