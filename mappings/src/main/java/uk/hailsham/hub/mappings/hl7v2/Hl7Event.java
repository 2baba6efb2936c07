package uk.hailsham.hub.mappings.hl7v2;

/** What a message of the hub's says about a referral. */
enum Hl7Event {
    REQUEST("I12", 'N', "P"),
    MODIFY("I13", 'M', "P"),
    CANCEL("I14", 'C', "E");

    private final String code;
    private final char letter;
    private final String status;

    Hl7Event(String code, char letter, String status) {
        this.code = code;
        this.letter = letter;
        this.status = status;
    }

    /** As MSH-9 has it. */
    String code() {
        return code;
    }

    /** With which the ids of such messages begin. */
    char letter() {
        return letter;
    }

    /** Of the referral, by table 0283: what is taken back has come to its end. */
    String status() {
        return status;
    }
}
