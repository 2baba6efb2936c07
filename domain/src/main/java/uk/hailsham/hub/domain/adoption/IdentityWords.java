package uk.hailsham.hub.domain.adoption;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import uk.hailsham.hub.domain.child.Address;
import uk.hailsham.hub.domain.child.Child;
import uk.hailsham.hub.domain.child.Identifiers;
import uk.hailsham.hub.domain.child.Name;
import uk.hailsham.hub.domain.intake.PupilKeys;

/**
 * By what somebody could be known again: every identifier, every name with the date of birth, and, for spellings that
 * differ, the family name or the home with the date of birth. One word in common is enough to ask a person.
 */
public final class IdentityWords {
    private IdentityWords() {}

    /** @param localId the source's own key of the child; null when it has none */
    public static Set<String> of(String source, String localId, Child child) {
        Set<String> words = new TreeSet<>();
        Identifiers identifiers = child.identifiers();
        add(words, "local|" + source, localId);
        add(words, "upn", identifiers.upn());
        add(words, "upn", identifiers.temporaryUpn());
        identifiers.formerUpns().forEach(upn -> add(words, "upn", upn));
        add(words, "uln", identifiers.uln());
        add(
                words,
                "nhs",
                identifiers.nhsNumber() == null ? null : identifiers.nhsNumber().value());
        if (child.dateOfBirth() != null) {
            child.names().forEach(name -> named(words, name, child));
        }
        return words;
    }

    /** The given name with the date of birth alone would name the new identity too: adopted children keep both. */
    private static void named(Set<String> words, Name name, Child child) {
        String family = PupilKeys.folded(name.family());
        String given = PupilKeys.folded(name.given());
        if (!family.isEmpty()) {
            words.add("name|" + family + "|" + given + "|" + child.dateOfBirth());
            words.add("family|" + family + "|" + child.dateOfBirth());
        }
        postcodes(child).forEach(postcode -> words.add("home|" + given + "|" + child.dateOfBirth() + "|" + postcode));
    }

    private static Stream<String> postcodes(Child child) {
        return child.addresses().stream()
                .map(Address::postcode)
                .map(PupilKeys::folded)
                .filter(postcode -> !postcode.isEmpty());
    }

    private static void add(Set<String> words, String kind, String value) {
        if (value != null && !value.isBlank()) {
            words.add(kind + "|" + PupilKeys.folded(value));
        }
    }
}
