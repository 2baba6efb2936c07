package uk.hailsham.hub.domain.school;

/** One way by which a school's pupil is known again from drop to drop; the value is normalised for comparison. */
public record PupilKey(Kind kind, String value) {
    /** In the order in which they are usually trusted. */
    public enum Kind {
        LOCAL_ID("local-id"),
        UPN("upn"),
        FORMER_UPN("former-upn"),
        NAME_AND_DATE_OF_BIRTH("name-dob");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /** As written in a school's YAML. */
        public String word() {
            return word;
        }
    }
}
