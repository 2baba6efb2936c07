package uk.hailsham.hub.reconcile.comparison;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import uk.hailsham.hub.reconcile.column.Kind;
import uk.hailsham.hub.reconcile.pack.Field;
import uk.hailsham.hub.reconcile.pack.Frequencies;
import uk.hailsham.hub.reconcile.pack.Frequencies.Shares;
import uk.hailsham.hub.reconcile.pack.Layout;
import uk.hailsham.hub.reconcile.pack.NameFacts;
import uk.hailsham.hub.reconcile.pack.PostcodeCodes;
import uk.hailsham.hub.reconcile.pack.Words;
import uk.hailsham.hub.reconcile.snapshot.SnapshotReader;
import uk.hailsham.hub.reconcile.snapshot.SnapshotWriter;

/** Which comparisons records of a layout allow; what they share is read only, what they remember is a thread's own. */
public final class Comparisons {
    private final Layout layout;
    private final Words words;
    private final NameFacts facts;
    private final PostcodeCodes postcodes;
    private final Map<Field, Shares> shares = new HashMap<>();

    public Comparisons(Layout layout, Words words, NameFacts facts, Frequencies frequencies) {
        this.layout = layout;
        this.words = words;
        this.facts = facts;
        this.postcodes = new PostcodeCodes(words.postcodes());
        for (Field field : layout.fields()) {
            if (frequencies.counts(field)) {
                shares.put(field, frequencies.shares(field));
            }
        }
    }

    private Comparisons(Layout layout, Words words, NameFacts facts) {
        this.layout = layout;
        this.words = words;
        this.facts = facts;
        this.postcodes = new PostcodeCodes(words.postcodes());
    }

    public void save(SnapshotWriter out) throws IOException {
        for (Field field : layout.fields()) {
            out.floats(shares.containsKey(field) ? shares.get(field).logs() : new float[0]);
            out.floats(
                    new float[] {shares.containsKey(field) ? shares.get(field).rarest() : 0});
        }
    }

    public static Comparisons open(SnapshotReader in, Layout layout, Words words, NameFacts facts) throws IOException {
        Comparisons opened = new Comparisons(layout, words, facts);
        for (Field field : layout.fields()) {
            float[] logs = in.floatArray();
            float rarest = in.floatArray()[0];
            if (logs.length > 0) {
                opened.shares.put(field, new Shares(field.kind(), logs, rarest));
            }
        }
        return opened;
    }

    /** A new list for one thread, always in the same order. */
    public List<Comparison> forThread() {
        PersonNames names = new PersonNames(layout, new NameGrades(words.names(), facts));
        List<Comparison> comparisons = new ArrayList<>();
        for (Field field : layout.fields()) {
            comparisons.add(comparison(field, names));
        }
        return List.copyOf(comparisons);
    }

    private Comparison comparison(Field field, PersonNames names) {
        Shares known = shares.get(field);
        return switch (field.kind()) {
            case GIVEN_NAME -> givenName(names, field);
            case MIDDLE_NAME -> new MiddleName(names, field, known);
            case FAMILY_NAME -> new FamilyName(names, field, known);
            case BIRTH_DATE -> new BirthDate(field.slot(), known);
            case SEX -> new Sex(field.slot(), names);
            case IDENTIFIER, PHONE -> new IdentifierNumber(field);
            case POSTCODE -> new Postcode(field, words.postcodes(), postcodes, known);
            default -> new Text(field, layout, words.texts(), known);
        };
    }

    private GivenName givenName(PersonNames names, Field field) {
        return layout.field(Kind.FAMILY_NAME)
                .map(family -> new GivenName(names, field, shares.get(field), family.slot(), shares.get(family)))
                .orElseGet(() -> new GivenName(names, field, shares.get(field), -1, null));
    }

    public Layout layout() {
        return layout;
    }

    /** Whether the field's same value must be exactly so often among two records as the frequencies say. */
    public boolean countsExactly(Field field) {
        return shares.containsKey(field) && field.kind() != Kind.SEX;
    }
}
