package uk.hailsham.hub.town;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Referral files: children with needs are referred, spread over the rolls; one request in ten has what real ones have wrong. */
final class ReferralWriter implements AutoCloseable {
    /** Of a hundred pupils at least so many have needs, a date of birth and no shield. */
    private static final int ELIGIBLE = 12;

    private static final int SPARE = 500;

    private final Path folder;
    private final LocalDate day;
    private final int wanted;
    private final int pupils;
    private final SplittableRandom random;
    private final Map<Place, Text> files = new EnumMap<>(Place.class);
    private final List<Kid> spare = new ArrayList<>();
    private int offered;
    private int written;

    ReferralWriter(Path folder, TownPlan plan, LocalDate day, int wanted) {
        this.folder = folder;
        this.day = day;
        this.wanted = wanted;
        this.pupils = plan.pupils();
        this.random = Seeds.of(plan.seed() ^ 0x4EFL, day.toEpochDay());
    }

    void offer(Kid kid) {
        boolean known = !kid.oddity().undated() && !kid.family().shielded();
        if (!kid.sen().any() || !known) {
            return;
        }
        offered++;
        if (spare.size() < SPARE) {
            spare.add(kid);
        }
        long due = Math.min(wanted, (long) offered * wanted / Math.max(1, pupils * ELIGIBLE / 100));
        while (written < due) {
            write(kid);
        }
    }

    private void write(Kid kid) {
        written++;
        Trouble trouble = Trouble.of(written);
        boolean basis = trouble != Trouble.NO_LAWFUL_BASIS;
        boolean agreed = trouble != Trouble.NOT_AGREED;
        boolean checked = trouble != Trouble.INDEX_NOT_CHECKED;
        boolean harm = written % 24 == 12;
        file(kid.place())
                .line(
                        Text.cells(
                                "R-%s-%05d".formatted(day.toString().replace("-", ""), written),
                                trouble == Trouble.UNKNOWN_PUPIL ? Numbers.otherUpn(written, 2020) : soundUpn(kid),
                                null,
                                trouble == Trouble.UNKNOWN_PUPIL
                                        ? "Nobody"
                                        : written(kid, kid.name().family()),
                                written(kid, kid.name().given()),
                                kid.born(),
                                need(kid),
                                Words.pick(random, Words.REASONS),
                                harm
                                        ? "urgent"
                                        : written % 8 == 3 ? "urgent" : written % 40 == 17 ? "emergency" : "routine",
                                "A. Senco",
                                "SENCO",
                                "senco@" + kid.place().id + ".example",
                                "01632 960310",
                                basis ? harm ? "legal-obligation" : "public-task" : null,
                                "yes",
                                agreed ? "yes" : "no",
                                kid.family().parents().get(0).relationship().equals("PAM") ? "mother" : "father",
                                agreed ? null : "wants to think about it",
                                Words.pick(random, Words.CHILD_VIEWS),
                                Words.pick(random, Words.PARENT_VIEWS),
                                checked ? "yes" : "no",
                                checked ? day + "T10:%02d:00Z".formatted(random.nextInt(60)) : null,
                                Words.pick(random, Words.TRIED),
                                harm ? "yes" : "no"),
                        "\n");
    }

    /** Every other one for the child's first special need, the others for what life brings. */
    private String need(Kid kid) {
        int age = Period.between(kid.born(), day).getYears();
        boolean special = written % 2 == 0 || age < 4 || age > 18;
        return special
                ? kid.sen().needs().get(0)
                : Want.any(random, kid.born(), day).name();
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
                                + "agreement_reason,child_view,parent_view,index_checked,index_checked_at,tried_first,"
                                + "safeguarding",
                        "\n");
                return file;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** A child may be referred more than once; a town without needs refers nobody. */
    @Override
    public void close() {
        for (int i = 0; written < wanted && !spare.isEmpty(); i++) {
            write(spare.get(i % spare.size()));
        }
        files.values().forEach(Text::close);
    }
}
