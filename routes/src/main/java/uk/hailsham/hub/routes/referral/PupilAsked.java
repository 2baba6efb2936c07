package uk.hailsham.hub.routes.referral;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import uk.hailsham.hub.domain.child.Child;
import uk.hailsham.hub.domain.child.Context;
import uk.hailsham.hub.domain.child.Identifiers;
import uk.hailsham.hub.domain.child.Name;
import uk.hailsham.hub.domain.child.Origin;
import uk.hailsham.hub.domain.intake.PupilKeys;
import uk.hailsham.hub.domain.referral.ReferralRequest;
import uk.hailsham.hub.domain.referral.Refusal;
import uk.hailsham.hub.domain.school.PupilKey;
import uk.hailsham.hub.domain.school.PupilKey.Kind;

/** The pupil a referrer names. */
final class PupilAsked {
    private PupilAsked() {}

    static List<PupilKey> keys(ReferralRequest.Pupil pupil) {
        List<PupilKey> keys = new ArrayList<>();
        add(keys, Kind.LOCAL_ID, pupil.localId());
        add(keys, Kind.UPN, pupil.upn());
        add(keys, Kind.FORMER_UPN, pupil.upn());
        if (pupil.family() != null && pupil.given() != null && pupil.dateOfBirth() != null) {
            keys.add(PupilKeys.nameAndBirth(pupil.family(), pupil.given(), pupil.dateOfBirth()));
        }
        return keys;
    }

    private static void add(List<PupilKey> keys, Kind kind, String value) {
        if (value != null && !value.isBlank()) {
            keys.add(new PupilKey(kind, value.strip().toUpperCase(Locale.ROOT)));
        }
    }

    static Refusal notFound(int found) {
        return found == 0
                ? new Refusal(
                        "unknown-pupil",
                        "upn",
                        "Expected a pupil of the school's latest drop; found none by UPN, local id, or name and date of"
                                + " birth. Check them, or refer after the next drop.")
                : new Refusal(
                        "ambiguous-pupil",
                        "upn",
                        "Expected one pupil; found " + found + " who fit. Give the UPN or the school's own key.");
    }

    /** In the safeguarding lane nobody waits for an identity: what the referrer says is what is known. */
    static Child child(ReferralRequest request) {
        ReferralRequest.Pupil pupil = request.pupil();
        return new Child(
                new Origin(request.school(), null, null, 0),
                List.of(new Name(Name.Kind.LEGAL, pupil.family(), pupil.given(), null)),
                pupil.dateOfBirth(),
                null,
                null,
                new Identifiers(pupil.upn(), List.of(), null, null, null, pupil.localId()),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Context.NONE,
                List.of());
    }
}
