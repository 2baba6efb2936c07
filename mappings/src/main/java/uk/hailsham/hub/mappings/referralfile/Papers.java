package uk.hailsham.hub.mappings.referralfile;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import uk.hailsham.hub.domain.intake.DropContent;
import uk.hailsham.hub.domain.intake.Rejection;
import uk.hailsham.hub.domain.intake.Row;
import uk.hailsham.hub.domain.referral.ReferralRow;
import uk.hailsham.hub.mappings.csv.CheckedLine;

/** The files of a drop that are not referrals themselves: a row has those whose names it gives. */
final class Papers {
    private static final int LONGEST = 2_000;
    private static final String COLUMN = "attachments";

    private final Map<String, DropContent.Part> byName = new LinkedHashMap<>();
    private final Set<String> named = new HashSet<>();

    Papers(List<DropContent.Part> parts) {
        parts.forEach(part -> byName.put(key(part.name()), part));
    }

    /** A name that stands for no file is remembered in the line. */
    List<DropContent.Part> of(CheckedLine line) {
        String cell = line.text(COLUMN, LONGEST);
        List<DropContent.Part> papers = new ArrayList<>();
        for (String name : cell == null ? new String[0] : cell.split(";")) {
            String key = key(name);
            named.add(key);
            DropContent.Part part = byName.get(key);
            if (part != null) {
                papers.add(part);
            } else if (!key.isEmpty()) {
                line.find(
                        COLUMN,
                        "no-such-file",
                        "names of files in the same drop, a semicolon between them",
                        name.strip());
            }
        }
        return papers;
    }

    /** Somebody meant them to go with something. */
    List<ReferralRow> unnamed() {
        return byName.entrySet().stream()
                .filter(entry -> !named.contains(entry.getKey()))
                .map(entry -> beside(entry.getValue().name()))
                .toList();
    }

    private static ReferralRow beside(String file) {
        return new ReferralRow.Beside(
                new Row.At(file, 0),
                List.of(new Rejection(
                        file,
                        0,
                        COLUMN,
                        "attachment-not-named",
                        Rejection.Effect.FIELD_DROPPED,
                        "a referral that names this file under " + COLUMN + "; it was sent to nobody",
                        null)));
    }

    /** As a person compares names: the folder and the case do not matter. */
    private static String key(String name) {
        String plain = name.strip().replace('\\', '/');
        return plain.substring(plain.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    }
}
