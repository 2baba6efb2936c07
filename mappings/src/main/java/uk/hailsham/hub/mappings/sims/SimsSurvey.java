package uk.hailsham.hub.mappings.sims;

import uk.hailsham.hub.domain.intake.DigestMap;
import uk.hailsham.hub.domain.intake.LastPlaces;

/**
 * What must be known of a report before it is read for good: which pupils come again later, who else comes with the same
 * UPN, and in how many goes it must be read so that the rows that wait for others do not fill the memory.
 */
final class SimsSurvey {
    private static final long FREE = 1;

    private final LastPlaces pupils;
    private final LastPlaces upns;
    private final DigestMap holders = new DigestMap();
    private final int goes;

    private SimsSurvey(long bytes, SimsFiles.Pass pass, long mostWaiting) {
        this.pupils = new LastPlaces(bytes);
        this.upns = new LastPlaces(bytes);
        this.goes = (int) (1 + waiting(pass) / mostWaiting);
    }

    /** What cannot be read at all is refused here, before anything is given. */
    static SimsSurvey of(SimsFiles files, long mostWaiting) {
        try (SimsFiles.Pass pass = files.pass()) {
            return new SimsSurvey(files.bytes(), pass, mostWaiting);
        }
    }

    /** @return bytes, about, that wait at most when all is read in one go */
    private long waiting(SimsFiles.Pass pass) {
        long waiting = 0;
        String before = null;
        boolean again = false;
        while (pass.hasNext()) {
            SimsRow row = pass.next().row();
            if (row == null) {
                continue;
            }
            String pupil = row.pupil();
            if (!pupil.equals(before)) {
                boolean known = pupils.of(pupil) > 0;
                again = pupils.note(pupil, pass.place());
                waiting += again && !known ? SimsPupil.PUPIL : 0;
                contest(row, again, pass.place());
            } else if (again) {
                pupils.note(pupil, pass.place());
            }
            waiting += again ? SimsPupil.ROW + row.packed().length() : 0;
            before = pupil;
        }
        return waiting;
    }

    private void contest(SimsRow row, boolean again, long place) {
        String upn = row.cell(SimsColumn.UPN);
        if (upn != null && !again && upns.note(upn, place)) {
            holders.put(upn, FREE);
        }
    }

    /** How often all files must be gone through, each time for other pupils. */
    int goes() {
        return goes;
    }

    /** From 0; those who may have to do with each other are read in the same go, in their order. */
    int go(SimsRow row) {
        return goes == 1 ? 0 : Math.floorMod(row.kin().hashCode() * 0x9E3779B9 >>> 8, goes);
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
    boolean anothersUpn(SimsRow row) {
        String upn = row.cell(SimsColumn.UPN);
        long holder = upn == null ? 0 : holders.get(upn);
        if (holder == 0) {
            return false;
        }
        int name = half(row, SimsColumn.NAME);
        int born = half(row, SimsColumn.DATE_OF_BIRTH);
        if (holder == FREE) {
            holders.put(upn, (long) name << 32 | born);
            return false;
        }
        return (int) (holder >>> 32) != name && (int) holder != born;
    }

    /** Positive, and so never FREE when two are put together. */
    private int half(SimsRow row, SimsColumn column) {
        return (int) holders.digest(String.valueOf(row.cell(column))) & Integer.MAX_VALUE | 2;
    }
}
