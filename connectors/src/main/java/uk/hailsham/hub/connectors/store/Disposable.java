package uk.hailsham.hub.connectors.store;

/** What is disposed of one by one, each with a certificate of its own; the database judges what may go. */
public enum Disposable {
    PUPIL("record", "hub.disposable WHERE source <> 'index'", "hub.dispose(?, ?)"),
    INDEX_ENTRY("record", "hub.disposable WHERE source = 'index'", "hub.dispose(?, ?)"),
    PROTECTED_FACTS("protected-facts", "hub.disposable_facts WHERE true", "hub.dispose_facts(?, ?)"),
    REFERRAL("referral", "hub.disposable_referrals WHERE true", "hub.dispose_referral(?, ?)"),
    /** What is left of a sealed identity after the seal: what a legal hold had kept. */
    SEALED_RECORD("record", "hub.sealed_records WHERE true", "hub.empty_sealed_record(?, ?)"),
    SEALED_REFERRAL("referral", "hub.sealed_referrals WHERE true", "hub.empty_sealed_referral(?, ?)"),
    /** What a sealed identity can be recognised by. */
    SEALED_IDENTITY("sealed-identity", "hub.disposable_seals WHERE true", "hub.dispose_seal(?, ?)");

    private final String subject;
    private final String due;
    private final String function;

    Disposable(String subject, String due, String function) {
        this.subject = subject;
        this.due = due;
        this.function = function;
    }

    /** The certificate's word for it. */
    String subject() {
        return subject;
    }

    /** Subject, source and child of those whose time was over before the parameter. */
    String due() {
        return "SELECT id, source, child_id FROM " + due + " AND since < ? ORDER BY since, id LIMIT 10000";
    }

    /** Of one subject and the same time; null when something has come in between, such as a legal hold. */
    String function() {
        return "SELECT " + function + "::text";
    }
}
