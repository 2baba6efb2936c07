package uk.hailsham.hub.mappings.sims;

import java.util.List;

/**
 * A column of the report. SIMS writes long headings that the school can change; a heading is taken when it begins like
 * one of these, and a school whose own are quite different names them in its YAML under {@code columns}.
 */
enum SimsColumn {
    UPN("upn", "upn", "unique pupil number"),
    FORMER_UPN("formerUpn", "former upn"),
    NAME("name", "name in format", "name"),
    PREFERRED_NAME("preferredName", "preferred name"),
    DATE_OF_BIRTH("dateOfBirth", "date of birth", "dob"),
    SEX("sex", "gender", "sex"),
    YEAR_GROUP("yearGroup", "year group", "year taught in"),
    REGISTRATION_FORM("registrationForm", "registration form", "reg group"),
    ADMISSION_NUMBER("localId", "admission number", "adno"),
    ENTRY("entry", "first entry date", "date of entry", "admission date"),
    ETHNICITY("ethnicity", "ethnicity"),
    LANGUAGE("homeLanguage", "home language", "first language"),
    ADDRESS("address", "address"),
    TOWN("town", "town"),
    POSTCODE("postcode", "postcode", "post code"),
    FSM("freeSchoolMeals", "free school meals", "fsm"),
    NEED("need", "sen need(s)", "sen need type", "sen needs"),
    RANK("needRank", "sen need ranking", "sen need rank"),
    PROVISION("senStatus", "sen status", "sen provision"),
    NEED_FROM("needFrom", "start date", "sen start date", "need start date");

    private final String field;
    private final List<String> beginnings;

    SimsColumn(String field, String... beginnings) {
        this.field = field;
        this.beginnings = List.of(beginnings);
    }

    /** As a school's YAML and the school's report of rejections name it. */
    String field() {
        return field;
    }

    List<String> beginnings() {
        return beginnings;
    }
}
