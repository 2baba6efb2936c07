package uk.hailsham.hub.reconcile.column;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads headings as systems write them: {@code Date of birth}, {@code date_of_birth}, {@code personBirthDate}. */
final class Headings {
    /** The subject of a birth year told by an age. */
    static final String AGE = "age";

    private static final Pattern CAMEL = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");
    private static final Pattern NOISE = Pattern.compile(
            "\\b(the|pupil|pupils|student|child|childs|person|persons|patient|client|member|voter|learner|res|residence"
                    + "|residential|home|current|reg|cd|desc|txt|text|value|field|primary|main|your|applicant)\\b");
    private static final Pattern OTHER = Pattern.compile(
            "\\b(former|previous|prev|maiden|old|preferred|chosen|known as|alias|aka|nick|nickname|alternative|alt|second|other"
                    + "|birth(?= ?(?:surname|family|last)))\\b");
    private static final Map<Pattern, Map.Entry<Kind, String>> WORDS = new LinkedHashMap<>();

    static {
        word(
                Kind.MIDDLE_NAME,
                "",
                "middle|middle names?|midl name|middle initials?|mname|mi|fname c2|second forename|second name|other names|other forenames");
        word(
                Kind.PLACE,
                "birth",
                "(birth ?place|place of birth|pob|born in|(town|city|country|county) of birth|birth (town|city|country|county|state))");
        word(Kind.BIRTH_YEAR, "", "by|yob|birth ?year|year of birth|birth yr|byear|dob year|dob y");
        word(Kind.BIRTH_YEAR, AGE, "age|age in years|years old");
        word(Kind.BIRTH_MONTH, "", "bm|mob|birth ?month|month of birth|bmonth|dob month|dob m");
        word(Kind.BIRTH_DAY, "", "bd|day of birth|birth ?day|bday|dob day|dob d");
        word(
                Kind.BIRTH_DATE,
                "",
                "dob|d o b|date of birth|birth ?date|birth dt|born|date born|bdate|dateofbirth|birth");
        word(
                Kind.GIVEN_NAME,
                "",
                "given|given names?|first|first ?names?|fname|fname c1|fore ?names?|christian names?|firstnm|given ?name");
        word(Kind.FAMILY_NAME, "", "family|family ?names?|sur ?names?|last|last ?names?|lname|lname c[12]|lastnm");
        word(
                Kind.WHOLE_NAME,
                "",
                "names?|full ?names?|whole name|complete name|name in format.*|(fore|first|given)( ?name)? and (sur|last|family)( ?name)?");
        word(Kind.SEX, "", "sex|gender|sex code|gender code|legal sex");
        word(Kind.IDENTIFIER, "upn", "upn|unique pupil (number|no|id)");
        word(Kind.IDENTIFIER, "uln", "uln|unique number|unique learner (number|no|id)");
        word(Kind.IDENTIFIER, "nhs", "nhs|nhs ?(number|no|num|id)");
        word(
                Kind.IDENTIFIER,
                "social",
                "ssn|soc sec( id| no| number)?|social security( id| no| number)?|national insurance( no| number)?|nino|ni (no|number)");
        word(Kind.IDENTIFIER, "passport", "passport( no| number| id)?");
        word(
                Kind.IDENTIFIER,
                "medical",
                "medicare( no| number| id)?|hospital (no|number)|mrn|medical record (no|number)|chi( number| no)?");
        word(
                Kind.IDENTIFIER,
                "national",
                "national (id|identifier|number)|identity (card )?(no|number)|tax (id|no|number)|driving licen[cs]e( no| number)?|drivers licen[cs]e( no| number| num)?");
        word(Kind.POSTCODE, "", "post ?code( fake)?|postal code|post code|zip|zip ?code|zip5|plz|address postcode");
        word(Kind.EMAIL, "", "e ?mail( address)?|mail address");
        word(
                Kind.PHONE,
                "",
                "(tele)?phone( no| num| number)?|tel( no| number)?|mobile( no| phone| number)?|full phone( no| num| number)?|cell( phone)?|landline");
        word(
                Kind.HOUSE_NUMBER,
                "",
                "house|house ?(number|no|num|name)|street ?(number|no)|building (number|no)|door (number|no)|paon|half code house|flat and house");
        word(
                Kind.ADDRESS,
                "1",
                "address|addr|street|street ?name|street address|address line|(address|addr|address line)[ _]?1|thoroughfare|road|full address|line 1");
        word(Kind.ADDRESS, "2", "(address|addr|address line)[ _]?2|saon|line 2");
        word(Kind.ADDRESS, "3", "(address|addr|address line)[ _]?3|line 3");
        word(
                Kind.PLACE,
                "town",
                "city|town|suburb|locality|place|village|post ?town|municipality|city town|parish|hometown|location");
        word(Kind.PLACE, "county", "county|district|region|borough");
        word(Kind.PLACE, "state", "state|province|state abbrev");
        word(Kind.PLACE, "country", "country");
        word(Kind.OCCUPATION, "", "occupation|job|job title|profession|trade|employment");
        word(Kind.CODE, "suffix", "suffix|name suffix|name sufx|generation");
        word(Kind.CODE, "ethnicity", "ethnic(ity)?|ethnic (group|origin|code)|race|race code");
        word(Kind.CODE, "language", "language|first language|mother tongue");
        word(Kind.CODE, "nationality", "nationality|citizenship");
        word(Kind.CODE, "religion", "religion|denomination");
        word(Kind.CODE, "blood", "blood (group|type)");
    }

    private Headings() {}

    private static void word(Kind kind, String subject, String pattern) {
        WORDS.put(Pattern.compile(pattern), Map.entry(kind, subject));
    }

    /** What the heading says; empty when it says nothing known. */
    static Optional<Heading> read(String heading) {
        String words = CAMEL.matcher(heading)
                .replaceAll(" ")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}0-9]+", " ")
                .strip();
        Optional<Heading> whole = known(words, false);
        if (whole.isPresent()) {
            return whole;
        }
        String plain = squeeze(NOISE.matcher(words).replaceAll(" "));
        Optional<Heading> quiet = known(plain, false).or(() -> known(squeeze(plain.replace("legal", " ")), false));
        if (quiet.isPresent()) {
            return quiet;
        }
        Matcher other = OTHER.matcher(plain);
        String rest = squeeze(other.replaceAll(" "));
        return rest.equals(plain) ? Optional.empty() : rest.isEmpty() ? alias(plain) : known(rest, true);
    }

    /** "Known as" and "nickname" alone speak of the given name. */
    private static Optional<Heading> alias(String plain) {
        return plain.matches("known as|nick|nickname|nick name|alias|aka")
                ? Optional.of(new Heading(Kind.GIVEN_NAME, "", true))
                : Optional.empty();
    }

    private static Optional<Heading> known(String words, boolean other) {
        return WORDS.entrySet().stream()
                .filter(entry -> entry.getKey().matcher(words).matches())
                .findFirst()
                .map(entry -> new Heading(
                        entry.getValue().getKey(), entry.getValue().getValue(), other || words.equals("lname c2")));
    }

    private static String squeeze(String words) {
        return words.replaceAll(" +", " ").strip();
    }
}
