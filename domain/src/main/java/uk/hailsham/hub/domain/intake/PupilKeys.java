package uk.hailsham.hub.domain.intake;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import uk.hailsham.hub.domain.child.Child;
import uk.hailsham.hub.domain.child.Identifiers;
import uk.hailsham.hub.domain.child.Name;
import uk.hailsham.hub.domain.school.PupilKey;
import uk.hailsham.hub.domain.school.PupilKey.Kind;

/** By what a pupil can be known again. */
public final class PupilKeys {
    /** Of a folded name, so that a key fits into an index of the database whatever the letters (Hangul comes apart). */
    private static final int LONGEST_NAME = 200;

    private static final Pattern UNNAMED = Pattern.compile("[^\\p{L}\\p{N}]");

    private PupilKeys() {}

    /** Every key the document gives, most trusted first; a temporary UPN counts as a UPN. */
    public static List<PupilKey> of(Child child) {
        List<PupilKey> keys = new ArrayList<>();
        Identifiers identifiers = child.identifiers();
        add(keys, Kind.LOCAL_ID, identifiers.localId());
        add(keys, Kind.UPN, identifiers.upn());
        add(keys, Kind.UPN, identifiers.temporaryUpn());
        identifiers.formerUpns().forEach(upn -> add(keys, Kind.FORMER_UPN, upn));
        Name name = child.legalName();
        keys.add(nameAndBirth(name.family(), name.given(), child.dateOfBirth()));
        return keys;
    }

    public static PupilKey nameAndBirth(String family, String given, java.time.LocalDate born) {
        return new PupilKey(Kind.NAME_AND_DATE_OF_BIRTH, part(family) + "|" + part(given) + "|" + born);
    }

    /**
     * Whose a row is that cannot be taken. Of name and date of birth one may be missing: its place in the key is then
     * empty, and the key stands for everybody who has the other.
     *
     * @param localId null when not given, as every argument may be; identifiers need not be sound
     */
    public static List<PupilKey> ofUnsound(
            String localId, String upn, String family, String given, java.time.LocalDate born) {
        List<PupilKey> keys = new ArrayList<>();
        add(keys, Kind.LOCAL_ID, localId);
        add(keys, Kind.UPN, upn);
        boolean named = !folded(family).isEmpty() && !folded(given).isEmpty();
        if (named || born != null) {
            String name = named ? part(family) + "|" + part(given) : "|";
            keys.add(new PupilKey(Kind.NAME_AND_DATE_OF_BIRTH, name + "|" + (born == null ? "" : born)));
        }
        return keys;
    }

    private static String part(String name) {
        String folded = folded(name);
        return folded.length() > LONGEST_NAME ? folded.substring(0, LONGEST_NAME) : folded;
    }

    /** Upper case letters and digits only, without accents; null is empty. */
    public static String folded(String name) {
        if (name == null) {
            return "";
        }
        return name.chars().allMatch(c -> c < 0x80) ? foldedAscii(name) : foldedAny(name);
    }

    /** Nearly every name, and quicker. */
    private static String foldedAscii(String name) {
        StringBuilder folded = new StringBuilder(name.length());
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c >= 'a' && c <= 'z') {
                folded.append((char) (c - 'a' + 'A'));
            } else if (c >= 'A' && c <= 'Z' || c >= '0' && c <= '9') {
                folded.append(c);
            }
        }
        return folded.toString();
    }

    private static String foldedAny(String name) {
        String capitals = Normalizer.normalize(name, Normalizer.Form.NFD).toUpperCase(Locale.ROOT);
        return UNNAMED.matcher(capitals).replaceAll("");
    }

    private static void add(List<PupilKey> keys, Kind kind, String value) {
        if (value != null) {
            keys.add(new PupilKey(kind, value.strip().toUpperCase(Locale.ROOT)));
        }
    }
}
