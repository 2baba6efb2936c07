package uk.hailsham.hub.reconcile.key;

import uk.hailsham.hub.reconcile.column.Kind;
import uk.hailsham.hub.reconcile.column.Numbers;
import uk.hailsham.hub.reconcile.pack.Field;
import uk.hailsham.hub.reconcile.pack.Layout;
import uk.hailsham.hub.reconcile.pack.NameFacts;
import uk.hailsham.hub.reconcile.pack.PostcodeParts;
import uk.hailsham.hub.reconcile.pack.Vocabulary;
import uk.hailsham.hub.reconcile.pack.Words;

/** The features of one record, as numbers that are equal where the features are. Belongs to one thread. */
public final class Features {
    private static final int MOST = 8;
    private static final int GROUPS = 1 << 28;

    private final Layout layout;
    private final Vocabulary names;
    private final Vocabulary postcodes;
    private final Vocabulary texts;
    private final NameFacts facts;
    private final int[][] values = new int[Feature.values().length][MOST];
    private final int[] counts = new int[Feature.values().length];

    public Features(Layout layout, Words words, NameFacts facts) {
        this.layout = layout;
        this.names = words.names();
        this.postcodes = words.postcodes();
        this.texts = words.texts();
        this.facts = facts;
    }

    int count(Feature feature) {
        return counts[feature.ordinal()];
    }

    int value(Feature feature, int i) {
        return values[feature.ordinal()][i];
    }

    /** Of a record that is looked for, names may have changed places, and the day and the month. */
    public void read(int[] row, boolean asked) {
        java.util.Arrays.fill(counts, 0);
        for (Field field : layout.fields()) {
            for (int i = 0; i < field.values(); i++) {
                read(row, field, i);
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
        put(Feature.FIRST_LETTER, names.first(name));
        put(Feature.FIRST_START, start(name));
    }

    private void root(int name) {
        int[] groups = facts.groups(name);
        for (int group : groups) {
            put(Feature.FIRST, GROUPS + group);
        }
        if (groups.length == 0 && names.length(name) > 1) {
            put(Feature.FIRST, name);
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
        for (int part : facts.parts(name)) {
            root(part);
        }
    }

    private void family(int name) {
        if (name == 0) {
            return;
        }
        put(Feature.FAMILY, name);
        put(Feature.FAMILY_SOUND, facts.sound(name));
        put(Feature.FAMILY_LETTER, names.first(name));
        put(Feature.FAMILY_START, start(name));
        if (facts.hasParts(name)) {
            for (int part : facts.parts(name)) {
                put(Feature.FAMILY, part);
                put(Feature.FAMILY_SOUND, facts.sound(part));
                put(Feature.FAMILY_START, start(part));
            }
        }
    }

    private int start(int name) {
        byte[] pool = names.pool();
        int from = names.from(name);
        int start = 1;
        for (int i = 0; i < Math.min(3, names.length(name)); i++) {
            start = start << 8 | pool[from + i] & 0xff;
        }
        return start;
    }

    private void birth(int date) {
        put(Feature.BIRTH, date % 100 == 0 ? 0 : date);
        put(Feature.BIRTH_YEAR, date / 10_000);
        put(Feature.BIRTH_DAY, date % 10_000 == 101 || date % 100 == 0 ? 0 : date % 10_000);
    }

    private void postcode(int code) {
        if (code != 0) {
            put(Feature.POSTCODE, code);
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
        int given =
                layout.field(Kind.GIVEN_NAME).map(field -> row[field.slot()]).orElse(0);
        int family =
                layout.field(Kind.FAMILY_NAME).map(field -> row[field.slot()]).orElse(0);
        if (given != 0 && family != 0) {
            root(family);
            put(Feature.FIRST_SOUND, facts.sound(family));
            put(Feature.FIRST_LETTER, names.first(family));
            put(Feature.FAMILY, given);
            put(Feature.FAMILY_SOUND, facts.sound(given));
            put(Feature.FAMILY_LETTER, names.first(given));
        }
        int date = layout.field(Kind.BIRTH_DATE).map(field -> row[field.slot()]).orElse(0);
        int month = date / 100 % 100;
        int day = date % 100;
        if (day > 0 && day <= 12 && month > 0) {
            birth(date / 10_000 * 10_000 + day * 100 + month);
        }
    }
}
