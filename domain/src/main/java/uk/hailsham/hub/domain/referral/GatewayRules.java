package uk.hailsham.hub.domain.referral;

import static uk.hailsham.hub.domain.referral.GateRule.refuse;

import java.util.List;
import java.util.Optional;
import uk.hailsham.hub.domain.agency.Agency;

/** What the agency itself asks before it takes a referral. */
final class GatewayRules {

    static final GateRule THE_AGE_IS_SERVED = approach -> {
        Agency.Gateway gateway = approach.agency().gateway();
        if (gateway.ageFrom() == null && gateway.ageTo() == null) {
            return Optional.empty();
        }
        Optional<Integer> age = approach.age();
        String served = approach.theAgency() + " takes children " + ages(gateway) + ".";
        return age.isEmpty()
                ? refuse(true, "age-unknown", "date_of_birth", served + " Give the date of birth.")
                : refuse(
                        !within(gateway, age.get()),
                        "age-not-served",
                        "date_of_birth",
                        served + " Ask another service.");
    };

    /** Silent about a shielded child: an answer would tell in which area the child lives. */
    static final GateRule THE_AREA_IS_SERVED = approach -> {
        List<String> areas = approach.agency().gateway().postcodes();
        if (areas.isEmpty() || approach.shielded()) {
            return Optional.empty();
        }
        String served = approach.theAgency() + " serves homes in " + String.join(", ", areas) + ".";
        return approach.known()
                .postcode()
                .map(postcode -> refuse(
                        !PostcodeArea.anyHolds(areas, postcode),
                        "area-not-served",
                        "postcode",
                        served + " Ask the service of the home's area."))
                .orElseGet(() -> refuse(
                        true,
                        "area-unknown",
                        "postcode",
                        served + " No home postcode is known: record it in the pupil system."));
    };

    static final GateRule SOMETHING_WAS_TRIED_FIRST = approach -> refuse(
            approach.agency().gateway().triedFirst()
                    && Known.blank(approach.request().triedFirst()),
            "nothing-tried-first",
            "tried_first",
            approach.theAgency() + " asks what the school has tried first. Say it in the referral.");

    /** A shielded child's whereabouts are withheld, so nobody can ask for them here. */
    static final GateRule MANDATORY_FIELDS_ARE_FILLED = approach -> {
        List<DisclosableField> missing = approach.agency().gateway().mandatory().stream()
                .map(DisclosableField::of)
                .filter(field -> !(approach.shielded() && field.whereabouts()))
                .filter(field -> Known.blank(field.text(approach.known())))
                .toList();
        String keys =
                String.join(", ", missing.stream().map(DisclosableField::key).toList());
        return refuse(
                !missing.isEmpty(),
                "mandatory-missing",
                keys,
                approach.theAgency() + " needs these fields, which are empty: " + keys + ".");
    };

    static final List<GateRule> ALL =
            List.of(THE_AGE_IS_SERVED, THE_AREA_IS_SERVED, SOMETHING_WAS_TRIED_FIRST, MANDATORY_FIELDS_ARE_FILLED);

    private GatewayRules() {}

    private static boolean within(Agency.Gateway gateway, int age) {
        return (gateway.ageFrom() == null || age >= gateway.ageFrom())
                && (gateway.ageTo() == null || age <= gateway.ageTo());
    }

    private static String ages(Agency.Gateway gateway) {
        if (gateway.ageTo() == null) {
            return "from age " + gateway.ageFrom();
        }
        return gateway.ageFrom() == null
                ? "up to age " + gateway.ageTo()
                : "aged " + gateway.ageFrom() + " to " + gateway.ageTo();
    }
}
