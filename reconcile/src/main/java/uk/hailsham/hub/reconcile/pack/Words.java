package uk.hailsham.hub.reconcile.pack;

import uk.hailsham.hub.reconcile.column.Kind;

/** The vocabularies that records share, whatever file they come from. */
public final class Words {
    private final Vocabulary names = new Vocabulary();
    private final Vocabulary postcodes = new Vocabulary();
    private final Vocabulary texts = new Vocabulary();

    public Vocabulary names() {
        return names;
    }

    public Vocabulary postcodes() {
        return postcodes;
    }

    public Vocabulary texts() {
        return texts;
    }

    /** Null for kinds that are packed as numbers. */
    public Vocabulary of(Kind kind) {
        return switch (kind) {
            case GIVEN_NAME, MIDDLE_NAME, FAMILY_NAME -> names;
            case POSTCODE -> postcodes;
            case HOUSE_NUMBER, ADDRESS, PLACE, EMAIL, OCCUPATION, CODE -> texts;
            default -> null;
        };
    }
}
