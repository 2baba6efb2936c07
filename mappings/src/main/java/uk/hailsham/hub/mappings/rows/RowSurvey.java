package uk.hailsham.hub.mappings.rows;

import uk.hailsham.hub.domain.intake.DigestMap;
import uk.hailsham.hub.domain.intake.LastPlaces;

/**
 * What must be known of a report before it is read for good: which pupils come again later, who else comes with the same
 * UPN, and in how many goes it must be read so that the rows that wait for others do not fill the memory.
 */
final class RowSurvey {
    private static final long FREE = 1;

    private final LastPlaces pupils;
    private final LastPlaces upns;
    private final DigestMap holders = new DigestMap();
    private final Report report;
    private final int goes;

    private RowSurvey(long bytes, RowFiles.Pass pass, Report report, long mostWaiting) {
        this.report = report;
        this.pupils = new LastPlaces(bytes);
        this.upns = new LastPlaces(bytes);
        this.goes = (int) (1 + waiting(pass) / mostWaiting);
    }

    /** What cannot be read at all is refused here, before anything is given. */
    static RowSurvey of(RowFiles files, long mostWaiting) {
        try (RowFiles.Pass pass = files.pass()) {
            return new RowSurvey(files.bytes(), pass, files.report(), mostWaiting);
        }
    }

    /** @return bytes, about, that wait at most when all is read in one go */
    private long waiting(RowFiles.Pass pass) {
        long waiting = 0;
        String before = null;
        boolean again = false;
        while (pass.hasNext()) {
            PupilRow row = pass.next().row();
            String pupil = row == null ? null : report.pupil(row);
            if (pupil == null) {
                continue;
            }
            if (!pupil.equals(before)) {
                boolean known = pupils.of(pupil) > 0;
                again = pupils.note(pupil, pass.place());
                waiting += again && !known ? GatheredPupil.PUPIL : 0;
                contest(row, again, pass.place());
            } else if (again) {
                pupils.note(pupil, pass.place());
            }
            waiting += again ? GatheredPupil.ROW + row.packed().length() : 0;
            before = pupil;
        }
        return waiting;
    }

    private void contest(PupilRow row, boolean again, long place) {
        String upn = row.cell(PupilColumn.UPN);
        if (upn != null && !again && upns.note(upn, place)) {
            holders.put(upn, FREE);
        }
    }

    /** How often all files must be gone through, each time for other pupils. */
    int goes() {
        return goes;
    }

    /** From 0; those who may have to do with each other are read in the same go, in their order. */
    int go(PupilRow row) {
        return goes == 1 ? 0 : Math.floorMod(report.kin(row).hashCode() * 0x9E3779B9 >>> 8, goes);
    }

    /** Whether rows of the pupil stand in more than one place of the report. */
    boolean scattered(String pupil) {
        return pupils.of(pupil) > 0;
    }

    /** Whether this is the last row of a scattered pupil. */
    boolean last(String pupil, long place) {
        return pupils.of(pupil) == place;
    }

    /** A UPN is allocated once: the pupil it comes with first keeps it, unless name or date of birth agrees. */
    boolean anothersUpn(PupilRow row) {
        String upn = row.cell(PupilColumn.UPN);
        long holder = upn == null ? 0 : holders.get(upn);
        if (holder == 0) {
            return false;
        }
        int name = half(row.name());
        int born = half(row.born());
        if (holder == FREE) {
            holders.put(upn, (long) name << 32 | born);
            return false;
        }
        return (int) (holder >>> 32) != name && (int) holder != born;
    }

    /** Positive, and so never FREE when two are put together. */
    private int half(String text) {
        return (int) holders.digest(String.valueOf(text)) & Integer.MAX_VALUE | 2;
    }
}
