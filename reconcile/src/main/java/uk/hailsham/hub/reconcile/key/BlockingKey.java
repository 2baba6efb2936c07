package uk.hailsham.hub.reconcile.key;

import static uk.hailsham.hub.reconcile.key.Feature.*;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import uk.hailsham.hub.reconcile.pack.Field;
import uk.hailsham.hub.reconcile.pack.Layout;

/** Features that two records must share to be compared. */
public record BlockingKey(List<Feature> features) {
    /** What narrows a key that too many records share. */
    static final List<Feature> REFINING = List.of(FIRST, FAMILY_SOUND, DISTRICT, BIRTH_YEAR, BIRTH_DAY, HOUSE, PLACE);

    private static final int SMALL = 60_000;
    private static final int LARGE = 500_000;

    /** Who shares none of these with somebody is like him in little; the others find those on whom slips were made. */
    private static final Set<BlockingKey> STRONG =
            Set.of(of(IDENTIFIER), of(FIRST, BIRTH), of(FAMILY, BIRTH), of(POSTCODE, BIRTH));

    private static BlockingKey of(Feature... features) {
        return new BlockingKey(List.of(features));
    }

    private static final List<BlockingKey> USUAL = List.of(
            of(IDENTIFIER),
            of(EMAIL),
            of(PHONE),
            of(FIRST, BIRTH),
            of(FAMILY, BIRTH),
            of(POSTCODE, BIRTH),
            of(FIRST_LETTER, FAMILY_LETTER, BIRTH),
            of(POSTCODE, FIRST),
            of(FIRST, FAMILY_SOUND, BIRTH_YEAR),
            of(FIRST, FAMILY_SOUND, BIRTH_DAY),
            of(FIRST_START, FAMILY_START, BIRTH_YEAR),
            of(POSTCODE, FAMILY, BIRTH_YEAR),
            of(FIRST, FAMILY_SOUND),
            of(STREET, HOUSE),
            of(STREET, BIRTH),
            of(STREET, FIRST),
            of(STREET, FAMILY));

    /** Keys that would find too many among millions, and help where records are few and poor. */
    private static final List<BlockingKey> IN_SMALL_FILES = List.of(
            of(BIRTH),
            of(EMAIL_NAME),
            of(STREET),
            of(FAMILY, POSTCODE),
            of(FAMILY, FIRST_LETTER),
            of(FIRST_SOUND, FAMILY_SOUND),
            of(FIRST_START, FAMILY_START),
            of(FIRST, PLACE),
            of(FAMILY, PLACE),
            of(FIRST, BIRTH_PLACE),
            of(FAMILY, BIRTH_PLACE),
            of(FIRST, DISTRICT),
            of(FAMILY, OCCUPATION),
            of(POSTCODE, HOUSE),
            of(POSTCODE, BIRTH_YEAR),
            of(BIRTH_PLACE, BIRTH_YEAR, FIRST_LETTER));

    /** The keys that records of this layout allow. */
    public static List<BlockingKey> usual(Layout layout, long records) {
        Set<Feature> has = features(layout);
        List<BlockingKey> keys = new ArrayList<>(USUAL);
        if (records <= SMALL) {
            keys.addAll(IN_SMALL_FILES);
        }
        if (records > LARGE && has.contains(POSTCODE)) {
            // Where a postcode says where somebody lives, the street finds the same records again.
            keys.removeIf(key -> key.features().contains(STREET));
        }
        keys.removeIf(key -> !has.containsAll(key.features()));
        return List.copyOf(keys);
    }

    private static Set<Feature> features(Layout layout) {
        Set<Feature> features = EnumSet.noneOf(Feature.class);
        for (Field field : layout.fields()) {
            features.addAll(features(field));
        }
        return features;
    }

    static List<Feature> features(Field field) {
        return switch (field.kind()) {
            case GIVEN_NAME -> List.of(FIRST, FIRST_SOUND, FIRST_LETTER, FIRST_START);
            case FAMILY_NAME -> List.of(FAMILY, FAMILY_SOUND, FAMILY_LETTER, FAMILY_START);
            case BIRTH_DATE -> List.of(BIRTH, BIRTH_YEAR, BIRTH_DAY);
            case POSTCODE -> List.of(POSTCODE, DISTRICT);
            case HOUSE_NUMBER -> List.of(HOUSE);
            case ADDRESS -> List.of(STREET);
            case PLACE -> List.of(field.subject().equals("birth") ? BIRTH_PLACE : PLACE);
            case SEX -> List.of(SEX);
            case EMAIL -> List.of(EMAIL, EMAIL_NAME);
            case PHONE -> List.of(PHONE);
            case IDENTIFIER -> List.of(IDENTIFIER);
            case OCCUPATION -> List.of(OCCUPATION);
            default -> List.of();
        };
    }

    static int mixed(int number, int value) {
        int mixed = (number ^ value) * 0x85EBCA6B;
        return (mixed ^ mixed >>> 15) * 0xC2B2AE35 + 0x165667B1;
    }

    /** Whether it is looked up first. */
    public boolean isStrong() {
        return STRONG.contains(this);
    }

    /** What narrows this key, feature by feature. */
    List<Feature> refining() {
        Set<Feature> own = Set.copyOf(features);
        return REFINING.stream()
                .filter(feature -> !own.contains(feature) && !own.contains(implying(feature)))
                .toList();
    }

    private static Feature implying(Feature feature) {
        return switch (feature) {
            case BIRTH_YEAR, BIRTH_DAY -> BIRTH;
            case FAMILY_SOUND -> FAMILY;
            case DISTRICT -> POSTCODE;
            default -> feature;
        };
    }

    /** The key with this name. */
    static BlockingKey named(String name) {
        return new BlockingKey(Arrays.stream(name.split(" \\+ "))
                .map(part -> Feature.valueOf(part.toUpperCase(Locale.ROOT).replace(' ', '_')))
                .toList());
    }

    public String name() {
        return features.stream()
                .map(feature -> feature.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                .collect(Collectors.joining(" + "));
    }
}
