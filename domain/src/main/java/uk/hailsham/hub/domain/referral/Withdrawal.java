package uk.hailsham.hub.domain.referral;

import java.util.Locale;

/**
 * A referral taken back by those who made it, or for whom it was made.
 *
 * @param by who withdrew it, such as the parent; a name
 * @param standing a code of the list {@code agreement-standing}
 * @param words why, in the words of whoever records it; needed for a mistake about a child in danger
 */
public record Withdrawal(Reason reason, String by, String standing, String words) {

    /** Why. */
    public enum Reason {
        /** Who had agreed to the service does so no more. */
        AGREEMENT_WITHDRAWN,
        /** It should never have been made. */
        MADE_IN_ERROR,
        NOT_NEEDED;

        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        public Amendment.Meaning meaning() {
            return this == MADE_IN_ERROR ? Amendment.Meaning.ENTERED_IN_ERROR : Amendment.Meaning.REVOKED;
        }
    }

    /** A child in danger is helped with or without agreement: only a mistake stops that lane. */
    public boolean stops(boolean safeguarding) {
        return !safeguarding || reason == Reason.MADE_IN_ERROR;
    }

    /**
     * Whether a recipient that may have it must hear. A mistake must be forgotten by everybody, also by who has declined or
     * closed it; what was meant needs no recall where it has ended.
     */
    public boolean reaches(Standing standing) {
        return reason == Reason.MADE_IN_ERROR
                || !standing.state().terminal()
                || standing.state() == RecipientState.FAILED;
    }
}
