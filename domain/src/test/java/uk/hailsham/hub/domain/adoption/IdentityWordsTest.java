package uk.hailsham.hub.domain.adoption;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import uk.hailsham.hub.domain.child.Address;
import uk.hailsham.hub.domain.child.Child;
import uk.hailsham.hub.domain.child.Context;
import uk.hailsham.hub.domain.child.Identifiers;
import uk.hailsham.hub.domain.child.Name;

class IdentityWordsTest {
    private static Child child(List<Name> names, LocalDate born, Identifiers identifiers, String postcode) {
        Address home = new Address("home", List.of("1 Mill Road"), null, postcode, null, null, null, null);
        return new Child(
                null,
                names,
                born,
                null,
                null,
                identifiers,
                List.of(home),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Context.NONE,
                List.of());
    }

    @Test
    void everyIdentifierAndEveryNameWithTheDateOfBirthIsAWord() {
        Identifiers identifiers = new Identifiers(
                "A950000178301",
                List.of("H243278544154"),
                null,
                "1234567890",
                new Identifiers.NhsNumber("943 476 5919", "sound"),
                "10231");
        Child child = child(
                List.of(
                        new Name(Name.Kind.LEGAL, "O'Ward", "Zo\u00eb", null),
                        new Name(Name.Kind.PREFERRED, null, "Zo", null)),
                LocalDate.of(2015, 2, 28),
                identifiers,
                "BN27 1AA");

        assertThat(IdentityWords.of("white-house", "10231", child))
                .containsExactlyInAnyOrder(
                        "local|white-house|10231",
                        "upn|A950000178301",
                        "upn|H243278544154",
                        "uln|1234567890",
                        "nhs|9434765919",
                        "name|OWARD|ZOE|2015-02-28",
                        "family|OWARD|2015-02-28",
                        "home|ZOE|2015-02-28|BN271AA",
                        "home|ZO|2015-02-28|BN271AA");
    }

    @Test
    void aNameWithoutADateOfBirthNamesTooMany() {
        Child child = child(List.of(new Name(Name.Kind.LEGAL, "Ward", "Amelia", null)), null, Identifiers.NONE, null);

        assertThat(IdentityWords.of("index", null, child)).isEmpty();
    }
}
