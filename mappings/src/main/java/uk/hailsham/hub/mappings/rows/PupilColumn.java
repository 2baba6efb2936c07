package uk.hailsham.hub.mappings.rows;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a column can say of a pupil: the hub's own word for it, which a school's YAML and its report of rejections use. */
public enum PupilColumn {
    LOCAL_ID("localId"),
    UPN("upn"),
    FORMER_UPN("formerUpn"),
    ULN("uln"),
    NHS_NUMBER("nhsNumber"),
    /** "Surname, Forename". */
    NAME("name"),
    FAMILY("family"),
    GIVEN("given"),
    MIDDLE("middle"),
    /** The given name in use, or "Surname, Forename" with it. */
    PREFERRED_NAME("preferredName"),
    PREFERRED_FAMILY("preferredFamily"),
    PREFERRED_GIVEN("preferredGiven"),
    FORMER_FAMILY("formerFamily"),
    DATE_OF_BIRTH("dateOfBirth"),
    SEX("sex"),
    ETHNICITY("ethnicity"),
    FIRST_LANGUAGE("firstLanguage"),
    LANGUAGE("homeLanguage"),
    YEAR_GROUP("yearGroup"),
    REGISTRATION_FORM("registrationForm"),
    ENROLMENT_STATUS("enrolmentStatus"),
    ENTRY("entry"),
    LEAVING("leaving"),
    LEAVING_REASON("leavingReason"),
    /** One column for each line, or one for all with commas between. */
    ADDRESS("address"),
    TOWN("town"),
    POSTCODE("postcode"),
    UPRN("uprn"),
    FSM("freeSchoolMeals"),
    LOOKED_AFTER("lookedAfter"),
    YOUNG_CARER("youngCarer"),
    SERVICE_CHILD("serviceChild"),
    MEDICAL_NOTE("medicalNote"),
    SESSIONS_POSSIBLE("sessionsPossible"),
    SESSIONS_ATTENDED("sessionsAttended"),
    PROVISION("senStatus"),
    PROVISION_FROM("senFrom"),
    PROVISION_TO("senTo"),
    NEED("need"),
    RANK("needRank"),
    NEED_FROM("needFrom"),
    NEED_TO("needTo"),
    NEED_REVIEW("needReview"),
    CONTACT_NAME("contactName"),
    CONTACT_FAMILY("contactFamily"),
    CONTACT_GIVEN("contactGiven"),
    CONTACT_RELATIONSHIP("contactRelationship"),
    CONTACT_PRIORITY("contactPriority"),
    CONTACT_RESPONSIBILITY("contactParentalResponsibility"),
    CONTACT_SHIELDED("contactDoNotDisclose"),
    CONTACT_LIVES_WITH("contactLivesWithPupil"),
    CONTACT_PHONE("contactPhone"),
    CONTACT_MOBILE("contactMobile"),
    CONTACT_EMAIL("contactEmail");

    private final String field;

    PupilColumn(String field) {
        this.field = field;
    }

    public String field() {
        return field;
    }

    /** Every field a school can name its own headings for. */
    public static Set<String> fields() {
        return Stream.of(values()).map(PupilColumn::field).collect(Collectors.toUnmodifiableSet());
    }
}
