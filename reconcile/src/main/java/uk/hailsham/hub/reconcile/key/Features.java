package uk.hailsham.hub.reconcile.key;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import uk.hailsham.hub.reconcile.column.Kind;
import uk.hailsham.hub.reconcile.column.Numbers;
import uk.hailsham.hub.reconcile.pack.Field;
import uk.hailsham.hub.reconcile.pack.Layout;
import uk.hailsham.hub.reconcile.pack.NameFacts;
import uk.hailsham.hub.reconcile.pack.NameParts;
import uk.hailsham.hub.reconcile.pack.PostcodeParts;
import uk.hailsham.hub.reconcile.pack.Vocabulary;
import uk.hailsham.hub.reconcile.pack.Words;

/** The features of one record, as numbers that are equal where the features are. Belongs to one thread. */
public final class Features {
    private static final int MOST = 8;

    private final Field[] fields;
    private final boolean[] wanted;
    private final int given;
    private final int family;
    private final int birth;
    private final Vocabulary postcodes;
    private final Vocabulary texts;
    private final NameFacts facts;
    private final int[][] values = new int[Feature.values().length][MOST];
    /** They cost two looks into the postcodes, and hardly any key is made of them. */
    private boolean districts = true;

    private final int[] counts = new int[Feature.values().length];

    public Features(Layout layout, Words words, NameFacts facts) {
        this.fields = layout.fields().toArray(Field[]::new);
        this.wanted = new boolean[fields.length];
        Arrays.fill(wanted, true);
        this.given = layout.field(Kind.GIVEN_NAME).map(Field::slot).orElse(-1);
        this.family = layout.field(Kind.FAMILY_NAME).map(Field::slot).orElse(-1);
        this.birth = layout.field(Kind.BIRTH_DATE).map(Field::slot).orElse(-1);
        this.postcodes = words.postcodes();
        this.texts = words.texts();
        this.facts = facts;
    }

    /** From now on only what these keys are made of is read. */
    void only(List<BlockingKey> keys) {
        Set<Feature> needed = EnumSet.noneOf(Feature.class);
        keys.forEach(key -> needed.addAll(key.features()));
        districts = needed.contains(Feature.DISTRICT);
        for (int f = 0; f < fields.length; f++) {
            wanted[f] = BlockingKey.features(fields[f]).stream().anyMatch(needed::contains)
                    || fields[f].kind() == Kind.MIDDLE_NAME && needed.contains(Feature.FIRST);
        }
    }

    int count(Feature feature) {
        return counts[feature.ordinal()];
    }

    int value(Feature feature, int i) {
        return values[feature.ordinal()][i];
    }

    /** Of a record that is looked for, names may have changed places, and the day and the month. */
    public void read(int[] row, boolean asked) {
        Arrays.fill(counts, 0);
        for (int f = 0; f < fields.length; f++) {
            if (wanted[f]) {
                Field field = fields[f];
                for (int i = 0; i < field.values(); i++) {
                    read(row, field, i);
                }
            }
        }
        if (asked) {
            strayed(row);
        }
    }

    private void read(int[] row, Field field, int i) {
        int value = row[field.slot() + i];
        switch (field.kind()) {
            case GIVEN_NAME -> first(value);
            case MIDDLE_NAME -> middle(value);
            case FAMILY_NAME -> family(value);
            case BIRTH_DATE -> birth(value);
            case SEX -> put(Feature.SEX, value);
            case POSTCODE -> postcode(value);
            case HOUSE_NUMBER -> put(Feature.HOUSE, value);
            case ADDRESS -> put(Feature.STREET, value);
            case PLACE -> put(field.subject().equals("birth") ? Feature.BIRTH_PLACE : Feature.PLACE, value);
            case EMAIL -> email(value);
            case OCCUPATION -> put(Feature.OCCUPATION, value);
            case PHONE -> number(Feature.PHONE, field.number(row, i));
            case IDENTIFIER -> number(Feature.IDENTIFIER, field.number(row, i));
            default -> {}
        }
    }

    private void put(Feature feature, int value) {
        int f = feature.ordinal();
        if (value == 0 || counts[f] == MOST) {
            return;
        }
        for (int i = 0; i < counts[f]; i++) {
            if (values[f][i] == value) {
                return;
            }
        }
        values[f][counts[f]++] = value;
    }

    private void number(Feature feature, long number) {
        long plain = Numbers.plain(number);
        if (plain != Numbers.NONE) {
            put(feature, (int) (plain ^ plain >>> 32) * 0x9E3779B1 | 1);
        }
    }

    private void first(int name) {
        if (name == 0) {
            return;
        }
        root(name);
        put(Feature.FIRST_SOUND, facts.sound(name));
        put(Feature.FIRST_LETTER, facts.first(name));
        put(Feature.FIRST_START, facts.starts(name));
    }

    private void root(int name) {
        int root = facts.root(name);
        if (root == NameFacts.MANY) {
            for (int group : facts.groups(name)) {
                put(Feature.FIRST, NameFacts.GROUPS + group);
            }
        } else if (root != name) {
            put(Feature.FIRST, root);
        } else if (facts.length(name) > 1) {
            put(Feature.FIRST, facts.letters(name));
        }
    }

    private void middle(int name) {
        if (name == 0) {
            return;
        }
        if (!facts.hasParts(name)) {
            root(name);
            return;
        }
        NameParts parts = facts.parts();
        for (int part = parts.from(name); part < parts.to(name); part++) {
            int[] groups = parts.groups(part);
            for (int group : groups) {
                put(Feature.FIRST, NameFacts.GROUPS + group);
            }
            if (groups.length == 0) {
                put(Feature.FIRST, parts.letters(part));
            }
        }
    }

    private void family(int name) {
        if (name == 0) {
            return;
        }
        put(Feature.FAMILY, facts.letters(name));
        put(Feature.FAMILY_SOUND, facts.sound(name));
        put(Feature.FAMILY_LETTER, facts.first(name));
        put(Feature.FAMILY_START, facts.starts(name));
        if (!facts.hasParts(name)) {
            return;
        }
        NameParts parts = facts.parts();
        for (int part = parts.from(name); part < parts.to(name); part++) {
            put(Feature.FAMILY, parts.letters(part));
            put(Feature.FAMILY_SOUND, parts.sound(part));
            put(Feature.FAMILY_START, parts.start(part));
        }
    }

    private void birth(int date) {
        put(Feature.BIRTH, date % 100 == 0 ? 0 : date);
        put(Feature.BIRTH_YEAR, date / 10_000);
        put(Feature.BIRTH_DAY, date % 10_000 == 101 || date % 100 == 0 ? 0 : date % 10_000);
    }

    private void postcode(int code) {
        if (code != 0) {
            put(Feature.POSTCODE, code);
        }
        if (code != 0 && districts) {
            put(Feature.DISTRICT, PostcodeParts.district(postcodes, code));
        }
    }

    private void email(int email) {
        put(Feature.EMAIL, email);
        int hash = 1;
        for (int i = texts.from(email); i < texts.from(email) + texts.length(email) && texts.pool()[i] != '@'; i++) {
            hash = hash * 31 + texts.pool()[i];
        }
        put(Feature.EMAIL_NAME, email == 0 ? 0 : hash);
    }

    private void strayed(int[] row) {
        int first = given < 0 ? 0 : row[given];
        int last = family < 0 ? 0 : row[family];
        if (first != 0 && last != 0) {
            root(last);
            put(Feature.FIRST_SOUND, facts.sound(last));
            put(Feature.FIRST_LETTER, facts.first(last));
            put(Feature.FAMILY, facts.letters(first));
            put(Feature.FAMILY_SOUND, facts.sound(first));
            put(Feature.FAMILY_LETTER, facts.first(first));
        }
        int date = birth < 0 ? 0 : row[birth];
        int month = date / 100 % 100;
        int day = date % 100;
        if (day > 0 && day <= 12 && month > 0) {
            birth(date / 10_000 * 10_000 + day * 100 + month);
        }
    }
}
