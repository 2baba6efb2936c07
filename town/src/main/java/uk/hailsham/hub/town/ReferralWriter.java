package uk.hailsham.hub.town;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Referral files, spread over the rolls: every other request is for a child's first special need, the others for what life
 * brings to any child; one in ten has what real ones have wrong.
 */
final class ReferralWriter implements AutoCloseable {
    /** Of a hundred pupils at least so many have needs, a date of birth and no shield. */
    private static final int SPECIAL = 12;

    /** And so many a date of birth and no shield. */
    private static final int KNOWN = 80;

    private static final int SPARE = 500;

    private final Path folder;
    private final LocalDate day;
    private final int wanted;
    private final int pupils;
    private final int before;
    private final SplittableRandom random;
    private final Map<Place, Text> files = new EnumMap<>(Place.class);
    private final List<Kid> spare = new ArrayList<>();
    private int special;
    private int known;
    private int written;
    private int specialWritten;

    ReferralWriter(Path folder, TownPlan plan, LocalDate day, int wanted) {
        this(folder, plan, day, wanted, 0);
    }

    /** @param before how many were asked for on the days before: what goes wrong now and then is counted over all */
    ReferralWriter(Path folder, TownPlan plan, LocalDate day, int wanted, int before) {
        this.before = before;
        this.folder = folder;
        this.day = day;
        this.wanted = wanted;
        this.pupils = plan.pupils();
        this.random = Seeds.of(plan.seed() ^ 0x4EFL, day.toEpochDay());
    }

    void offer(Kid kid) {
        if (kid.oddity().undated() || kid.family().shielded()) {
            return;
        }
        known++;
        if (spare.size() < SPARE) {
            spare.add(kid);
        }
        if (kid.sen().any()) {
            special++;
            while (specialWritten < due(special, SPECIAL, wanted / 2)) {
                specialWritten++;
                write(kid, Request.special(random, kid));
            }
        }
        if (written - specialWritten < due(known, KNOWN, wanted - wanted / 2)) {
            Request.ofLife(random, kid, day).ifPresent(request -> write(kid, request));
        }
    }

    /** Of so many wanted, how many by now, when so many of a hundred pupils come to be offered. */
    private long due(int offered, int ofAHundred, int wanted) {
        return Math.min(wanted, (long) offered * wanted / Math.max(1, pupils * ofAHundred / 100));
    }

    private void write(Kid kid, Request asked) {
        written++;
        int number = before + written;
        Trouble trouble = Trouble.of(number);
        boolean basis = trouble != Trouble.NO_LAWFUL_BASIS;
        boolean agreed = trouble != Trouble.NOT_AGREED;
        boolean checked = trouble != Trouble.INDEX_NOT_CHECKED;
        boolean harm = number % 24 == 12;
        Request request = harm ? asked.forHarm(random) : asked;
        file(kid.place())
                .line(
                        Text.cells(
                                "R-%s-%05d".formatted(day.toString().replace("-", ""), written),
                                trouble == Trouble.UNKNOWN_PUPIL ? Numbers.otherUpn(number, 2020) : soundUpn(kid),
                                null,
                                trouble == Trouble.UNKNOWN_PUPIL
                                        ? "Nobody"
                                        : written(kid, kid.name().family()),
                                written(kid, kid.name().given()),
                                kid.born(),
                                request.need(),
                                request.reason(),
                                harm
                                        ? "urgent"
                                        : number % 8 == 3 ? "urgent" : number % 40 == 17 ? "emergency" : "routine",
                                "A. Senco",
                                "SENCO",
                                "senco@" + kid.place().id + ".example",
                                "01632 960310",
                                basis ? harm ? "legal-obligation" : "public-task" : null,
                                "yes",
                                agreed ? "yes" : "no",
                                kid.family().parents().get(0).relationship().equals("PAM") ? "mother" : "father",
                                "parental-responsibility",
                                day,
                                agreed ? null : "wants to think about it",
                                Words.pick(random, Words.CHILD_VIEWS),
                                Words.pick(random, Words.PARENT_VIEWS),
                                checked ? "yes" : "no",
                                checked ? day + "T10:%02d:00Z".formatted(random.nextInt(60)) : null,
                                request.tried(),
                                harm ? "yes" : "no"),
                        "\n");
    }

    /** What one request in ten has wrong. */
    private enum Trouble {
        NONE,
        UNKNOWN_PUPIL,
        NO_LAWFUL_BASIS,
        NOT_AGREED,
        INDEX_NOT_CHECKED;

        static Trouble of(int number) {
            return number % 10 == 7 ? values()[1 + number / 10 % 4] : NONE;
        }
    }

    private static String soundUpn(Kid kid) {
        return kid.nameless() ? null : kid.papers().upn();
    }

    /** As the school's own system has it. */
    private static String written(Kid kid, String name) {
        return kid.place() == Place.WHITE_HOUSE ? Text.written(name, SimsWriter.CHARSET) : name;
    }

    private Text file(Place school) {
        return files.computeIfAbsent(school, place -> {
            try {
                Text file =
                        new Text(folder.resolve(place.id).resolve("referrals-" + day + ".csv"), StandardCharsets.UTF_8);
                file.line(
                        "reference,upn,local_id,family,given,date_of_birth,need,reason,urgency,referrer_name,referrer_role,"
                                + "referrer_email,referrer_phone,lawful_basis,agreement_sought,agreement_given,agreement_by,"
                                + "agreement_standing,agreement_on,agreement_reason,child_view,parent_view,index_checked,index_checked_at,tried_first,"
                                + "safeguarding",
                        "\n");
                return file;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** A child may be referred more than once; a town of which nobody is known refers nobody. */
    @Override
    public void close() {
        for (int i = 0; written < wanted && i < wanted * SPARE && !spare.isEmpty(); i++) {
            Kid kid = spare.get(i % spare.size());
            if (kid.sen().any() && i % 2 == 0) {
                write(kid, Request.special(random, kid));
            } else {
                Request.ofLife(random, kid, day).ifPresent(request -> write(kid, request));
            }
        }
        files.values().forEach(Text::close);
    }
}
