package uk.hailsham.hub.town.people;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import uk.hailsham.hub.town.Numbers;

/** The files of an index and a roll, and their truth. */
final class TwoFiles implements AutoCloseable {
    private static final String PERSON =
            "forename,middle_names,surname,dob,sex,house,street,town,postcode,upn,nhs_number";
    private static final int SECONDS = 30_000_000;
    private static final long PRIME = 99_999_989L;
    private final Sheet index;
    private final Sheet roll;
    private final Sheet truth;

    TwoFiles(Path out) throws IOException {
        index = new Sheet(out.resolve("index.csv"), "id," + PERSON);
        roll = new Sheet(out.resolve("roll.csv"), "id," + PERSON + ",school,ethnicity");
        truth = new Sheet(out.resolve("truth.csv"), "left_id,right_id,kind");
    }

    void known(String id, Entry e) throws IOException {
        index.row(
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
    }

    void enrolled(String id, Entry e, String school, String ethnicity) throws IOException {
        roll.row(
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
                e.nhs,
                school,
                ethnicity);
    }

    /** @param right empty when the child is not in the index */
    void inTruth(String left, String right, Set<Rate> kinds) throws IOException {
        truth.row(left, right, kind(kinds));
    }

    static String indexId(int serial, boolean second) {
        return Numbers.index(second ? serial + SECONDS : serial);
    }

    /** Scattered otherwise than the index's, so that a number tells nothing of whose it is. */
    static String rollId(int serial) {
        return "P" + Long.toString(100_000_000L + serial * 38_196_601L % PRIME).substring(1);
    }

    /** What is so, several things joined by a plus; that a number is missing as usual is no news. */
    static String kind(Set<Rate> kinds) {
        Set<Rate> told = EnumSet.noneOf(Rate.class);
        told.addAll(kinds);
        told.remove(Rate.NHS_MISSING);
        StringBuilder text = new StringBuilder();
        for (Rate each : told) {
            text.append(text.isEmpty() ? "" : "+").append(each.key());
        }
        return text.isEmpty() ? "clean" : text.toString();
    }

    @Override
    public void close() throws IOException {
        index.close();
        roll.close();
        truth.close();
    }
}
