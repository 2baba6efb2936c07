package uk.hailsham.hub.town;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Referral files: some children with needs are referred, and a few requests have what real ones have wrong. */
final class ReferralWriter implements AutoCloseable {
    private final Path folder;
    private final TownPlan plan;
    private final Map<String, Text> files = new HashMap<>();
    private int written;

    ReferralWriter(Path folder, TownPlan plan) {
        this.folder = folder;
        this.plan = plan;
    }

    void offer(String school, Kid kid) {
        boolean plain = kid.kind().equals("clean") || kid.kind().equals("mover");
        boolean dated = kid.serial() % 211 != 0 && kid.serial() % 307 != 0;
        int share = school.equals(Town.PRIMARY) ? plan.referrals() / 3 : plan.referrals();
        if (written < share && kid.need() != null && plain && dated && !IndexWriter.shielded(kid)) {
            written++;
            row(school, kid);
        }
    }

    private void row(String school, Kid kid) {
        boolean unknown = written % 12 == 7;
        boolean unchecked = written % 15 == 11;
        Object[] cells = {
            "R-%05d".formatted(written),
            unknown ? Numbers.upn(7777, 20, written) : kid.upn(),
            null,
            unknown ? "Nobody" : kid.family(),
            kid.given(),
            kid.born(),
            kid.need(),
            "Needs more than the school can give by itself; please advise and, if you agree, assess.",
            written % 9 == 0 ? "urgent" : "routine",
            "A. Senco",
            "SENCO",
            "senco@" + school + ".example",
            "01632 960310",
            "public-task",
            "yes",
            "yes",
            "mother, parental responsibility",
            null,
            "I would like help",
            "We agree",
            unchecked ? "no" : "yes",
            unchecked ? null : plan.today() + "T10:00:00Z",
            "Small group work and a reading programme for two terms",
            written % 25 == 0 ? "yes" : "no"
        };
        file(school).line(Stream.of(cells).map(Text::cell).collect(Collectors.joining(",")), "\n");
    }

    private Text file(String school) {
        return files.computeIfAbsent(school, id -> {
            try {
                Text file = new Text(
                        folder.resolve(id).resolve("referrals-" + plan.today() + ".csv"), StandardCharsets.UTF_8);
                file.line(
                        "reference,upn,local_id,family,given,date_of_birth,need,reason,urgency,referrer_name,referrer_role,"
                                + "referrer_email,referrer_phone,lawful_basis,agreement_sought,agreement_given,agreement_by,"
                                + "agreement_reason,child_view,parent_view,index_checked,index_checked_at,tried_first,"
                                + "safeguarding",
                        "\n");
                return file;
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
    }

    @Override
    public void close() {
        files.values().forEach(Text::close);
    }
}
