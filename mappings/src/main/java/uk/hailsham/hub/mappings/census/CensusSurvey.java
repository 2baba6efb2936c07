package uk.hailsham.hub.mappings.census;

import uk.hailsham.hub.domain.intake.DigestMap;
import uk.hailsham.hub.domain.intake.LastPlaces;
import uk.hailsham.hub.mappings.pupil.UpnHolders;

/**
 * What must be known of an export before it is read for good: in how many goes, so that the records that wait for their
 * pupil do not fill the memory, and which table ids stand with more than one pupil.
 */
final class CensusSurvey {
    /** A table id stands once with each school; this many that do not are no export. */
    private static final int MOST_REPEATED = 200_000;

    private static final long DIFFERENT = -1;

    private final LastPlaces ids;
    private final LastPlaces idsOfSchools;
    private final DigestMap identities = new DigestMap();
    private final UpnHolders upns;
    private final String school;
    private final int goes;
    private int repeated;
    private boolean anybody;

    private CensusSurvey(CensusFiles files, String school, long mostWaiting) {
        this.ids = new LastPlaces(files.bytes());
        this.idsOfSchools = new LastPlaces(files.bytes());
        this.upns = new UpnHolders(files.bytes());
        this.school = school;
        this.goes = (int) (1 + waiting(files) / mostWaiting);
    }

    /**
     * What cannot be read at all is refused here, before anything is given.
     *
     * @param school the NativeId whose records alone are taken; null for all
     */
    static CensusSurvey of(CensusFiles files, String school, long mostWaiting) {
        CensusSurvey survey = new CensusSurvey(files, school, mostWaiting);
        if (!survey.anybody) {
            throw files.refused(
                    Blade.PUPILS, Blade.NATIVE_ID, "another-school", "pupils of this school's own NativeId", null);
        }
        return survey;
    }

    /** @return bytes, about, that wait when all is read in one go */
    private long waiting(CensusFiles files) {
        long waiting = 0;
        String before = null;
        try (CensusFiles.Pass pass = files.pass()) {
            while (pass.hasNext()) {
                CensusLine line = pass.next();
                if (!line.fits()) {
                    anybody |= school == null;
                } else if (line.blade() == Blade.PUPILS) {
                    pupil(line, files);
                } else {
                    String id = Waiting.key(line);
                    waiting += Entry.of(line, null).weight() + (id.equals(before) ? 0 : Waiting.weight(id));
                    before = id;
                }
            }
        }
        return waiting;
    }

    private void pupil(CensusLine line, CensusFiles files) {
        boolean ours = ours(line);
        anybody |= ours;
        if (line.id() != null) {
            repeated += ids.note(line.id(), line.at().row()) ? 1 : 0;
            idsOfSchools.note(idOfSchool(line), line.at().row());
        }
        if (ours) {
            upns.note(line.cell("upn"));
        }
        if (repeated > MOST_REPEATED) {
            throw files.refused(
                    Blade.PUPILS, Blade.ID, "too-many-repeats", "a table id of its own for every pupil", null);
        }
    }

    /** Whether the record names the school whose records are taken. */
    boolean ours(CensusLine line) {
        return school == null || school.equalsIgnoreCase(line.cell(Blade.NATIVE_ID));
    }

    /** How often all files must be gone through, each time for other pupils. */
    int goes() {
        return goes;
    }

    /** From 0; a pupil and all that is said of them are read in the same go. */
    int go(String id) {
        return goes == 1 || id.isEmpty() ? 0 : Math.floorMod(id.hashCode() * 0x9E3779B9 >>> 8, goes);
    }

    /** Whether the table id stands with more than one pupil, be it in several schools. */
    boolean repeated(String id) {
        return ids.of(id) > 0;
    }

    /**
     * Of records that share table id and school: whether what the other blades say belongs to this one. It is the last
     * word on one pupil, or, when they are different pupils, nobody's.
     */
    boolean takes(CensusLine line, String identity) {
        String key = idOfSchool(line);
        long last = idsOfSchools.of(key);
        if (last == 0) {
            return true;
        }
        long digest = identities.digest(identity);
        long before = identities.get(key);
        boolean same = before == 0 || before == digest;
        identities.put(key, same ? digest : DIFFERENT);
        return same && last == line.at().row();
    }

    UpnHolders upns() {
        return upns;
    }

    private static String idOfSchool(CensusLine line) {
        return line.id() + "|" + line.cell(Blade.NATIVE_ID);
    }
}
