package uk.hailsham.hub.town;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Lays out a made-up town: what each school drops, the Index's feed, referrals, and the truth. */
public final class Town {
    static final String PRIMARY = "white-house";
    static final String COLLEGE = "hailsham-community-college";
    private static final double PRIMARY_SHARE = 0.26;
    /** Every so manieth pupil of the primary's roll stands on the college's too. */
    private static final int ON_BOTH_ROLLS = 60;

    private Town() {}

    /**
     * Writes {@code schools/<id>/}, {@code index/}, {@code referrals/<id>/} and {@code truth.csv}; the same plan, the same
     * bytes. In the truth, {@code left_id} is {@code <school>:<UPN>}, or {@code <school>:<SURNAME>|<FORENAME>|<date of
     * birth>} for a pupil without a sound UPN; {@code right_id} is the Index's number, another school's pupil, or empty
     * for nobody.
     */
    public static void generate(TownPlan plan, Path out) throws IOException {
        Population population = new Population(plan.seed(), plan.today());
        int primary = (int) (plan.pupils() * PRIMARY_SHARE);
        try (Text truth = new Text(out.resolve("truth.csv"), StandardCharsets.UTF_8);
                IndexWriter index = new IndexWriter(out.resolve("index"), plan);
                SimsWriter sims = new SimsWriter(out.resolve("schools").resolve(PRIMARY), plan);
                CtfWriter ctf = new CtfWriter(out.resolve("schools").resolve(COLLEGE), plan)) {
            truth.line("left_id,right_id,kind", "\n");
            ReferralWriter referrals = new ReferralWriter(out.resolve("referrals"), plan);
            List<Kid> onBoth = new ArrayList<>();
            population.school(primary, 4, 11, 9992, kid -> {
                sims.write(kid);
                tell(truth, PRIMARY, kid);
                index.write(kid);
                referrals.offer(PRIMARY, kid);
                if (kid.serial() % ON_BOTH_ROLLS == 0 && kid.kind().equals("clean")) {
                    onBoth.add(kid);
                }
            });
            population.school(plan.pupils() - primary - onBoth.size(), 11, 16, 9991, kid -> {
                ctf.write(kid);
                tell(truth, COLLEGE, kid);
                index.write(kid);
                referrals.offer(COLLEGE, kid);
            });
            for (Kid kid : onBoth) {
                ctf.write(kid);
                tell(truth, COLLEGE, kid);
                truth.line(id(PRIMARY, kid) + "," + id(COLLEGE, kid) + ",two-schools", "\n");
            }
            index.fill(population);
            referrals.close();
        }
    }

    private static void tell(Text truth, String school, Kid kid) {
        String number = kid.number() == null ? "" : kid.number();
        truth.line(Text.cell(id(school, kid)) + "," + number + "," + kid.kind(), "\n");
    }

    /** How a pupil of a school's file is named in the truth. */
    static String id(String school, Kid kid) {
        boolean sound = kid.upn() != null && !kid.kind().equals("unsound-upn");
        if (sound) {
            return school + ":" + kid.upn();
        }
        String family = school.equals(PRIMARY) ? Text.written(kid.family(), SimsWriter.CHARSET) : kid.family();
        String given = school.equals(PRIMARY) ? Text.written(kid.given(), SimsWriter.CHARSET) : kid.given();
        return school + ":" + (family + "|" + given + "|" + kid.born()).toUpperCase(java.util.Locale.ROOT);
    }
}
