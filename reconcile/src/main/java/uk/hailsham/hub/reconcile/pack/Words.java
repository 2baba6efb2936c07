package uk.hailsham.hub.reconcile.pack;

import java.io.IOException;
import uk.hailsham.hub.reconcile.column.Kind;
import uk.hailsham.hub.reconcile.snapshot.SnapshotReader;
import uk.hailsham.hub.reconcile.snapshot.SnapshotWriter;

/** The vocabularies that records share, whatever file they come from. */
public final class Words {
    private final Vocabulary names;
    private final Vocabulary postcodes;
    private final Vocabulary texts;

    public Words() {
        this(new Vocabulary(), new Vocabulary(), new Vocabulary());
    }

    Words(Vocabulary names, Vocabulary postcodes, Vocabulary texts) {
        this.names = names;
        this.postcodes = postcodes;
        this.texts = texts;
    }

    public void save(SnapshotWriter out) throws IOException {
        names.save(out);
        postcodes.save(out);
        texts.save(out);
    }

    public static Words open(SnapshotReader in) throws IOException {
        return new Words(Vocabulary.open(in), Vocabulary.open(in), Vocabulary.open(in));
    }

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
