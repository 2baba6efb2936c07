package uk.hailsham.hub.mappings.pupil;

import java.time.LocalDate;
import uk.hailsham.hub.domain.intake.DigestMap;
import uk.hailsham.hub.domain.intake.LastPlaces;

/** A UPN is allocated once: of pupils who share one, the first to come keeps it, unless name or date of birth agrees. */
public final class UpnHolders {
    /** More shared UPNs than this are a fault of the whole file, which the findings of these tell well enough. */
    private static final int MOST = 100_000;

    private final LastPlaces upns;
    private final DigestMap holders = new DigestMap();
    private int shared;
    private long place;

    /** @param bytes how long the text is that the pupils are read from */
    public UpnHolders(long bytes) {
        this.upns = new LastPlaces(bytes);
    }

    /** On a first go through the file, for every pupil; null is nobody's. */
    public void note(String upn) {
        if (upn != null && shared < MOST && upns.note(upn, ++place)) {
            shared++;
        }
    }

    /** On a second go, for every pupil: whether the UPN came before with somebody else. */
    public boolean anothers(String upn, String family, LocalDate born) {
        if (upn == null || upns.of(upn) == 0) {
            return false;
        }
        long name = half(family);
        long birth = half(String.valueOf(born));
        long holder = holders.get(upn);
        if (holder == 0) {
            holders.put(upn, name << 32 | birth);
            return false;
        }
        return holder >>> 32 != name && (holder & 0xFFFFFFFFL) != birth;
    }

    private long half(String text) {
        return holders.digest(String.valueOf(text)) & 0x7FFFFFFFL | 1;
    }
}
