package uk.hailsham.hub.town.people;

import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import uk.hailsham.hub.town.Seeds;

/** Fills an index and a roll household by household, both to the number, and keeps nothing. */
final class IndexAndRoll {
    private final PeoplePlan plan;
    private final TwoFiles files;
    private final Families families;
    private final Mishaps mishaps;
    private final int schools;
    private int entries;
    private int pupils;

    IndexAndRoll(PeoplePlan plan, TwoFiles files) {
        this.plan = plan;
        this.files = files;
        this.families = new Families(plan);
        this.mishaps = new Mishaps(plan.rates(), families);
        this.schools = Math.max(5, plan.pupils() / 400);
    }

    void write() throws IOException {
        for (int household = 0; entries < plan.entries() || pupils < plan.pupils(); household++) {
            SplittableRandom random = Seeds.of(plan.seed(), household);
            boolean atSchool = pupils < due();
            List<Child> children = families.household(random);
            String school = "S%04d".formatted(random.nextInt(schools));
            for (Child child : children) {
                if (atSchool && pupils < plan.pupils() && child.ofSchoolAge(plan.today())) {
                    pupil(child, school, random);
                } else {
                    known(child, random);
                }
            }
        }
    }

    /** The roll is filled a little ahead of the index, so that its last pupils can be in it. */
    private double due() {
        double ahead = 1 + plan.entries() / 1000.0;
        return plan.pupils() * Math.min(1, (entries + ahead) / plan.entries());
    }

    private void pupil(Child child, String school, SplittableRandom random) throws IOException {
        if (plan.rates().happens(Rate.ABSENT_TWIN, random) && entries < plan.entries()) {
            absentTwin(child, school, random);
        } else if (plan.rates().happens(Rate.ABSENT, random) || entries >= plan.entries()) {
            enrol(child, school, "", traits(child, Rate.ABSENT), random);
        } else {
            present(child, school, random);
        }
    }

    /** One twin is on the roll and not in the index; the other is in the index and seldom on this roll. */
    private void absentTwin(Child child, String school, SplittableRandom random) throws IOException {
        Child twin = child.twin() == null ? families.twinOf(child, random) : null;
        Child absent = twin == null ? child : child.bornWith(twin);
        enrol(absent, school, "", traits(absent, Rate.ABSENT_TWIN), random);
        if (twin == null) {
            return;
        }
        if (plan.rates().happens(Rate.TWIN_AT_SCHOOL, random) && pupils < plan.pupils()) {
            present(twin, school, random);
        } else {
            known(twin, random);
        }
    }

    private void present(Child child, String school, SplittableRandom random) throws IOException {
        Set<Rate> first = entry(child, false, random);
        Set<Rate> kinds = traits(child);
        kinds.addAll(first);
        String left = enrol(child, school, TwoFiles.indexId(child.serial(), false), kinds, random);
        if (second(random)) {
            Set<Rate> again = traits(child, Rate.DUPLICATE);
            again.addAll(entry(child, true, random));
            files.inTruth(left, TwoFiles.indexId(child.serial(), true), again);
        }
    }

    private void known(Child child, SplittableRandom random) throws IOException {
        if (entries < plan.entries()) {
            entry(child, false, random);
            if (second(random)) {
                entry(child, true, random);
            }
        }
    }

    private boolean second(SplittableRandom random) {
        return plan.rates().happens(Rate.DUPLICATE, random) && entries < plan.entries();
    }

    private Set<Rate> entry(Child child, boolean second, SplittableRandom random) throws IOException {
        entries++;
        Entry entry = mishaps.written(child, Side.INDEX, child.ofSchoolAge(plan.today()), random);
        files.known(TwoFiles.indexId(child.serial(), second), entry);
        return entry.done;
    }

    private String enrol(Child child, String school, String right, Set<Rate> kinds, SplittableRandom random)
            throws IOException {
        pupils++;
        String id = TwoFiles.rollId(child.serial());
        Entry entry = mishaps.written(child, Side.ROLL, true, random);
        files.enrolled(id, entry, school, child.origin().code());
        kinds.addAll(entry.done);
        files.inTruth(id, right, kinds);
        return id;
    }

    private static Set<Rate> traits(Child child, Rate... more) {
        Set<Rate> traits = EnumSet.noneOf(Rate.class);
        traits.addAll(List.of(more));
        if (child.twin() != null) {
            traits.add(Rate.TWIN);
        }
        if (child.halfSibling()) {
            traits.add(Rate.HALF_SIBLING);
        }
        if (child.surname().indexOf('-') > 0) {
            traits.add(Rate.DOUBLE_BARRELLED);
        }
        return traits;
    }
}
