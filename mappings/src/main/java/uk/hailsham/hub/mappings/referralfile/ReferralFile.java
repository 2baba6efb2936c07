package uk.hailsham.hub.mappings.referralfile;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import uk.hailsham.hub.domain.code.CodeLists;
import uk.hailsham.hub.domain.intake.DropContent;
import uk.hailsham.hub.domain.intake.Rejection.Effect;
import uk.hailsham.hub.domain.referral.ReferralRequest;
import uk.hailsham.hub.domain.referral.ReferralRow;
import uk.hailsham.hub.domain.school.School;
import uk.hailsham.hub.mappings.csv.CheckedLine;
import uk.hailsham.hub.mappings.csv.SmallFile;

/** The referral file of {@code docs/referral-file.md}: one request a line. */
public final class ReferralFile {
    private static final int LARGEST = 10 * 1024 * 1024;

    private static final ReferralRequest.Pupil NOBODY = new ReferralRequest.Pupil(null, null, null, null, null);

    private final SmallFile layout = new SmallFile(LARGEST, List.of("reference", "need", "reason"));

    /**
     * The rows of every CSV file of the drop; the other files are papers that go with them. A drop without a CSV file is
     * all referrals, however they are named.
     *
     * @throws uk.hailsham.hub.domain.intake.DropRefused when a referral file as a whole cannot be read
     */
    public List<ReferralRow> read(DropContent drop, School school, CodeLists codes) {
        Map<Boolean, List<DropContent.Part>> parts = drop.parts().stream()
                .collect(Collectors.partitioningBy(
                        part -> part.name().toLowerCase(Locale.ROOT).endsWith(".csv")));
        boolean papersOnly = parts.get(true).isEmpty();
        Papers papers = new Papers(papersOnly ? List.of() : parts.get(false));
        List<ReferralRow> rows = new ArrayList<>();
        parts.get(!papersOnly).forEach(part -> rows.addAll(read(part, school, codes, papers)));
        rows.addAll(papers.unnamed());
        return rows;
    }

    /**
     * One file without papers.
     *
     * @throws uk.hailsham.hub.domain.intake.DropRefused when the file as a whole cannot be read */
    public List<ReferralRow> read(DropContent.Part part, School school, CodeLists codes) {
        return read(part, school, codes, new Papers(List.of()));
    }

    private List<ReferralRow> read(DropContent.Part part, School school, CodeLists codes, Papers papers) {
        RequestMapping mapping = new RequestMapping(school, codes);
        Set<String> references = new HashSet<>();
        return layout.read(part, line -> row(line, mapping, references, papers.of(line)));
    }

    private static ReferralRow row(
            CheckedLine line, RequestMapping mapping, Set<String> references, List<DropContent.Part> papers) {
        ReferralRequest request = mapping.request(line);
        if (request.reference() != null && !references.add(key(request))) {
            line.find("reference", "duplicate-reference", "a reference once in a file", request.reference());
            request = request.under(null);
        }
        if (request.reference() == null && !mayGoOn(request)) {
            return new ReferralRow.Unsound(line.at(), line.rejections(Effect.ROW_REJECTED));
        }
        if (line.sound() || mayGoOn(request)) {
            return new ReferralRow.Asked(line.at(), request, papers, line.rejections(Effect.FIELD_DROPPED));
        }
        return new ReferralRow.Unsound(line.at(), line.rejections(Effect.ROW_REJECTED));
    }

    /** The safeguarding lane never closes: an unsound field is left out, and only a row that tells nothing is refused. */
    private static boolean mayGoOn(ReferralRequest request) {
        return request.safeguarding()
                && (request.reason() != null || !request.pupil().equals(NOBODY));
    }

    private static String key(ReferralRequest request) {
        return request.reference().toUpperCase(Locale.ROOT);
    }
}
