package uk.hailsham.hub.town.standin;

/** What a made-up patient system does instead of its work. */
public enum MllpLie {
    NONE,
    /** Takes nothing, since something in the message is wrong. */
    REFUSES,
    /** Takes nothing now: AR without a word why. */
    IS_DOWN,
    /** Takes nothing now: AE, and says that the fault is its own. */
    HAS_AN_ERROR,
    /** AR for a type of message it does not have. */
    KNOWS_NO_REFERRALS,
    /** Says that it has the message, and then that its application cannot use it. */
    TAKES_AND_REFUSES,
    /** Says that it has the message, and then nothing. */
    TAKES_AND_WAITS,
    /** Has the message and says nothing. */
    SAYS_NOTHING,
    /** Has the message and hangs up. */
    HANGS_UP,
    /** Hangs up in the middle of its answer. */
    HALF_AN_ANSWER,
    /** A message, and no acknowledgement. */
    ANSWERS_SOMETHING_ELSE,
    /** AA without MSA-2. */
    ANSWERS_NOBODY,
    /** An acknowledgement of another message. */
    ANSWERS_ANOTHER,
    /** Not framed as a message. */
    ANSWERS_BARE,
    /** More than anybody wants to hear. */
    ANSWERS_WITHOUT_END,
    /** Has each message already, whatever it is. */
    HAS_IT_ALREADY
}
