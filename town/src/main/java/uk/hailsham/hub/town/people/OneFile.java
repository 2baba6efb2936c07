package uk.hailsham.hub.town.people;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import uk.hailsham.hub.town.Seeds;

/** One file in which persons come again, and the truth as every pair of records of one person, the lesser id first. */
final class OneFile {
    private static final int MOST_RECORDS = 5;
    private final PeoplePlan plan;
    private final Families families;
    private final Mishaps mishaps;
    private int entries;

    OneFile(PeoplePlan plan) {
        this.plan = plan;
        this.families = new Families(plan);
        this.mishaps = new Mishaps(plan.rates(), families);
    }

    private record Record(String id, Set<Rate> done) {}

    void write(Path out) throws IOException {
        String header = "id,forename,middle_names,surname,dob,sex,house,street,town,postcode,upn,nhs_number";
        try (Sheet people = new Sheet(out.resolve("people.csv"), header);
                Sheet truth = new Sheet(out.resolve("truth.csv"), "left_id,right_id,kind")) {
            for (int household = 0; entries < plan.entries(); household++) {
                SplittableRandom random = Seeds.of(plan.seed(), household);
                for (Child child : families.household(random)) {
                    pairs(truth, records(people, child, random));
                }
            }
        }
    }

    private List<Record> records(Sheet people, Child child, SplittableRandom random) throws IOException {
        List<Record> records = new ArrayList<>();
        boolean again = true;
        while (again && entries < plan.entries() && records.size() < MOST_RECORDS) {
            Side side = records.isEmpty() ? Side.INDEX : Side.ROLL;
            Entry e = mishaps.written(child, side, child.ofSchoolAge(plan.today()), random);
            String id = TwoFiles.indexId(entries++, false);
            people.row(
                    id,
                    e.forename,
                    e.middle,
                    e.surname,
                    e.born,
                    e.sex,
                    e.house,
                    e.street,
                    e.town,
                    e.postcode,
                    e.upn,
                    e.nhs);
            records.add(new Record(id, e.done));
            again = plan.rates().happens(Rate.COPIES, random);
        }
        return records;
    }

    private static void pairs(Sheet truth, List<Record> records) throws IOException {
        if (records.size() == 1) {
            truth.row(records.get(0).id(), "", TwoFiles.kind(records.get(0).done()));
        }
        for (int i = 0; i < records.size(); i++) {
            for (int j = i + 1; j < records.size(); j++) {
                Record one = records.get(i);
                Record other = records.get(j);
                Set<Rate> done = EnumSet.noneOf(Rate.class);
                done.addAll(one.done());
                done.addAll(other.done());
                boolean inOrder = one.id().compareTo(other.id()) < 0;
                truth.row(inOrder ? one.id() : other.id(), inOrder ? other.id() : one.id(), TwoFiles.kind(done));
            }
        }
    }
}
