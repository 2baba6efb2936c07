package uk.hailsham.hub.domain.alert;

import java.util.Locale;

/** Why an alert is open. */
public enum AlertCause {
    /** Nothing can be brought to an agency. */
    AGENCY_UNREACHABLE,
    /** Deliveries that the hub has given up and nobody has seen to. */
    DEAD_LETTERS,
    /** Events of the audit that are not under seal. */
    AUDIT_UNSEALED,
    /** A school does not send what it promised, or nothing new. */
    SCHOOL_SILENT,
    DISK_NEARLY_FULL,
    /** A key, certificate, password or agreement ends soon, or has ended. */
    EXPIRES,
    /** An agency does not answer a referral of the safeguarding lane. */
    SAFEGUARDING_SILENT;

    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static AlertCause of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** Whether it is told at night too. */
    public boolean cannotWait() {
        return this == SAFEGUARDING_SILENT;
    }
}
