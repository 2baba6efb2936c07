package uk.hailsham.hub.domain.combined;

import java.util.Locale;

/** The stated rules by which one value is chosen among several; each with its reason. */
public enum Precedence {
    MAIN_REGISTRATION(
            "the school of the main registration, then the subsidiary, then the Index: they know where the child"
                    + " lives and whom to ring today; a school the child has left does not"),
    BEST_PLACED(
            "the school of the main registration, then other schools, then the Index, then schools the child has left:"
                    + " whoever knows the child best and says something"),
    SCHOOLS_ONLY("schools, those the child has left last: the Index holds no facts of education (SI 2007/2182)"),
    SOUND_FIRST("a sound number before an unsound one, then as with any fact"),
    FIRST_ALLOCATED(
            "the UPN that was allocated first, a permanent one before a temporary one; the other becomes a former"
                    + " UPN (GovTalk GDSC, UniquePupilNumber 2.0)"),
    SOURCES_DISAGREE("UN5: two UPNs, and name or date of birth differ too, so that no UPN can be relied upon"),
    LATEST_EVIDENCE(
            "the latest evidence of this need, whichever school has it, of one day that which tells a level; silence of another school ends no need"),
    ALL_KEPT("what every source says, once; nothing of it contradicts");

    private final String reason;

    Precedence(String reason) {
        this.reason = reason;
    }

    public String reason() {
        return reason;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
